import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import { cny, FIFTY, last, playOn, read, set, steps, TEN, tick, UNAVAILABLE, USD_FIVE } from './episode-life.ts';
import { failure, REFUSED, snapshot, T0 } from './make.ts';
import type { Happening } from './play.ts';

describe('a time nobody watched', () => {
  const gap = (from: number, until: number): unknown => ({ from: T0 + from, until: T0 + until });

  test('is noted by each open episode, whatever was read', () => {
    for (const reading of [snapshot({ CNY: 30 }), snapshot({ CNY: 60 }), failure(), REFUSED])
      expect(last(playOn([FIFTY], cny(30), read(reading, HOUR_MS))).gaps).toEqual([
        gap(MINUTE_MS, MINUTE_MS + HOUR_MS),
      ]);
  });

  test('is never a step of its own', () => {
    expect(steps(playOn([FIFTY], cny(30), cny(30, HOUR_MS)))).toEqual(['fired', null]);
    expect(playOn([FIFTY], cny(60), cny(60, HOUR_MS)).map(({ step }) => step?.episode)).toEqual([null, null]);
  });

  test('is noted by an alert about a balance that fell meanwhile', () => {
    expect(last(playOn([FIFTY], cny(60), cny(30, HOUR_MS))).gaps).toEqual([gap(MINUTE_MS, MINUTE_MS + HOUR_MS)]);
    const afterFailure = playOn([FIFTY], cny(60), read(failure(), HOUR_MS), cny(30));
    expect(last(afterFailure).gaps).toEqual([gap(MINUTE_MS, MINUTE_MS + HOUR_MS)]);
  });

  test('is noted when other wallets fell too, or did not', () => {
    const [high, low] = [snapshot({ CNY: 60, USD: 9 }), snapshot({ CNY: 30, USD: 8 })];
    const noted = [gap(2 * MINUTE_MS, 2 * MINUTE_MS + HOUR_MS)];
    expect(last(playOn([FIFTY, USD_FIVE], read(high), read(low, HOUR_MS))).gaps).toEqual(noted);
    const refused = snapshot({ CNY: 30, USD: 9 }, false);
    expect(last(playOn([UNAVAILABLE, FIFTY], read(high), read(refused, HOUR_MS))).gaps).toEqual(noted);
  });

  test('is noted by no alert about anything else', () => {
    expect(last(playOn([UNAVAILABLE], cny(60), read(snapshot({ CNY: 30 }, false), HOUR_MS))).gaps).toEqual([]);
    const other = playOn([FIFTY], read(snapshot({ USD: 9 })), read(snapshot({ USD: 1, CNY: -1 }), HOUR_MS));
    expect(last(other).gaps).toEqual([]);
    expect(last(playOn([FIFTY], cny(60), cny(60, HOUR_MS), cny(30))).gaps).toEqual([]);
  });

  test('is not noted again by an alert that goes on, after a failure', () => {
    const low = (yuan: number, afterMs = MINUTE_MS): Happening => read(snapshot({ CNY: yuan }, false), afterMs);
    const played = playOn([FIFTY, UNAVAILABLE], low(60), read(failure(), HOUR_MS), low(30));
    expect(last(played).gaps).toEqual([gap(2 * MINUTE_MS, 2 * MINUTE_MS + HOUR_MS)]);
  });

  test('is not noted by a change of rules', () => {
    expect(last(playOn([FIFTY], cny(30), tick(HOUR_MS), set(TEN))).gaps).toEqual([]);
  });

  test('that goes on is one line, and only the last twenty are kept', () => {
    const growing = playOn([FIFTY], cny(30), read(failure(), HOUR_MS), read(failure(), HOUR_MS));
    expect(last(growing).gaps).toEqual([gap(MINUTE_MS, MINUTE_MS + 2 * HOUR_MS)]);
    const many = playOn([FIFTY], cny(30), ...Array.from({ length: 22 }, () => cny(30, HOUR_MS)));
    expect(last(many).gaps).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 2).map((hour) =>
        gap(MINUTE_MS + hour * HOUR_MS, MINUTE_MS + (hour + 1) * HOUR_MS),
      ),
    );
  });
});
