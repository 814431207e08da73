import type { Edit } from '../domain/episode.ts';
import type { Log, Tables } from '../ports.ts';
import type { Settings } from './core.ts';
import { decideAccount } from './decide.ts';
import { logDecisions } from './log-decisions.ts';
import type { ReadPace } from './read-pace.ts';

/** A change of a channel's rules that must be judged at once, within the transaction that made it. */
export interface RuleEdit {
  readonly tables: Tables;
  readonly workspaceId: string;
  readonly channelId: string;
  /** Rules that were set or changed; removed ones are simply gone. */
  readonly judged: readonly number[];
  readonly edit: Edit;
  readonly settings: Settings;
  readonly readPace: ReadPace;
  readonly log: Log;
  readonly now: number;
}

/** Judges the channel's rules by what was read last, without hysteresis, and ends what nobody watches any more. */
export async function judgeRules(change: RuleEdit): Promise<void> {
  const { tables, workspaceId, channelId, settings, readPace, log, now } = change;
  for (const account of await tables.accounts.list(workspaceId)) {
    const status = await tables.accounts.getStatus(workspaceId, account.id);
    const decisions = await decideAccount(
      { tables, workspaceId, account, status, settings, readPace, before: null, now },
      { observed: null, judged: new Set(change.judged), edit: change.edit },
      channelId,
    );
    logDecisions(log, decisions, 'rules changed');
  }
}
