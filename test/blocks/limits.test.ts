import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, fitField, fitLines, fitMessageText, fitSection, packSections } from '../../src/blocks/limits.ts';
import { EN } from './voices.ts';

describe('cutText', () => {
  it.each([
    ['keeps what fits', 'abcde', 5, 'abcde'],
    ['ends what it cuts with an ellipsis', 'abcdef', 5, 'abcd…'],
    ['never cuts inside an entity', 'abc&amp;def', 7, 'abc…'],
    ['keeps a whole entity', 'abc&amp;def', 10, 'abc&amp;d…'],
    ['never cuts inside a link', 'see <https://a.example|here> now', 12, 'see…'],
    ['keeps a whole link', '<@U1> and more', 8, '<@U1> a…'],
    ['never cuts a character in two', 'ab😀cd', 4, 'ab…'],
    ['leaves no space before the ellipsis', 'ab cdef', 4, 'ab…'],
  ])('%s', (_, text, max, expected) => {
    expect(cutText(text, max)).toBe(expected);
  });

  it('never returns more than it may', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '😀', '&amp;', '<@U1>', '<', '>') }),
        fc.integer({ min: 1, max: 20 }),
        (text, max) => {
          expect(cutText(text, max).length).toBeLessThanOrEqual(max);
        },
      ),
    );
  });
});

describe('fitLines', () => {
  it('keeps lines that fit as they are', () => {
    expect(fitLines(EN, ['aaaa', 'bbbb'], 10)).toEqual(['aaaa', 'bbbb']);
  });

  it('counts the lines that it leaves out', () => {
    expect(fitLines(EN, ['aaaa', 'bbbb', 'cccc', 'd'.repeat(30)], 41)).toEqual(['aaaa', 'bbbb', '… and 2 more']);
  });

  it('never returns more than it may', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 })), fc.integer({ min: 30, max: 200 }), (lines, max) => {
        expect(fitLines(EN, lines, max).join('\n').length).toBeLessThanOrEqual(max);
      }),
    );
  });
});

describe('packSections', () => {
  it('joins lines until a section is full', () => {
    const line = 'x'.repeat(1499);
    expect(packSections([line, line, line]).map((text) => text.length)).toEqual([2999, 1499]);
  });

  it('cuts a line that is longer than a section', () => {
    expect(packSections(['x'.repeat(3001)])).toEqual([`${'x'.repeat(2999)}…`]);
  });
});

it('keeps sections, fields and whole texts to their own limits', () => {
  const long = 'x'.repeat(5000);
  expect([fitSection(long).length, fitField(long).length]).toEqual([3000, 2000]);
  expect(fitMessageText(EN, ['title', long, 'end'])).toBe('title\n… and 2 more');
});
