import { expect, it } from 'vitest';
import { spellDay, wallTime } from '../../src/blocks/dates.ts';
import { packSections } from '../../src/blocks/limits.ts';
import { EN, ZH } from './voices.ts';

it('writes a day as a reader of the language does', () => {
  expect(spellDay(EN, '2026-11-21')).toBe('Sat Nov 21');
  expect(spellDay(ZH, '2026-11-21')).toBe('11月21日周六');
  expect(spellDay(EN, 'some day')).toBe('some day');
});

it('writes an instant by the clocks of a zone', () => {
  const at = Date.UTC(2026, 10, 26, 16, 5);
  expect(wallTime(EN, at, 'Asia/Shanghai')).toBe('Nov 27, 00:05');
  expect(wallTime(ZH, at, 'Asia/Shanghai')).toBe('11月27日 00:05');
});

it('leaves a gap between lines, and none at the head of a section', () => {
  expect(packSections(['a', '\nb'])).toEqual(['a\n\nb']);
  expect(packSections(['a'.repeat(3000), '\nb'])).toEqual(['a'.repeat(3000), 'b']);
});
