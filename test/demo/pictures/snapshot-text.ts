import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Look, Picture } from '../../../src/demo/pictures/picture.ts';
import { renderBlocks } from '../../../src/demo/pictures/render-blocks.ts';
import { renderPicture } from '../../../src/demo/pictures/surfaces.ts';

export const LOOK: Look = { language: 'en', theme: 'light', at: Date.UTC(2026, 10, 26, 6, 5), zone: 'Asia/Shanghai' };

/** Blocks as HTML without the renderer's classes. */
export function htmlOf(...blocks: readonly object[]): string {
  return withoutLook(renderToStaticMarkup(renderBlocks(blocks, LOOK)));
}

/** What a browser would show of blocks, without line breaks. */
export function textOf(...blocks: readonly object[]): string {
  return htmlOf(...blocks).replaceAll(/<[^>]*>/g, '');
}

/** A picture as lines of HTML, small enough to be read in a review. */
export function snapshotOf(picture: Picture, look: Omit<Look, 'at'>): string {
  const html = withoutLook(renderToStaticMarkup(createElement('div', null, renderPicture(picture, look))));
  return `${html
    .replaceAll(/<\/?(?:div|span)>/g, (tag) => (tag.endsWith('div>') ? '\n' : ''))
    .replaceAll(/(?=<(?:p|svg|g|path|line|text|table|tr|td|button|label|input|textarea)\b)/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n')}\n`;
}

/** Classes and styles are the renderer's affair, and what reads as nothing is for the renderer only. */
function withoutLook(html: string): string {
  return html.replaceAll(/ (?:class|style|data-[a-z-]+|id)="[^"]*"|\u2060/g, '');
}
