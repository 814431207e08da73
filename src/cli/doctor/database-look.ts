import type { UsableConfig } from '../../config/usable.ts';
import type { AccountStatus } from '../../domain/account.ts';
import type { Rule } from '../../domain/rule.ts';
import { WORKSPACE } from '../../domain/workspace.ts';
import type { Channel, StoredAccount, Tables } from '../../ports.ts';
import { type FileFacts, readFileFacts } from '../../store/file-facts.ts';
import { openStoreForReading, type ReadingStoreOutcome } from '../../store/reading-store.ts';
import { readCoverage } from '../../usecases/coverage.ts';
import { previewRules } from '../../usecases/preview-rules.ts';
import type { Terminal } from '../terminal.ts';
import { findHolders } from './holders.ts';

/** What the doctor takes from the database, read at one moment. */
export interface DatabaseContent {
  readonly accounts: readonly (StoredAccount & { readonly status: AccountStatus })[];
  /** As they will be after a start with this configuration. */
  readonly rules: readonly Rule[];
  readonly channels: readonly Channel[];
  /** Why nothing at all is delivered. */
  readonly pause: { readonly reason: string; readonly since: number } | null;
}

export interface DatabaseLook {
  readonly path: string;
  readonly facts: FileFacts;
  /** Processes that have it open, as far as this system tells. */
  readonly holders: readonly number[];
  readonly state:
    | { readonly kind: 'read'; readonly damage: string | null; readonly content: DatabaseContent }
    | Exclude<ReadingStoreOutcome, { readonly kind: 'open' }>;
}

/** Looks at the database of a configuration without changing anything; null when its path is not known. */
export async function lookAtDatabase(terminal: Terminal, config: UsableConfig): Promise<DatabaseLook | null> {
  const path = config.databasePath;
  if (path === null) return null;
  // Before it is opened here, which is noted in the same file.
  const facts = readFileFacts(path);
  const holders = facts.lockInode === null ? [] : findHolders(readLocks(terminal), facts.lockInode);
  return { path, facts, holders, state: await readState(path, config, terminal.now()) };
}

async function readState(path: string, config: UsableConfig, now: number): Promise<DatabaseLook['state']> {
  const outcome = await openStoreForReading(path);
  if (outcome.kind !== 'open') return outcome;
  const { store } = outcome;
  try {
    return { kind: 'read', damage: store.damage, content: await readContent(store.tables, config, now) };
  } catch (error) {
    return { kind: 'unusable', reason: store.damage ?? (error instanceof Error ? error.message : String(error)) };
  } finally {
    await store.close();
  }
}

async function readContent(tables: Tables, config: UsableConfig, now: number): Promise<DatabaseContent> {
  const { alertChannel, alertThresholds: thresholds } = config;
  return {
    accounts: await readCoverage({ store: tables }, WORKSPACE),
    rules: await previewRules(tables, { workspaceId: WORKSPACE, alertChannel, thresholds }, now),
    channels: await tables.channels.list(WORKSPACE),
    pause: await tables.workspaces.findPause(WORKSPACE),
  };
}

/** Linux tells in this file who holds which lock; elsewhere nobody does. */
function readLocks({ readFile }: Terminal): string {
  try {
    return readFile('/proc/locks');
  } catch {
    return '';
  }
}
