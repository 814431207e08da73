import { describe, expect, it } from 'vitest';
import { readErrorMessage, shorten } from '../../src/deepseek/operator-text.ts';

const KEY = 'gateway/key+1=';

function read(message: unknown): string | null {
  return readErrorMessage({ error: { message } }, KEY);
}

describe('readErrorMessage', () => {
  it.each([
    ['plain words', 'Insufficient Balance', 'Insufficient Balance'],
    ['a request id', 'Insufficient Balance (request_id: e1f8c686-3ba1-4d72-bbba-204d56dbd462)', 'Insufficient Balance'],
    ['a request id and a blank', 'Too busy (request_id: e1f8c686) ', 'Too busy'],
    ['the tail of a key', 'Your api key: ****abcd is invalid', 'Your api key: **** is invalid'],
    ['both ends of a key', 'Key sk-ab***wxyz, sk-ab…wxyz, sk-ab...wxyz', 'Key ****, ****, ****'],
    ['a whole API key', 'Incorrect key "sk-0123456789abcdef"', 'Incorrect key "****"'],
    ['the key of a gateway', `Unknown token ${KEY}!`, 'Unknown token ****!'],
    ['words that contain sk-', 'This is risk-free', 'This is risk-free'],
    ['line breaks and control characters', 'a\r\n\tb\u0000\u001b[31mc\u202ed', 'a b [31mc d'],
    ['half a character', 'a\ud83d', 'a'],
  ])('shows %s', (_name, message, expected) => {
    expect(read(message)).toBe(expected);
  });

  it.each([
    ['markup', '<html><h1>504</h1></html>'],
    ['a comment', 'x <!-- y -->'],
    ['only a request id', ' (request_id: 1)'],
    ['no text', 42],
    ['nothing', undefined],
  ])('shows nothing for %s', (_name, message) => {
    expect(read(message)).toBeNull();
  });

  it.each([undefined, null, 'text', [], {}, { error: 'text' }, { error: null }])('finds no message in %j', (body) => {
    expect(readErrorMessage(body, KEY)).toBeNull();
  });

  it('leaves no part of a key where a very long message is cut', () => {
    const message = `${'x '.repeat(993)}${KEY}${KEY}`;
    expect(read(message)).not.toContain('gateway');
  });

  it('masks nothing when there is no key', () => {
    expect(readErrorMessage({ error: { message: 'abc' } }, '')).toBe('abc');
  });
});

describe('shorten', () => {
  it('keeps 200 characters and marks what it cuts', () => {
    expect(shorten('x'.repeat(200))).toBe('x'.repeat(200));
    expect(shorten('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`);
  });

  it('does not cut a character in two', () => {
    expect(shorten(`${'x'.repeat(198)}😀😀`)).toBe(`${'x'.repeat(198)}…`);
  });
});
