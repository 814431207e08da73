import type { MissedDigests } from '../domain/digest.ts';
import { type DigestSchedule, formatSchedule } from '../domain/digest-schedule.ts';
import { spellDay, wallTime } from './dates.ts';
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

/** An instant on the wall clocks of a zone, and which: `Nov 27, 09:00 (Asia/Shanghai)`. */
export function wallTimeIn(say: Say, at: number, zone: string): string {
  return say('digests.time_in', { time: wallTime(say, at, zone), zone: zoneName(zone) });
}

export function zoneName(zone: string): string {
  return inlineText(zone, ZONE_CHARACTERS);
}

/** Which digests were not sent, and why. */
export function missedSentence(say: Say, { because, first: firstDay, last: lastDay, count }: MissedDigests): string {
  const [first, last] = [spellDay(say, firstDay), spellDay(say, lastDay)];
  if (count === 1) return say('digests.missed_one', { first, because });
  return say('digests.missed_several', { first, last, count, because });
}
