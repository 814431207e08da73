import { readGiven } from '../config/given-text.ts';
import { parseCron, parseTimezone } from '../config/schedule.ts';
import { createSlots } from '../jobs/slots.ts';
import { createReadPace, type ReadPace } from '../usecases/read-pace.ts';
import type { Terminal } from './terminal.ts';

const EVERY_MINUTE = '* * * * *';

/** Reads paces by the check schedule of the environment, which says what a gap is; by the usual one where that is not usable. */
export function paceReader({ env }: Pick<Terminal, 'env'>): ReadPace {
  const given = readGiven(env);
  const cron = parseCron(given.CHECK_CRON ?? EVERY_MINUTE);
  const timezone = parseTimezone(given.TIMEZONE ?? 'UTC');
  const slots = createSlots(cron.ok ? cron.value : EVERY_MINUTE, timezone.ok ? timezone.value : 'UTC');
  return createReadPace({ twoChecksAfter: (instant) => slots.twoAfter(instant) });
}
