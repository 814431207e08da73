import { readWall } from '../domain/calendar.ts';
import type { MissedDigests } from '../domain/digest.ts';
import { type DigestSchedule, formatSchedule } from '../domain/digest-schedule.ts';
import { inlineText } from './inline-text.ts';
import type { Say } from './locales/say.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const ZONE_CHARACTERS = 60;

/** When a digest comes: `every day at 09:00`. */
export function scheduleWords(say: Say, schedule: DigestSchedule): string {
  const time = formatSchedule(schedule).slice(-'09:00'.length);
  switch (schedule.every) {
    case 'day':
      return `every day at ${time}`;
    case 'workday':
      return `Monday to Friday at ${time}`;
    case 'week':
      return `every ${DAYS[schedule.weekday]} at ${time}`;
  }
}

/** An instant on the wall clocks of a zone: `2026-11-27 09:00`. */
export function wallTime(at: number, zone: string): string {
  return new Date(readWall(at, zone)).toISOString().slice(0, 16).replace('T', ' ');
}

/** As `wallTime`, with the zone: `2026-11-27 09:00 (Asia/Shanghai)`. */
export function wallTimeIn(at: number, zone: string): string {
  return `${wallTime(at, zone)} (${zoneName(zone)})`;
}

export function zoneName(zone: string): string {
  return inlineText(zone, ZONE_CHARACTERS);
}

/** Which digests were not sent, and why. */
export function missedSentence(say: Say, { because, first, last, count }: MissedDigests): string {
  const why =
    because === 'not_running' ? 'the bot was not running, or could not reach Slack in time' : 'Slack did not take it';
  if (count === 1) return `The digest of ${first} was not sent: ${why}.`;
  const whys = because === 'not_running' ? why : 'Slack did not take them';
  return `The ${count} digests from ${first} to ${last} were not sent: ${whys}.`;
}
