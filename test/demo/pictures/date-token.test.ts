import { describe, expect, it } from 'vitest';
import { writeDate, writeTime } from '../../../src/demo/pictures/date-token.ts';

const AT = Date.UTC(2026, 10, 26, 6, 5);
const ENGLISH = { language: 'en', at: AT, zone: 'Asia/Shanghai' } as const;
const CHINESE = { ...ENGLISH, language: 'zh' } as const;

function write(format: string, ms = AT, reader: typeof ENGLISH | typeof CHINESE = ENGLISH): string {
  return writeDate(ms / 1000, format, 'as it was', reader);
}

describe('a date token', () => {
  it.each([
    ['{date_num}', '11/26/2026'],
    ['{date_short}', 'Nov 26, 2026'],
    ['{date}', 'November 26, 2026'],
    ['{date_long}', 'Thursday, November 26, 2026'],
    ['{date_short_pretty} {time}', 'today 2:05 PM'],
    ['{date_pretty}', 'today'],
    ['{date_long_pretty}', 'today'],
    ['at {time_secs}', 'at 2:05:00 PM'],
    ['{ago}', 'in 0 minutes'],
  ])('%s is written by the clocks of whoever reads: %s', (format, text) => {
    expect(write(format)).toBe(text);
  });

  it('names the days beside today, which begin at midnight in that zone', () => {
    const midnight = Date.UTC(2026, 10, 25, 16);
    expect(write('{date_short_pretty} {time}', midnight - 60_000)).toBe('yesterday 11:59 PM');
    expect(write('{date_short_pretty}', midnight)).toBe('today');
    expect(write('{date_pretty}', midnight + 86_400_000)).toBe('tomorrow');
    expect(write('{date_pretty}', midnight - 2 * 86_400_000)).toBe('November 24, 2026');
    expect(write('{date_long_pretty}', midnight - 2 * 86_400_000)).toBe('Tuesday, November 24, 2026');
    expect(write('{date_short_pretty}', midnight + 2 * 86_400_000)).toBe('Nov 28, 2026');
  });

  it('is Chinese for who reads Chinese', () => {
    expect(write('{date_short_pretty} {time}', AT, CHINESE)).toBe('今天 14:05');
    expect(write('{date_short}', AT, CHINESE)).toBe('2026年11月26日');
  });

  it('is its fallback when Slack does not know a word of it', () => {
    expect(write('{date} {weather}')).toBe('as it was');
  });

  it('has the same clock as the time beside a name', () => {
    expect(writeTime(AT, ENGLISH)).toBe('2:05 PM');
    expect(writeTime(AT, CHINESE)).toBe('14:05');
  });
});
