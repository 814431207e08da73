import type { Tier } from '../../../src/domain/alert.ts';
import type { EpisodeCard } from '../../../src/domain/card.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../../src/domain/duration.ts';
import type { Episode, EpisodeAlert } from '../../../src/domain/episode.ts';
import type { Severity } from '../../../src/domain/rule.ts';
import type { AccountSetup, NewOutboxRow, NewRule, Store, StoredSnooze, Tables } from '../../../src/ports.ts';
import { makeCard } from '../../blocks/make-card.ts';
import { makeRule, micros, T0 } from '../../domain/make.ts';

export const W = 'T1';
/** The lease that a worker called `me` takes at `T0`. */
export const LEASE = { owner: 'me', until: T0 + 30 * SECOND_MS };
export const C1_PROD = { channelId: 'C1', accountId: 'prod' };

/** An account of the configuration, named like its id. */
export function makeSetup(id: string, given: Partial<AccountSetup> = {}): AccountSetup {
  return {
    id,
    label: id,
    ownerId: null,
    runbookUrl: null,
    baseUrl: 'https://api.deepseek.com',
    keyVariable: 'DEEPSEEK_API_KEY',
    keyFingerprint: `fingerprint of ${id}`,
    ...given,
  };
}

/** `below` 50 CNY for all accounts in C1, number 1, active since `T0`, unless told otherwise. */
export function makeNewRule(given: Partial<NewRule> = {}): NewRule {
  const { id: _, ...rule } = makeRule();
  return { ...rule, entry: null, ...given };
}

/** A tier of the rule 1: below 50. */
export function makeTier(severity: Severity = 'warning', given: Partial<Tier> = {}): Tier {
  return { ruleId: 1, thresholdMicros: micros(50), windowMs: null, severity, recoveringSince: null, ...given };
}

/** `below` in CNY that fires since `T0` and was told, unless told otherwise. */
export function makeEpisodeAlert(given: Partial<EpisodeAlert> = {}): EpisodeAlert {
  return {
    kind: 'below',
    currency: 'CNY',
    unit: 'money',
    windowMs: null,
    state: { status: 'firing', since: T0, tiers: [makeTier()] },
    told: { ruleId: 1, thresholdMicros: micros(50), windowMs: null, severity: 'warning' },
    since: T0,
    firstTotal: micros(45),
    fall: null,
    ended: null,
    ...given,
  };
}

/** An open warning since `T0`, told once, with the next repeat after a day. */
export function makeEpisode(given: Partial<Episode> = {}): Episode {
  return {
    since: T0,
    alerts: [makeEpisodeAlert()],
    peak: 'warning',
    told: { at: T0, totals: [{ currency: 'CNY', total: micros(45) }] },
    repeat: { dueAt: T0 + DAY_MS, count: 0, newsAt: T0 },
    rises: [],
    gaps: [],
    ended: null,
    ...given,
  };
}

/** The same episode, ended by readings. */
export function endedAt(at: number): Episode {
  const ended = { at, ending: { by: 'readings' } } as const;
  const alert = makeEpisodeAlert({ state: { status: 'ok' }, told: null, ended });
  return makeEpisode({ alerts: [alert], repeat: { dueAt: null, count: 0, newsAt: T0 }, ended });
}

export const CARD: EpisodeCard = makeCard();

/** A test message to C1 under that dedup key. */
export function makeOutboxRow(dedupKey: string, given: Partial<NewOutboxRow> = {}): NewOutboxRow {
  return {
    destination: 'C1',
    operation: 'post',
    dedupKey,
    reason: 'test',
    payload: { kind: 'test', by: 'U1' },
    episodeId: null,
    ...given,
  };
}

/** By U1 at `T0`, of all accounts of C1 for 4 hours, unless told otherwise. */
export function makeNewSnooze(given: Partial<StoredSnooze> = {}): Omit<StoredSnooze, 'id'> {
  return {
    channelId: 'C1',
    accountId: null,
    by: 'U1',
    since: T0,
    until: { kind: 'time', at: T0 + 4 * HOUR_MS },
    severity: null,
    ...given,
  };
}

/** The workspace with the accounts `prod` and `batch` and the channel C1. */
export async function seed(store: Store): Promise<void> {
  await store.transaction(async ({ workspaces, accounts, channels }) => {
    await workspaces.ensure(W, T0);
    await accounts.sync(W, [makeSetup('prod'), makeSetup('batch')], T0);
    await channels.ensure(W, 'C1');
  });
}

/** Adds a row to the outbox and returns its id, which must not be known yet. */
export async function addRow(tables: Tables, row: NewOutboxRow, now = T0): Promise<number> {
  const id = await tables.outbox.add(W, row, now);
  if (id === null) throw new RangeError(`The row ${row.dedupKey} is known already`);
  return id;
}
