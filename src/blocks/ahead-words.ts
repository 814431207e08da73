import { DAY_MS, fromMinuteMicros, HOUR_MS, MINUTE_MS } from '../domain/duration.ts';
import { type Burn, type Forecast, type Outlook, WARN_DAYS } from '../domain/forecast.ts';
import { roundUp } from '../domain/suggestion.ts';
import { amount, amountUp } from './amounts.ts';
import type { Say } from './locales/say.ts';
import { seenWords } from './seen-words.ts';

/** A longer end than this is told in days. */
const HOURS_UNTIL = 60 * HOUR_MS;
const MINUTES_UNTIL = 2 * HOUR_MS;
/** Of a larger number only two digits are told. */
const EXACT_UNTIL = 20;
const ROUNDED_TO = 10;
/** A day of which less was seen is not told by itself. */
const ENOUGH_SEEN = 0.25;

interface Scale {
  readonly ms: number;
  readonly unit: 'minutes' | 'hours' | 'days';
}

const MINUTES: Scale = { ms: MINUTE_MS, unit: 'minutes' };
const HOURS: Scale = { ms: HOUR_MS, unit: 'hours' };
const DAYS: Scale = { ms: DAY_MS, unit: 'days' };

/** What a wallet does, `lasts about 3 to 4 days`; undefined while nobody knows, or when nothing is spent. */
export function lastsWords(say: Say, outlook: Outlook): string | undefined {
  if (outlook.kind !== 'lasts') return undefined;
  return outlook.likelyMs === 0 ? say('lasts.nothing_left') : rangeWords(say, outlook);
}

/** How long the money lasts in a sentence of its own, also when that is not known; with `of`, the currency of one wallet among several. */
export function outlookSentence(say: Say, outlook: Outlook, of?: string): string {
  if (of !== undefined) return outlookOf(say, outlook, of);
  switch (outlook.kind) {
    case 'unknown':
      return say('outlook.unknown');
    case 'unspent':
      return say('outlook.unspent');
    case 'lasts':
      return outlook.likelyMs === 0
        ? say('outlook.nothing_left')
        : say('outlook.lasts', { lasts: rangeWords(say, outlook) });
  }
}

function outlookOf(say: Say, outlook: Outlook, currency: string): string {
  if (outlook.kind !== 'lasts') return say(`outlook.${outlook.kind}_of`, { currency });
  if (outlook.likelyMs === 0) return say('outlook.nothing_left_of', { currency });
  return say('outlook.lasts_of', { currency, lasts: rangeWords(say, outlook) });
}

/** `spending ¥31.20 a day`: over the last 24 hours, else over the week; undefined when nothing was seen. */
export function burnWords(say: Say, currency: string, burn: Burn): string | undefined {
  // A few minutes of a day say less than the week.
  const isDay = burn.day !== null && (burn.week === null || burn.day.observed >= ENOUGH_SEEN);
  const rate = isDay ? burn.day : burn.week;
  if (rate === null) return undefined;
  const seen = seenWords(say, rate.observed, say(isDay ? 'burn.last_day' : 'burn.last_week'));
  return say('burn.rate', { amount: amount(currency, rate.perDayMicros), seen });
}

/** `top up about ¥940`; undefined when that is not known, or not needed. */
export function topUpAmount(say: Say, { currency, topUpMicros }: Forecast): string | undefined {
  if (topUpMicros === null || topUpMicros <= 0) return undefined;
  return say('top_up.about', { amount: roundAmount(currency, roundUp(topUpMicros)) });
}

/** `top up about ¥940; a threshold of ¥100 warns about 3 days ahead`; undefined when that is not known, or not needed. */
export function topUpWords(say: Say, forecast: Forecast): string | undefined {
  const { currency, topUpMicros, thresholdMicros } = forecast;
  if (topUpMicros === null || topUpMicros <= 0 || thresholdMicros === null) return topUpAmount(say, forecast);
  const topUp = roundAmount(currency, roundUp(topUpMicros));
  const threshold = roundAmount(currency, thresholdMicros);
  return say('top_up.with_threshold', { amount: topUp, threshold, days: WARN_DAYS });
}

function roundAmount(currency: string, micros: number): string {
  return amountUp(currency, micros).replace(/\.00(?=\D|$)/, '');
}

/** A threshold of a runway: `3 days`, `12 hours`, `3 days 18 hours`. */
export function spanWords(say: Say, thresholdMicros: number): string {
  const ms = fromMinuteMicros(thresholdMicros);
  const scale = [DAYS, HOURS].find((each) => ms % each.ms === 0);
  if (scale === HOURS && ms > HOURS_UNTIL)
    return say('length.days_hours', { major: Math.floor(ms / DAY_MS), minor: (ms % DAY_MS) / HOUR_MS });
  if (scale !== undefined) return counted(say, ms / scale.ms, scale);
  const [major, minor] = [Math.floor(ms / HOUR_MS), Math.floor((ms % HOUR_MS) / MINUTE_MS)];
  return major === 0 ? counted(say, minor, MINUTES) : say('length.h_min', { major, minor });
}

function rangeWords(say: Say, { shortestMs, longestMs }: Extract<Outlook, { kind: 'lasts' }>): string {
  if (longestMs === null) {
    const scale = scaleOf(shortestMs, shortestMs);
    return say('lasts.at_least', { length: counted(say, round(shortestMs / scale.ms, Math.floor), scale) });
  }
  const scale = scaleOf(shortestMs, longestMs);
  const [low, most] = [round(shortestMs / scale.ms, Math.floor), round(longestMs / scale.ms, Math.ceil)];
  const high = counted(say, most, scale);
  if (low > 0) return low === most ? say('lasts.about', { length: high }) : say('lasts.range', { low, high });
  if (scale === MINUTES) return say('lasts.less_than', { length: high });
  return say('lasts.range_of_units', { low: shortEnd(say, shortestMs), high });
}

/** The shorter end in a unit of its own, where it is less than one of the longer end's. */
function shortEnd(say: Say, ms: number): string {
  const scale = ms < HOUR_MS ? MINUTES : HOURS;
  return counted(say, Math.max(1, Math.floor(ms / scale.ms)), scale);
}

/** A unit in which neither end is a long number. */
function scaleOf(shortestMs: number, longestMs: number): Scale {
  if (shortestMs >= DAY_MS || longestMs > HOURS_UNTIL) return DAYS;
  return shortestMs < HOUR_MS && longestMs <= MINUTES_UNTIL ? MINUTES : HOURS;
}

function round(value: number, toWhole: (value: number) => number): number {
  return value <= EXACT_UNTIL ? toWhole(value) : toWhole(value / ROUNDED_TO) * ROUNDED_TO;
}

function counted(say: Say, count: number, { unit }: Scale): string {
  return say(`length.${unit}`, { count });
}
