import { describe, expect, test } from 'vitest';
import { editDistance, nearest } from '../../../src/listeners/commands/nearest.ts';

describe('the distance of two words', () => {
  test.each([
    ['show', 'show', 0],
    ['shw', 'show', 1],
    ['shoow', 'show', 1],
    ['shaw', 'show', 1],
    ['shwo', 'show', 1],
    ['hsow', 'show', 1],
    ['thrsehold', 'threshold', 1],
    ['thersohld', 'threshold', 2],
    ['', 'show', 4],
    ['show', '', 4],
    ['ab', 'ba', 1],
    ['abc', 'cab', 2],
    ['prod', 'staging', 7],
  ])('%s and %s: %i', (left, right, distance) => {
    expect(editDistance(left, right)).toBe(distance);
    expect(editDistance(right, left)).toBe(distance);
  });
});

describe('the nearest words', () => {
  const words = ['show', 'rules', 'version', 'threshold', 'thresholds'];
  test.each([
    ['one error in a short word', 'shwo', ['show']],
    ['two errors in a short word are too many', 'sowh', []],
    ['two errors in a word of six letters', 'versio', ['version']],
    ['two errors in a long word', 'thersohld', ['threshold']],
    ['three errors in a long word are too many', 'thrshl', []],
    ['five letters allow one error', 'rulez', ['rules']],
    ['five letters do not allow two', 'rulzz', []],
    ['two letters are near to nothing', 'sh', []],
    ['the nearer of two', 'thresold', ['threshold']],
    ['an equal word', 'rules', ['rules']],
  ])('%s', (_name, typed, expected) => {
    expect(nearest(typed, words).words).toEqual(expected);
  });

  test('equally near words are all found, each once', () => {
    expect(nearest('prob', ['prod', 'probe', 'prod', 'dev'])).toEqual({ words: ['prod', 'probe'], distance: 1 });
  });

  test('names that every object has are words like others', () => {
    expect(nearest('constructer', ['constructor', '__proto__']).words).toEqual(['constructor']);
  });
});
