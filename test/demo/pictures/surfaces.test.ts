import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../src/demo/pictures/picture.ts';
import { renderPicture } from '../../../src/demo/pictures/surfaces.ts';
import type { Language } from '../../../src/domain/language.ts';
import { LOOK } from './snapshot-text.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';
const BLOCKS = [{ type: 'section', text: { type: 'plain_text', text: 'inside' } }];

function htmlOf(picture: Picture, language: Language = 'en'): string {
  return renderToStaticMarkup(createElement('div', null, renderPicture(picture, { ...LOOK, language })));
}

function textOf(picture: Picture, language: Language = 'en'): string {
  return htmlOf(picture, language)
    .replaceAll(/<[^>]*>/g, '|')
    .replaceAll(/\|+/g, '|');
}

function message(given: object = {}): Picture {
  return { name: 'message', surface: 'message', build: () => ({ blocks: BLOCKS, at: LOOK.at, ...given }) };
}

function modal(given: object = {}): Picture {
  const view = { title: { text: HOSTILE }, blocks: BLOCKS, ...given };
  return { name: 'modal', surface: 'modal', build: () => ({ view, at: LOOK.at }) };
}

describe('a message', () => {
  it('says who wrote it when', () => {
    expect(textOf(message())).toBe('|🐳|DeepSeek Balance|APP|2:05 PM|inside|');
    expect(textOf(message(), 'zh')).toBe('|🐳|DeepSeek Balance|应用|14:05|inside|');
  });

  it('says who sees it, and that it is a reply', () => {
    expect(textOf(message({ isPrivate: true }))).toMatch(/^\|👁 Only visible to you\|/);
    expect(textOf(message({ isReply: true }))).toMatch(/^\|Thread\|/);
  });
});

describe('a modal', () => {
  it('has its title and its buttons, and Slack’s own word where the view has none', () => {
    expect(textOf(modal({ title: { text: 'Rules' } }))).toBe('|🐳|Rules|✕|inside|Cancel|');
    expect(textOf(modal({ submit: { text: 'Save' }, close: { text: 'Back' } }))).toMatch(/\|Back\|Save\|$/);
  });

  it('cannot become HTML by its title', () => {
    expect(htmlOf(modal())).not.toContain('<img');
    expect(textOf(modal())).toContain('&lt;img src=x');
  });
});

it('shows the Home tab among the others', () => {
  const home: Picture = { name: 'home', surface: 'home', build: () => ({ view: { blocks: BLOCKS }, at: LOOK.at }) };
  expect(textOf(home)).toBe('|🐳|DeepSeek Balance|Home|Messages|About|inside|');
});
