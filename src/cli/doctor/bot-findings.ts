import type { UsableConfig } from '../../config/usable.ts';
import { formatDuration, MINUTE_MS } from '../../domain/duration.ts';
import { createSlots } from '../../jobs/slots.ts';
import { plainInstant } from '../plain-times.ts';
import type { DatabaseLook } from './database-look.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

/** Three tries of a reading and their waits. */
const SLACK_MS = 2 * MINUTE_MS;
const START = 'Start the bot, or look at its log.';

/** Whether the bot seems to run: it reads every account at its times. */
export function botFindings(config: UsableConfig, look: DatabaseLook | null, now: number): readonly Finding[] {
  if (look === null || look.state.kind !== 'read') return [];
  const { accounts, pause } = look.state.content;
  const read = accounts.flatMap(({ status }) => status.lastReadAt ?? []);
  const late = accounts.filter(({ status }) => isLate(config, status.lastReadAt, now)).map(({ id }) => id);
  const strange = config.accounts.filter(({ id }) => !accounts.some((account) => account.id === id));
  return [
    lateFinding(read, late, accounts.length, now),
    ...(accounts.length === 0 ? [] : strange.map(({ id }) => unknownAccount(id))),
    ...(pause === null
      ? []
      : [
          note(
            'Bot',
            `nothing has been delivered since ${plainInstant(pause.since)}, because Slack refused the bot (${pause.reason}).`,
            'The bot tries again every 15 minutes, or at once when it is restarted.',
          ),
        ]),
  ];
}

function isLate({ schedule }: UsableConfig, readAt: number | null, now: number): boolean {
  if (readAt === null) return true;
  if (schedule === null) return false;
  const { cron, timezone } = schedule;
  return now > readAt + createSlots(cron, timezone).twoAfter(readAt) + SLACK_MS;
}

function lateFinding(read: readonly number[], late: readonly string[], count: number, now: number): Finding {
  if (read.length === 0) return wrong('Bot', 'it has not read any account yet, so it does not seem to run.', START);
  const last = Math.max(...read);
  const when = `${plainInstant(last)}, ${formatDuration(now - last)} ago`;
  if (late.length === 0) return fine('Bot', `it seems to run: the last reading is of ${when}.`);
  if (late.length === count) return wrong('Bot', `it does not seem to run: the last reading is of ${when}.`, START);
  return wrong('Bot', `it has not read ${late.join(', ')} when it should have.`, 'Look at its log, and restart it.');
}

function unknownAccount(id: string): Finding {
  return wrong(
    'Bot',
    `it does not know the account ${id} yet.`,
    'Restart the bot: it reads its configuration at a start.',
  );
}
