import { MINUTE_MS } from '../../src/domain/duration.ts';
import type { Episode } from '../../src/domain/episode.ts';
import type { Reading } from '../../src/domain/reading.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { makeRule, micros, snapshot, T0 } from './make.ts';
import { type Happening, type Played, play, SETTINGS } from './play.ts';

export const FIFTY = makeRule({ id: 1 });
export const TEN = makeRule({ id: 2, thresholdMicros: micros(10), severity: 'critical' });
export const USD_FIVE = makeRule({ id: 3, currency: 'USD', thresholdMicros: micros(5) });
export const UNAVAILABLE = makeRule({ id: 4, kind: 'unavailable' });
export const BLIND = makeRule({ id: 5, kind: 'blind' });
export const ALL = [FIFTY, TEN, USD_FIVE, UNAVAILABLE, BLIND];

export function read(reading: Reading, afterMs = MINUTE_MS): Happening {
  return { what: 'read', reading, afterMs, tookMs: 0 };
}

export function cny(total: number, afterMs = MINUTE_MS): Happening {
  return read(snapshot({ CNY: total }), afterMs);
}

export function set(rule: Rule): Happening {
  return { what: 'set', rule, afterMs: MINUTE_MS };
}

export function change(rule: Rule): Happening {
  return { what: 'change', rule, afterMs: MINUTE_MS };
}

export function remove(ruleId: number): Happening {
  return { what: 'remove', ruleId, afterMs: MINUTE_MS };
}

export function tick(afterMs: number): Happening {
  return { what: 'tick', afterMs };
}

/** What came of the happenings, after `rules` had been set one minute apart each, the first at `T0`. */
export function playOn(rules: readonly Rule[], ...happenings: readonly Happening[]): readonly Played[] {
  const setting = rules.map(set);
  return play([...setting, ...happenings], { ...SETTINGS, startAt: T0 - MINUTE_MS }).slice(rules.length);
}

export function steps(played: readonly Played[]): readonly (string | null)[] {
  return played.map(({ step }) => step?.announcement?.step ?? null);
}

export function news(played: readonly Played[]): readonly string[] {
  const keys = played.at(-1)?.step?.announcement?.news ?? [];
  return keys.map(({ kind, currency }) => (currency === null ? kind : `${kind} ${currency}`));
}

/** The episode after the last happening, ended or not. */
export function last(played: readonly Played[]): Episode {
  const episode = played.at(-1)?.step?.episode;
  if (!episode) throw new RangeError('There is no episode');
  return episode;
}
