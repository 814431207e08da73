import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../domain/language.ts';
import type { Chromium } from './chromium.ts';
import { galleryPage, picturePage } from './page.ts';
import type { Picture, Theme } from './picture.ts';
import { ZONE } from './sample-cards.ts';

/** CSS pixels. */
const WIDTHS = { phone: 390, desktop: 900 } as const;
export const WIDTH_NAMES = ['phone', 'desktop'] as const satisfies readonly (keyof typeof WIDTHS)[];
type Width = (typeof WIDTH_NAMES)[number];

export interface Wanted {
  /** Made if need be. */
  readonly folder: string;
  readonly pictures: readonly Picture[];
  readonly languages: readonly Language[];
  readonly themes: readonly Theme[];
  readonly widths: readonly Width[];
  /** No pages, only PNGs. */
  readonly onlyPng: boolean;
}

/** Writes the pages, and PNGs where there is a browser; says the names of the files in the order in which they are written. */
export async function writePictures(
  wanted: Wanted,
  chromium: Chromium | undefined,
  say: (file: string) => void,
): Promise<void> {
  await mkdir(wanted.folder, { recursive: true });
  const write = async (file: string, content: string | Buffer): Promise<void> => {
    await writeFile(join(wanted.folder, file), content);
    say(file);
  };
  if (!wanted.onlyPng) await writeGallery(wanted, write);
  for (const { picture, language, theme } of combinations(wanted)) {
    const name = `${picture.name}.${language}.${theme}`;
    const html = picturePage(picture, { language, theme, zone: ZONE });
    if (!wanted.onlyPng) await write(`${name}.html`, html);
    if (chromium === undefined) continue;
    for (const width of wanted.widths) await write(`${name}.${width}.png`, await chromium.draw(html, WIDTHS[width]));
  }
}

type Write = (file: string, content: string) => Promise<void>;

/** `index.html` in the first language, and one more page per language besides. */
async function writeGallery({ pictures, languages, widths }: Wanted, write: Write): Promise<void> {
  const pixels = widths.map((width) => WIDTHS[width]);
  for (const [index, language] of languages.entries()) {
    const file = index === 0 ? 'index.html' : `index.${language}.html`;
    await write(file, galleryPage(pictures, { language, zone: ZONE }, pixels));
  }
}

function combinations({ pictures, languages, themes }: Wanted) {
  return pictures.flatMap((picture) =>
    languages.flatMap((language) => themes.map((theme) => ({ picture, language, theme }))),
  );
}
