import { createTask, parse } from 'node-cron';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../domain/duration.ts';

/** The instants (UTC ms) at which a check schedule fires. */
export interface Slots {
  /** The last one after `after`, up to and including `until`; undefined when there is none (or none in the last month of it). */
  latestIn(after: number, until: number): number | undefined;
  /** How long after an instant the second slot after it is (ms): what "two check intervals" are there; a month at most. */
  twoAfter(instant: number): number;
}

const HORIZON_MS = 32 * DAY_MS;
const HOUR_FIELD_FROM_END = 4;

/** The zone a schedule runs in: UTC unless it names an hour, because node-cron goes dark for the repeated hour of a zone. */
export function zoneOf(cron: string, timezone: string): string {
  const hour = cron.trim().split(/\s+/).at(-HOUR_FIELD_FROM_END) ?? '*';
  return hour === '*' || hour.startsWith('*/') ? 'Etc/UTC' : timezone;
}

/** The slots of a schedule of five or six fields. */
export function createSlots(cron: string, timezone: string): Slots {
  const task = createTask(cron, () => {}, { timezone: zoneOf(cron, timezone) });
  const seconds = parse(cron).second.toSorted((a, b) => a - b);
  const first = seconds[0] ?? 0;
  // The seconds of a minute are slots all together or not at all.
  const slotsOf = (minute: number): readonly number[] =>
    task.match(new Date(minute + first * SECOND_MS)) ? seconds.map((second) => minute + second * SECOND_MS) : [];
  return {
    latestIn(after, until) {
      const from = Math.max(after, until - HORIZON_MS);
      for (let minute = startOfMinute(until); minute >= startOfMinute(from); minute -= MINUTE_MS) {
        const slot = slotsOf(minute).findLast((each) => each <= until && each > after);
        if (slot !== undefined) return slot;
      }
      return undefined;
    },
    twoAfter(instant) {
      let found = 0;
      for (let minute = startOfMinute(instant); minute < instant + HORIZON_MS; minute += MINUTE_MS) {
        for (const slot of slotsOf(minute)) {
          if (slot > instant) found += 1;
          if (found === 2) return slot - instant;
        }
      }
      return HORIZON_MS;
    },
  };
}

function startOfMinute(instant: number): number {
  return Math.floor(instant / MINUTE_MS) * MINUTE_MS;
}
