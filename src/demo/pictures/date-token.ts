import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../domain/duration.ts';
import type { Language } from '../../domain/language.ts';
import type { Look } from './picture.ts';

type Reader = Pick<Look, 'language' | 'at' | 'zone'>;

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', zh: 'zh-CN' };
const DAYS: Readonly<Record<Language, readonly [string, string, string]>> = {
  en: ['yesterday', 'today', 'tomorrow'],
  zh: ['昨天', '今天', '明天'],
};
const NUMERIC = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
const SHORT = { year: 'numeric', month: 'short', day: 'numeric' } as const;
const MEDIUM = { year: 'numeric', month: 'long', day: 'numeric' } as const;
const LONG = { weekday: 'long', ...MEDIUM } as const;
const CLOCK = { hour: 'numeric', minute: '2-digit' } as const;

/** A date token as Slack writes it for whoever reads; its fallback when the format has a word that Slack does not know. */
export function writeDate(seconds: number, format: string, fallback: string, reader: Reader): string {
  let isKnown = true;
  const text = format.replaceAll(/\{([a-z_]+)\}/g, (whole, word: string) => {
    const written = writeWord(word, seconds * SECOND_MS, reader);
    isKnown &&= written !== undefined;
    return written ?? whole;
  });
  return isKnown ? text : fallback;
}

function writeWord(word: string, ms: number, reader: Reader): string | undefined {
  const day = (options: Intl.DateTimeFormatOptions): string => formatWith(options, ms, reader);
  switch (word) {
    case 'date_num':
      return day(NUMERIC);
    case 'date_short':
      return day(SHORT);
    case 'date':
      return day(MEDIUM);
    case 'date_long':
      return day(LONG);
    case 'date_short_pretty':
      return nearDay(ms, reader) ?? day(SHORT);
    case 'date_pretty':
      return nearDay(ms, reader) ?? day(MEDIUM);
    case 'date_long_pretty':
      return nearDay(ms, reader) ?? day(LONG);
    case 'time':
      return writeTime(ms, reader);
    case 'time_secs':
      return day({ ...CLOCK, second: '2-digit', hourCycle: cycleOf(reader.language) });
    case 'ago':
      return writeAgo(ms, reader);
    default:
      return undefined;
  }
}

/** `2:05 PM` or `14:05`, as Slack does beside a name. */
export function writeTime(ms: number, reader: Omit<Reader, 'at'>): string {
  return formatWith({ ...CLOCK, hourCycle: cycleOf(reader.language) }, ms, reader);
}

function cycleOf(language: Language): 'h12' | 'h23' {
  return language === 'en' ? 'h12' : 'h23';
}

function nearDay(ms: number, reader: Reader): string | undefined {
  const days = [-DAY_MS, 0, DAY_MS].map((distance) => formatWith(NUMERIC, reader.at + distance, reader));
  return DAYS[reader.language][days.indexOf(formatWith(NUMERIC, ms, reader))];
}

function writeAgo(ms: number, { at, language }: Reader): string {
  const minutes = Math.round((ms - at) / MINUTE_MS);
  return new Intl.RelativeTimeFormat(LOCALES[language]).format(minutes, 'minutes');
}

function formatWith(options: Intl.DateTimeFormatOptions, ms: number, { language, zone }: Omit<Reader, 'at'>): string {
  // Node writes a narrow space before PM, which not every font has.
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: zone, ...options })
    .format(ms)
    .replaceAll('\u202f', ' ');
}
