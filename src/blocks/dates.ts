import type { Language } from '../domain/language.ts';
import type { Say } from './locales/say.ts';

/** How a language writes days and hours. */
const DATE_LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', zh: 'zh-CN' };

/** `Sat Nov 21` of `2026-11-21`; anything that is no day as it is. */
export function spellDay(say: Say, day: string): string {
  const at = Date.parse(day);
  if (Number.isNaN(at)) return day;
  const format = new Intl.DateTimeFormat(DATE_LOCALES[say.language], {
    timeZone: 'UTC',
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  });
  return format.format(at).replace(',', '');
}

/** An instant on the wall clocks of a zone: `Nov 27, 09:00`. */
export function wallTime(say: Say, at: number, zone: string): string {
  return wallClock(say, zone)(at);
}

/** As `wallTime`, for many instants of one zone. */
export function wallClock(say: Say, zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat(DATE_LOCALES[say.language], {
    timeZone: zone,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => format.format(at);
}
