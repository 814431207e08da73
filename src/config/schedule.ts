import { validate } from 'node-cron';
import { accepted, type Parsed, refused } from './text-schema.ts';

/** Five cron fields, or six that begin with seconds. Nicknames such as `@daily` are refused: the fields are read elsewhere. */
export function parseCron(text: string): Parsed<string> {
  const fields = text.split(/\s+/);
  const expression = fields.join(' ');
  if ((fields.length === 5 || fields.length === 6) && validate(expression)) return accepted(expression);
  return refused('must be a cron expression of five fields such as "*/5 * * * *", or six that begin with seconds');
}

/** A zone's name. Offsets such as `+08:00` are refused: they know no daylight saving time. */
export function parseTimezone(text: string): Parsed<string> {
  return /^[a-z]/i.test(text) && isTimezone(text)
    ? accepted(text)
    : refused('must be the name of a time zone such as UTC, Asia/Shanghai or Europe/Berlin');
}

function isTimezone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
