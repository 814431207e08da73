import { parseArgs } from 'node:util';
import { LANGUAGES } from '../../domain/language.ts';
import { GALLERY } from './gallery.ts';
import { THEMES } from './picture.ts';
import { type Wanted, WIDTH_NAMES } from './write-pictures.ts';

export const USAGE = `Usage: npm run pictures -- [options] [name …]
  --out FOLDER      where to write (reports/pictures)
  --language en|zh  one language only
  --theme light|dark  one theme only
  --width phone|desktop  PNGs of one width only
  --png             PNGs only, no pages
Names: ${GALLERY.map(({ name }) => name).join(', ')}`;

/** What the command line asks for; throws an error that says what is wrong with it. */
export function parseArguments(args: readonly string[]): Wanted {
  const one = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { out: one, language: one, theme: one, width: one, png: { type: 'boolean' } },
  });
  const unknown = positionals.find((name) => GALLERY.every((picture) => picture.name !== name));
  if (unknown !== undefined) throw new RangeError(`There is no picture ${unknown}.`);
  return {
    folder: values.out ?? 'reports/pictures',
    pictures: GALLERY.filter(({ name }) => positionals.length === 0 || positionals.includes(name)),
    languages: choose('language', LANGUAGES, values.language),
    themes: choose('theme', THEMES, values.theme),
    widths: choose('width', WIDTH_NAMES, values.width),
    onlyPng: values.png ?? false,
  };
}

function choose<T extends string>(option: string, all: readonly T[], asked: string | undefined): readonly T[] {
  const chosen = asked === undefined ? all : all.filter((each) => each === asked);
  if (chosen.length === 0) throw new RangeError(`--${option} is one of ${all.join(', ')}.`);
  return chosen;
}
