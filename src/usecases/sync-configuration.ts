import type { Severity } from '../domain/rule.ts';
import type { AccountSetup, ConfiguredRule, StoredAccount, Tables } from '../ports.ts';
import type { Core } from './core.ts';
import { decideAccount } from './decide.ts';
import { judgeRules } from './judge-rules.ts';
import { alongSubjects, defaultSeverity, isSubject } from './set-rule.ts';

/** An entry of the configured thresholds; `key` says which entry it is, whatever its amount. */
export interface ThresholdEntry {
  readonly key: string;
  readonly currency: string;
  readonly thresholdMicros: number;
  readonly severity: Severity;
}

export interface ConfigurationWish {
  readonly workspaceId: string;
  readonly accounts: readonly AccountSetup[];
  readonly alertChannel: string | null;
  readonly thresholds: readonly ThresholdEntry[];
}

interface Wanted {
  readonly key: string;
  readonly value: string;
  readonly subject: ReturnType<typeof alongSubjects>[number];
  readonly severity: Severity;
}

/** Brings stored accounts and configured rules in line with the configuration; what a person removed stays removed. */
export async function syncConfiguration(deps: Core, wish: ConfigurationWish): Promise<void> {
  const now = deps.now();
  const { workspaceId, alertChannel } = wish;
  await deps.store.transaction(async (tables) => {
    const before = await tables.accounts.list(workspaceId);
    const { removed } = await tables.accounts.sync(workspaceId, wish.accounts, now);
    for (const account of before.filter((each) => removed.includes(each.id))) {
      // oxlint-disable-next-line no-await-in-loop -- one transaction, one connection
      await endEpisodes(deps, tables, workspaceId, account, now);
      deps.log.info({ account: account.id }, 'account removed from the configuration');
    }
    await removeElsewhere(deps, tables, workspaceId, alertChannel, now);
    if (alertChannel !== null) await syncChannel(deps, tables, workspaceId, alertChannel, wish.thresholds, now);
  });
}

async function endEpisodes(
  deps: Core,
  tables: Tables,
  workspaceId: string,
  account: StoredAccount,
  now: number,
): Promise<void> {
  const status = await tables.accounts.getStatus(workspaceId, account.id);
  await decideAccount(
    { tables, workspaceId, account, status, settings: deps.settings, now },
    { observed: null, judged: new Set(), edit: { by: null, what: 'account_removed' } },
  );
}

/** The alert channel moved: the old one's configured rules go. */
async function removeElsewhere(
  deps: Core,
  tables: Tables,
  workspaceId: string,
  alertChannel: string | null,
  now: number,
): Promise<void> {
  const elsewhere = await tables.rules.listConfiguredElsewhere(workspaceId, alertChannel);
  await remove(tables, workspaceId, elsewhere, now);
  for (const channelId of new Set(elsewhere.map(({ rule }) => rule.channelId))) {
    // oxlint-disable-next-line no-await-in-loop -- one transaction, one connection
    await judge(deps, tables, workspaceId, channelId, [], now);
  }
}

async function syncChannel(
  deps: Core,
  tables: Tables,
  workspaceId: string,
  channelId: string,
  thresholds: readonly ThresholdEntry[],
  now: number,
): Promise<void> {
  await tables.channels.ensure(workspaceId, channelId);
  const wanted = readWanted(thresholds);
  const known = await tables.rules.listConfigured(workspaceId, channelId);
  const gone = known.filter(({ entry, removed }) => removed === null && !wanted.some(({ key }) => key === entry.key));
  await remove(tables, workspaceId, gone, now);
  await stepAside(tables, workspaceId, known, wanted);
  const judged: number[] = [];
  for (const entry of wanted) {
    const last = known.findLast((each) => each.entry.key === entry.key);
    // oxlint-disable-next-line no-await-in-loop -- one transaction, one connection
    const id = await syncEntry(tables, workspaceId, channelId, entry, last, now);
    if (id !== null) {
      judged.push(id);
      deps.log.info({ channel: channelId, entry: entry.key }, 'rule set by the configuration');
    }
  }
  if (judged.length > 0 || gone.length > 0) await judge(deps, tables, workspaceId, channelId, judged, now);
}

function readWanted(thresholds: readonly ThresholdEntry[]): readonly Wanted[] {
  const amounts = thresholds.map(
    ({ key, currency, thresholdMicros, severity }): Wanted => ({
      key,
      value: String(thresholdMicros),
      subject: { kind: 'below', accountId: null, currency, thresholdMicros },
      severity,
    }),
  );
  const along = alongSubjects(null).map(
    (subject): Wanted => ({ key: subject.kind, value: 'always', subject, severity: defaultSeverity(subject.kind) }),
  );
  return [...amounts, ...along];
}

/** Adds, edits or leaves one entry's rule; returns its id when it must be judged. What a person removed stays removed. */
async function syncEntry(
  tables: Tables,
  workspaceId: string,
  channelId: string,
  wanted: Wanted,
  last: ConfiguredRule | undefined,
  now: number,
): Promise<number | null> {
  const entry = { key: wanted.key, value: wanted.value };
  const inForce = last !== undefined && last.removed === null;
  if (last !== undefined && last.entry.value === entry.value && (inForce || last.removed?.by !== null)) return null;
  const rules = await tables.rules.list(workspaceId, channelId);
  if (rules.some((rule) => isSubject(rule, wanted.subject))) {
    if (inForce) await remove(tables, workspaceId, [last], now);
    return null;
  }
  const { subject, severity } = wanted;
  if (inForce) {
    await tables.rules.change(workspaceId, last.rule.id, { ...subject, severity, mention: last.rule.mention });
    await tables.rules.setEntry(workspaceId, last.rule.id, entry);
    await tables.audit.add(
      workspaceId,
      { channelId, by: null, what: 'rule changed', from: last.rule, to: subject },
      now,
    );
    return last.rule.id;
  }
  const number = await tables.channels.takeRuleNumbers(workspaceId, channelId, 1);
  const rule = await tables.rules.insert(
    workspaceId,
    {
      ...subject,
      channelId,
      number,
      severity,
      mention: null,
      authorId: null,
      origin: 'configuration',
      activeAt: now,
      entry,
    },
    now,
  );
  await tables.audit.add(workspaceId, { channelId, by: null, what: 'rule added', from: null, to: rule }, now);
  return rule.id;
}

/** Entries may swap their amounts: rules about to change step aside, so that no two are the same in between. */
async function stepAside(
  tables: Tables,
  workspaceId: string,
  known: readonly ConfiguredRule[],
  wanted: readonly Wanted[],
): Promise<void> {
  for (const { rule, entry, removed } of known) {
    const next = wanted.find(({ key }) => key === entry.key);
    if (removed !== null || next === undefined || next.value === entry.value) continue;
    // oxlint-disable-next-line no-await-in-loop -- one transaction, one connection
    await tables.rules.change(workspaceId, rule.id, { ...rule, thresholdMicros: -rule.id });
  }
}

async function remove(
  tables: Tables,
  workspaceId: string,
  configured: readonly ConfiguredRule[],
  now: number,
): Promise<void> {
  for (const { rule } of configured) {
    // oxlint-disable-next-line no-await-in-loop -- one transaction, one connection
    await tables.rules.remove(workspaceId, [rule.id], null, now);
    // oxlint-disable-next-line no-await-in-loop -- one transaction, one connection
    await tables.audit.add(
      workspaceId,
      { channelId: rule.channelId, by: null, what: 'rule removed', from: rule, to: null },
      now,
    );
  }
}

function judge(
  deps: Core,
  tables: Tables,
  workspaceId: string,
  channelId: string,
  judged: readonly number[],
  now: number,
): Promise<void> {
  const edit = { by: null, what: judged.length > 0 ? 'changed' : 'removed' } as const;
  return judgeRules({ tables, workspaceId, channelId, judged, edit, settings: deps.settings, now });
}
