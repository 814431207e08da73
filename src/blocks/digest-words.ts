import { readWall } from '../domain/calendar.ts';
import type { MissedDigests } from '../domain/digest.ts';
import { type DigestSchedule, formatSchedule } from '../domain/digest-schedule.ts';
import { inlineText } from './inline-text.ts';
import type { Say } from './locales/say.ts';

const ZONE_CHARACTERS = 60;

/** When a digest comes: `every day at 09:00`. */
export function scheduleWords(say: Say, schedule: DigestSchedule): string {
  const time = timeOf(schedule);
  switch (schedule.every) {
    case 'day':
      return say('digests.every_day', { time });
    case 'workday':
      return say('digests.every_workday', { time });
    case 'week':
      return say('digests.every_week', { day: schedule.weekday, time });
  }
}

/** The line that sets a schedule, without the command's name: `digest daily 09:00`; null: `digest off`. */
export function digestLine(say: Say, schedule: DigestSchedule | null): string {
  if (schedule === null) return say('type.digest_off');
  const time = timeOf(schedule);
  switch (schedule.every) {
    case 'day':
      return say('type.digest_daily', { time });
    case 'workday':
      return say('type.digest_weekdays', { time });
    case 'week':
      return say('type.digest_weekly', { day: schedule.weekday, time });
  }
}

function timeOf(schedule: DigestSchedule): string {
  return formatSchedule(schedule).slice(-'09:00'.length);
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
  if (count === 1) return say('digests.missed_one', { first, because });
  return say('digests.missed_several', { first, last, count, because });
}
