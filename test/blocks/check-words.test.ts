import { expect, test } from 'vitest';
import { notAvailableWords, refusedWords, shortageWords } from '../../src/blocks/check-words.ts';
import { readCheck } from '../../src/domain/check.ts';
import { micros, snapshot } from '../domain/make.ts';

const money = (units: number, currency: string) => ({ micros: micros(units), currency });

test('refused calls say how DeepSeek said so, and what helps', () => {
  expect(refusedWords('HTTP 402')).toBe(
    'DeepSeek refuses calls because the money is used up (HTTP 402). Top up at https://platform.deepseek.com/top_up. Retries do not help.',
  );
});

test('not available is the end of the money, or something else than that', () => {
  expect(notAvailableWords(snapshot({ CNY: -0.02 }, false))).toContain('because the money is used up.');
  expect(notAvailableWords(snapshot({ CNY: 41.2, USD: 3 }, false))).toContain('although ¥41.20 and $3.00 is left.');
});

test('a shortage names only what is missed, and wallets that are not there', () => {
  const check = readCheck(snapshot({ CNY: 45 }), [[money(40, 'CNY')], [money(50, 'CNY'), money(7, 'USD')]]);
  expect(shortageWords(check)).toBe(
    'It needs 50 CNY or 7 USD and has ¥45.00 and no wallet in USD. Top up at https://platform.deepseek.com/top_up.',
  );
});
