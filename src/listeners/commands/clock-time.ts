import type { Token } from './tokens.ts';

const MINUTES_PER_HOUR = 60;
const NOON = 12;
const TIME = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/;
/** `9点`, `9点半`, `9点30分`. */
const CHINESE = /^(\d{1,2})点(?:(半)|(\d{1,2})分?)?$/;

/** A time of day as a minute of it: `9:00`, `09:00`, `9`, `9am`, `9:30 pm`; `length` is how many tokens it takes. */
export function readClockTime(
  tokens: readonly Token[],
): { readonly minute: number; readonly length: number } | undefined {
  const [first, second] = tokens;
  if (first?.kind !== 'word') return undefined;
  const half = second?.kind === 'word' && /^[ap]m$/.test(second.text) && /\d$/.test(first.text) ? second.text : '';
  const minute = parseClockTime(`${first.text.replace(CHINESE, inDigits)}${half}`);
  return minute === undefined ? undefined : { minute, length: half === '' ? 1 : 2 };
}

function parseClockTime(text: string): number | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [, hours = '', minutes = '00', half] = match;
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (minute >= MINUTES_PER_HOUR) return undefined;
  if (half === undefined) return hour < 2 * NOON ? hour * MINUTES_PER_HOUR + minute : undefined;
  if (hour < 1 || hour > NOON) return undefined;
  return ((hour % NOON) + (half === 'pm' ? NOON : 0)) * MINUTES_PER_HOUR + minute;
}

function inDigits(_text: string, hours: string, half: string | undefined, minutes: string | undefined): string {
  return `${hours}:${half === undefined ? (minutes ?? '').padStart(2, '0') : '30'}`;
}
