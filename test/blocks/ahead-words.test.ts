import { describe, expect, test } from 'vitest';
import { burnWords, lastsWords, outlookSentence, spanWords, topUpWords } from '../../src/blocks/ahead-words.ts';
import type { BurnRate } from '../../src/domain/burn-hours.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, toMinuteMicros } from '../../src/domain/duration.ts';
import type { Forecast, Outlook } from '../../src/domain/forecast.ts';
import { micros } from '../domain/make.ts';
import { EN, ZH } from './voices.ts';

function lasts(shortestMs: number, longestMs: number | null): Outlook {
  return { kind: 'lasts', shortestMs, likelyMs: shortestMs, longestMs };
}

function rate(perDay: number, observed = 1): BurnRate {
  return { perDayMicros: micros(perDay), observed };
}

function forecast(given: Partial<Forecast>): Forecast {
  const burn = { hour: null, day: null, week: null };
  return { currency: 'CNY', burn, outlook: { kind: 'unknown' }, topUpMicros: null, thresholdMicros: null, ...given };
}

describe('how long the money lasts', () => {
  test.for([
    [26 * HOUR_MS, 45 * HOUR_MS, 'lasts about 1 to 2 days'],
    [5.2 * HOUR_MS, 8.9 * HOUR_MS, 'lasts about 5 to 9 hours'],
    [3.1 * DAY_MS, 3.9 * DAY_MS, 'lasts about 3 to 4 days'],
    [3 * DAY_MS, 3 * DAY_MS, 'lasts about 3 days'],
    [15 * HOUR_MS, 60 * HOUR_MS, 'lasts about 15 to 60 hours'],
    [15 * HOUR_MS, 61 * HOUR_MS, 'lasts about 15 hours to 3 days'],
    [40 * MINUTE_MS, 120 * MINUTE_MS, 'lasts about 40 to 120 minutes'],
    [40 * MINUTE_MS, 121 * MINUTE_MS, 'lasts about 40 minutes to 3 hours'],
    [HOUR_MS, HOUR_MS, 'lasts about 1 hour'],
    [30_000, 60_000, 'lasts less than 1 minute'],
    [21 * DAY_MS, 34 * DAY_MS, 'lasts about 20 to 40 days'],
    [200 * DAY_MS, null, 'lasts at least 200 days'],
    [DAY_MS, null, 'lasts at least 1 day'],
  ] as const)('from %i to %s ms: %s', ([shortestMs, longestMs, expected]) => {
    expect(lastsWords(EN, lasts(shortestMs, longestMs))).toBe(expected);
  });

  test('is not told in a title while nobody knows it', () => {
    expect(lastsWords(EN, { kind: 'unknown' })).toBeUndefined();
    expect(lastsWords(EN, { kind: 'unspent' })).toBeUndefined();
    expect(lastsWords(EN, lasts(0, 0))).toBe('has nothing left to spend');
  });

  test('is told in a sentence, also when nobody knows', () => {
    expect(outlookSentence(EN, lasts(3 * DAY_MS, 4 * DAY_MS))).toBe('It lasts about 3 to 4 days.');
    expect(outlookSentence(EN, lasts(0, 0))).toBe('Nothing is left to spend.');
    expect(outlookSentence(EN, { kind: 'unknown' })).toBe('Not enough data yet to say how long it lasts.');
    expect(outlookSentence(EN, { kind: 'unspent' })).toBe('At this rate it lasts longer than a year.');
  });

  test('names the currency where there are several', () => {
    const outlook = { kind: 'lasts', shortestMs: 3 * DAY_MS, likelyMs: 3 * DAY_MS, longestMs: 4 * DAY_MS } as const;
    expect(outlookSentence(EN, outlook, 'CNY')).toBe('The CNY money lasts about 3 to 4 days.');
    expect(outlookSentence(ZH, outlook, 'CNY')).toBe('CNY 余额预计还可用 3–4 天。');
    expect(outlookSentence(EN, { ...outlook, likelyMs: 0 }, 'CNY')).toBe('No CNY money is left to spend.');
    expect(outlookSentence(EN, { kind: 'unknown' }, 'CNY')).toBe(
      'Not enough data yet to say how long the CNY money lasts.',
    );
    expect(outlookSentence(EN, { kind: 'unspent' }, 'CNY')).toBe(
      'At this rate the CNY money lasts longer than a year.',
    );
  });

  test.for([
    [3 * DAY_MS, '3 days'],
    [DAY_MS, '1 day'],
    [36 * HOUR_MS, '36 hours'],
    [61 * HOUR_MS, '2 days 13 hours'],
    [90 * HOUR_MS, '3 days 18 hours'],
    [45 * MINUTE_MS, '45 minutes'],
    [375 * MINUTE_MS, '6 h 15 min'],
  ] as const)('as a threshold of %i ms is %s', ([ms, expected]) => {
    expect(spanWords(EN, toMinuteMicros(ms))).toBe(expected);
  });
});

describe('how fast it goes', () => {
  test('is what a day costs, by the last 24 hours', () => {
    expect(burnWords(EN, 'CNY', { hour: rate(99), day: rate(31.2), week: rate(12) })).toBe('spending ¥31.20 a day');
  });

  test('says how much of them was seen, if not nearly all', () => {
    const burn = { hour: null, day: rate(31.2, 0.5), week: null };
    expect(burnWords(EN, 'CNY', burn)).toBe('spending ¥31.20 a day (seen for 50 % of the last 24 h)');
    expect(burnWords(EN, 'CNY', { ...burn, day: rate(31.2, 0.95) })).toBe('spending ¥31.20 a day');
    expect(burnWords(EN, 'CNY', { ...burn, day: rate(31.2, 0.001) })).toContain('seen for 1 %');
  });

  test('goes by the week where little of the day was seen', () => {
    expect(burnWords(EN, 'CNY', { hour: null, day: rate(2880, 0.2), week: rate(12, 0.9) })).toBe(
      'spending ¥12.00 a day (seen for 90 % of the last 7 days)',
    );
    expect(burnWords(EN, 'CNY', { hour: null, day: rate(24, 0.25), week: rate(12) })).toContain(
      'spending ¥24.00 a day',
    );
  });

  test('goes by the week where nothing of the day was seen, and is left out without that', () => {
    expect(burnWords(EN, 'USD', { hour: null, day: null, week: rate(2, 0.3) })).toBe(
      'spending $2.00 a day (seen for 30 % of the last 7 days)',
    );
    expect(burnWords(EN, 'USD', { hour: null, day: null, week: null })).toBeUndefined();
  });
});

describe('what would be enough', () => {
  test.for([
    [938.2, 'top up about ¥940'],
    [940, 'top up about ¥940'],
    [12_345, 'top up about ¥13,000'],
    [7.01, 'top up about ¥8'],
    [0.2, 'top up about ¥1'],
  ] as const)('%d is told with two digits: %s', ([units, expected]) => {
    expect(topUpWords(EN, forecast({ topUpMicros: micros(units) }))).toBe(expected);
  });

  test('comes with a threshold that warns in time', () => {
    expect(topUpWords(EN, forecast({ topUpMicros: micros(938.2), thresholdMicros: micros(100) }))).toBe(
      'top up about ¥940; a threshold of ¥100 warns about 3 days ahead',
    );
  });

  test('is not told when nobody knows, or when there is enough', () => {
    expect(topUpWords(EN, forecast({ topUpMicros: null }))).toBeUndefined();
    expect(topUpWords(EN, forecast({ topUpMicros: 0 }))).toBeUndefined();
  });
});
