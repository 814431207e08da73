import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createElement as h, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Look, type Picture, THEMES } from './picture.ts';
import { renderPicture } from './surfaces.ts';

/** Whatever a message says: its page runs nothing and loads nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const OF_RENDERER = createRequire(import.meta.url).resolve('slack-blocks-to-jsx/dist/style.css');
const STYLE = [OF_RENDERER, join(import.meta.dirname, 'style.css')]
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** One picture as a page of its own. */
export function picturePage(picture: Picture, look: Omit<Look, 'at'>): string {
  return page(picture.name, look, renderPicture(picture, look));
}

/** All pictures in one language on one page, in both colours, each as wide as a phone and as a desktop. */
export function galleryPage(
  pictures: readonly Picture[],
  look: Omit<Look, 'at' | 'theme'>,
  widths: readonly number[],
): string {
  const sections = pictures.map((picture) =>
    h(
      'section',
      { key: picture.name },
      h('h2', null, picture.name),
      ...THEMES.flatMap((theme) =>
        widths.map((width) =>
          h(
            'div',
            { key: `${theme}${width}`, style: { width, margin: '0 0 16px' } },
            renderPicture(picture, { ...look, theme }),
          ),
        ),
      ),
    ),
  );
  return page('Gallery', look, h('main', { style: { padding: 16, background: '#c8c8cc' } }, ...sections));
}

function page(title: string, { language }: Pick<Look, 'language'>, body: ReactElement): string {
  const head = renderToStaticMarkup(
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('meta', { httpEquiv: 'Content-Security-Policy', content: POLICY }),
      h('meta', { name: 'viewport', content: 'width=device-width' }),
      h('title', null, title),
    ),
  );
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  return `<!doctype html>\n<html lang="${lang}">${head}<style>${STYLE}</style>${renderToStaticMarkup(h('body', null, body))}</html>\n`;
}
