import type { Edit } from '../domain/episode.ts';
import { alongSubjects, defaultSeverity, type Severity } from '../domain/rule.ts';
import type { AccountSetup, ConfiguredRule, StoredAccount, Tables } from '../ports.ts';
import type { Core } from './core.ts';
import { decideAccount } from './decide.ts';
import { judgeRules } from './judge-rules.ts';
import { logDecisions } from './log-decisions.ts';
import { type EntryScene, isOwned, removeConfigured, syncEntry, type WantedRule } from './sync-entry.ts';

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

/** Brings stored accounts and configured rules in line with the configuration; what a person removed stays removed. */
export async function syncConfiguration(deps: Core, wish: ConfigurationWish): Promise<void> {
  const now = deps.now();
  const { workspaceId, alertChannel } = wish;
  await deps.store.transaction(async (tables) => {
    const before = await tables.accounts.list(workspaceId);
    const { removed, changed } = await tables.accounts.sync(workspaceId, wish.accounts, now);
    const over = (ids: readonly string[]) => before.filter((each) => ids.includes(each.id));
    for (const account of over(removed)) {
      await endEpisodes(deps, tables, workspaceId, account, 'account_removed', now);
      deps.log.info({ account: account.id }, 'account removed from the configuration');
    }
    for (const account of over(changed)) {
      await endEpisodes(deps, tables, workspaceId, account, 'key_changed', now);
      deps.log.info({ account: account.id }, 'key of the account changed: it is watched anew');
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
  what: Edit['what'],
  now: number,
): Promise<void> {
  const status = await tables.accounts.getStatus(workspaceId, account.id);
  const decisions = await decideAccount(
    { tables, workspaceId, account, status, settings: deps.settings, readPace: deps.readPace, before: null, now },
    { observed: null, judged: new Set(), edit: { by: null, what } },
  );
  logDecisions(deps.log, decisions, 'rules changed');
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
  await removeConfigured({ tables, workspaceId, now }, elsewhere);
  for (const channelId of new Set(elsewhere.map(({ rule }) => rule.channelId))) {
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
  const owned = known.filter((each) => each.removed === null && isOwned(each));
  const scene: EntryScene = { tables, workspaceId, channelId, known, now };
  const gone = owned.filter(({ entry }) => !wanted.some(({ key }) => key === entry.key));
  await removeConfigured(scene, gone);
  await stepAside(tables, workspaceId, owned, wanted);
  const judged: number[] = [];
  for (const entry of wanted) {
    const id = await syncEntry(scene, entry);
    if (id !== null) {
      judged.push(id);
      deps.log.info({ channel: channelId, entry: entry.key }, 'rule set by the configuration');
    }
  }
  if (judged.length > 0 || gone.length > 0) await judge(deps, tables, workspaceId, channelId, judged, now);
}

/** The rules that the configuration wants in its alert channel. */
export function readWanted(thresholds: readonly ThresholdEntry[]): readonly WantedRule[] {
  const amounts = thresholds.map(
    ({ key, currency, thresholdMicros, severity }): WantedRule => ({
      key,
      value: String(thresholdMicros),
      subject: { kind: 'below', accountId: null, currency, thresholdMicros, unit: 'money', windowMs: null },
      severity,
    }),
  );
  const along = alongSubjects(null).map(
    (subject): WantedRule => ({ key: subject.kind, value: 'always', subject, severity: defaultSeverity(subject.kind) }),
  );
  return [...amounts, ...along];
}

/** Entries may swap their amounts: rules about to change step aside, so that no two are the same in between. */
async function stepAside(
  tables: Tables,
  workspaceId: string,
  owned: readonly ConfiguredRule[],
  wanted: readonly WantedRule[],
): Promise<void> {
  for (const { rule, entry } of owned) {
    const next = wanted.find(({ key }) => key === entry.key);
    if (next === undefined || next.value === entry.value) continue;
    await tables.rules.change(workspaceId, rule.id, { ...rule, thresholdMicros: -rule.id });
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
  const { settings, readPace, log } = deps;
  return judgeRules({ tables, workspaceId, channelId, judged, edit, settings, readPace, log, now });
}
