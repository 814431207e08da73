import { readGiven } from '../config/given-text.ts';
import { parseCron, parseTimezone } from '../config/schedule.ts';
import { createSlots } from '../jobs/slots.ts';
import type { Settings } from '../usecases/core.ts';
import { createReadPace, type ReadPace } from '../usecases/read-pace.ts';
import type { Terminal } from './terminal.ts';

const EVERY_MINUTE = '* * * * *';

/** Reads paces by the check schedule of the environment, which says what a gap is; by the usual one where that is not usable. */
export function paceReader(terminal: Pick<Terminal, 'env'>): ReadPace {
  return createReadPace(scheduleOf(terminal));
}

/** The check schedule of the environment, and its zone; every minute and UTC where they are not usable. */
export function scheduleOf({
  env,
}: Pick<Terminal, 'env'>): Pick<Settings, 'twoChecksAfter'> & { readonly zone: string } {
  const given = readGiven(env);
  const cron = parseCron(given.CHECK_CRON ?? EVERY_MINUTE);
  const timezone = parseTimezone(given.TIMEZONE ?? 'UTC');
  const zone = timezone.ok ? timezone.value : 'UTC';
  const slots = createSlots(cron.ok ? cron.value : EVERY_MINUTE, zone);
  return { zone, twoChecksAfter: (instant) => slots.twoAfter(instant) };
}
