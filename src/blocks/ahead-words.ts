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
  readonly one: string;
  readonly many: string;
}

const MINUTES: Scale = { ms: MINUTE_MS, one: 'minute', many: 'minutes' };
const HOURS: Scale = { ms: HOUR_MS, one: 'hour', many: 'hours' };
const DAYS: Scale = { ms: DAY_MS, one: 'day', many: 'days' };

/** What a wallet does, `lasts about 3 to 4 days`; undefined while nobody knows, or when nothing is spent. */
export function lastsWords(say: Say, outlook: Outlook): string | undefined {
  if (outlook.kind !== 'lasts') return undefined;
  if (outlook.likelyMs === 0) return 'has nothing left to spend';
  return `lasts ${rangeWords(say, outlook)}`;
}

/** How long the money lasts in a sentence of its own, also when that is not known. */
export function outlookSentence(say: Say, outlook: Outlook): string {
  switch (outlook.kind) {
    case 'unknown':
      return 'Not enough data yet to say how long it lasts.';
    case 'unspent':
      return 'At this rate it lasts longer than a year.';
    case 'lasts':
      return outlook.likelyMs === 0 ? 'Nothing is left to spend.' : `It lasts ${rangeWords(say, outlook)}.`;
  }
}

/** `spending ¥31.20 a day`: over the last 24 hours, else over the week; undefined when nothing was seen. */
export function burnWords(say: Say, currency: string, burn: Burn): string | undefined {
  // A few minutes of a day say less than the week.
  const isDay = burn.day !== null && (burn.week === null || burn.day.observed >= ENOUGH_SEEN);
  const rate = isDay ? burn.day : burn.week;
  if (rate === null) return undefined;
  const window = isDay ? '24 h' : '7 days';
  return `spending ${amount(currency, rate.perDayMicros)} a day${seenWords(say, rate.observed, `the last ${window}`)}`;
}

/** `top up about ¥940; a threshold of ¥100 warns about 3 days ahead`; undefined when that is not known, or not needed. */
export function topUpWords(say: Say, { currency, topUpMicros, thresholdMicros }: Forecast): string | undefined {
  if (topUpMicros === null || topUpMicros <= 0) return undefined;
  const topUp = `top up about ${roundAmount(currency, roundUp(topUpMicros))}`;
  if (thresholdMicros === null) return topUp;
  return `${topUp}; a threshold of ${roundAmount(currency, thresholdMicros)} warns about ${WARN_DAYS} days ahead`;
}

function roundAmount(currency: string, micros: number): string {
  return amountUp(currency, micros).replace(/\.00(?=\D|$)/, '');
}

/** A threshold of a runway: `3 days`, `12 hours`. */
export function spanWords(say: Say, thresholdMicros: number): string {
  const ms = fromMinuteMicros(thresholdMicros);
  const scale = [DAYS, HOURS].find((each) => ms % each.ms === 0);
  if (scale !== undefined) return counted(say, ms / scale.ms, scale);
  const [hours, minutes] = [Math.floor(ms / HOUR_MS), Math.floor((ms % HOUR_MS) / MINUTE_MS)];
  return hours === 0 ? counted(say, minutes, MINUTES) : `${hours} h ${minutes} min`;
}

function rangeWords(say: Say, { shortestMs, longestMs }: Extract<Outlook, { kind: 'lasts' }>): string {
  if (longestMs === null) {
    const scale = scaleOf(shortestMs, shortestMs);
    return `at least ${counted(say, round(shortestMs / scale.ms, Math.floor), scale)}`;
  }
  const scale = scaleOf(shortestMs, longestMs);
  const [low, high] = [round(shortestMs / scale.ms, Math.floor), round(longestMs / scale.ms, Math.ceil)];
  if (low === 0)
    return scale === MINUTES
      ? `less than ${counted(say, high, scale)}`
      : `about ${shortEnd(say, shortestMs)} to ${counted(say, high, scale)}`;
  return low === high ? `about ${counted(say, high, scale)}` : `about ${low} to ${counted(say, high, scale)}`;
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

function counted(say: Say, count: number, { one, many }: Scale): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}
