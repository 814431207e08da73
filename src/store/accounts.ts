import type { Insertable, Selectable } from 'kysely';
import { type AccountStatus, NEVER_READ } from '../domain/account.ts';
import { MINUTE_MS } from '../domain/duration.ts';
import type { FailureCause } from '../domain/reading.ts';
import type { AccountSetup, Accounts, StoredAccount } from '../ports.ts';
import { readFlag, readJson, readWord, writeFlag } from './columns.ts';
import type { Db } from './database.ts';
import { deleteReports, findReport, saveReport } from './reports.ts';
import type { AccountRow, AccountStatusRow } from './schema.ts';
import { listTotals, saveSnapshot } from './snapshots.ts';

const CAUSES: readonly FailureCause[] = ['auth', 'rate_limited', 'unreachable', 'blocked', 'not_found', 'invalid'];
/** A last slot this far ahead was marked under a wrong clock; a replica that lags does not lag that much. */
const WRONG_CLOCK_MS = MINUTE_MS;

/** Accounts, their status and their due checks. */
export function accountsIn(db: Db): Accounts {
  return {
    sync: (workspaceId, setups, now) => sync(db, workspaceId, setups, now),
    saveSnapshot: (workspaceId, account, snapshot, at) => saveSnapshot(db, workspaceId, account, snapshot, at),

    listTotals: (workspaceId, wallet, since) => listTotals(db, workspaceId, wallet, since),

    async list(workspaceId) {
      const rows = await selectAccounts(db, workspaceId).orderBy('position').orderBy('id').execute();
      return rows.map(toAccount);
    },

    async find(workspaceId, id) {
      const row = await selectAccounts(db, workspaceId).where('id', '=', id).executeTakeFirst();
      return row && toAccount(row);
    },

    async getStatus(workspaceId, id) {
      const row = await db
        .selectFrom('account_status')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('account_id', '=', id)
        .executeTakeFirst();
      return row === undefined ? NEVER_READ : toStatus(row, await findReport(db, workspaceId, id));
    },

    async saveStatus(workspaceId, id, status) {
      await db
        .updateTable('account_status')
        .set(statusColumns(status))
        .where('workspace_id', '=', workspaceId)
        .where('account_id', '=', id)
        .execute();
      await saveReport(db, workspaceId, id, status.report);
    },

    async markDue(workspaceId, slot) {
      await db
        .updateTable('account_status')
        .set({ check_due_at: slot, last_slot_at: slot })
        .where('workspace_id', '=', workspaceId)
        .where((eb) =>
          eb.or([
            eb('last_slot_at', 'is', null),
            eb('last_slot_at', '<', slot),
            eb('last_slot_at', '>', slot + WRONG_CLOCK_MS),
          ]),
        )
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('accounts')
              .select('accounts.id')
              .whereRef('accounts.id', '=', 'account_status.account_id')
              .whereRef('accounts.workspace_id', '=', 'account_status.workspace_id')
              .where('accounts.removed_at', 'is', null),
          ),
        )
        .execute();
    },

    async scheduleConfirm(workspaceId, id, at) {
      await db
        .updateTable('account_status')
        .set({ confirm_due_at: at })
        .where('workspace_id', '=', workspaceId)
        .where('account_id', '=', id)
        .where((eb) => eb.or([eb('confirm_due_at', 'is', null), eb('confirm_due_at', '>', at)]))
        .execute();
    },

    async claimCheck(workspaceId, id, now, lostAt) {
      const { numUpdatedRows } = await db
        .updateTable('account_status')
        .set((eb) => ({
          check_due_at: lostAt,
          confirm_due_at: eb.case().when('confirm_due_at', '<=', now).then(null).else(eb.ref('confirm_due_at')).end(),
        }))
        .where('workspace_id', '=', workspaceId)
        .where('account_id', '=', id)
        .where((eb) => eb.or([eb('check_due_at', '<=', now), eb('confirm_due_at', '<=', now)]))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async finishCheck(workspaceId, id, lostAt) {
      await db
        .updateTable('account_status')
        .set({ check_due_at: null })
        .where('workspace_id', '=', workspaceId)
        .where('account_id', '=', id)
        .where('check_due_at', '=', lostAt)
        .execute();
    },

    async listDue(now) {
      return db
        .selectFrom('account_status')
        .select(['workspace_id as workspaceId', 'account_id as accountId'])
        .where((eb) => eb.or([eb('check_due_at', '<=', now), eb('confirm_due_at', '<=', now)]))
        .execute();
    },
  };
}

function selectAccounts(db: Db, workspaceId: string) {
  return db.selectFrom('accounts').selectAll().where('workspace_id', '=', workspaceId).where('removed_at', 'is', null);
}

async function sync(db: Db, workspaceId: string, setups: readonly AccountSetup[], now: number) {
  const rows = await db.selectFrom('accounts').selectAll().where('workspace_id', '=', workspaceId).execute();
  const changed: string[] = [];
  for (const [position, setup] of setups.entries()) {
    const known = rows.find((row) => row.id === setup.id);
    if (known !== undefined && known.key_fingerprint !== setup.keyFingerprint) changed.push(setup.id);
    await saveAccount(db, workspaceId, setup, known, { position, now });
  }
  const removed = rows
    .filter((row) => row.removed_at === null && !setups.some((setup) => setup.id === row.id))
    .map((row) => row.id);
  if (removed.length > 0) {
    await db
      .updateTable('accounts')
      .set({ removed_at: now })
      .where('workspace_id', '=', workspaceId)
      .where('id', 'in', removed)
      .execute();
    await db
      .updateTable('account_status')
      .set({ check_due_at: null, confirm_due_at: null })
      .where('workspace_id', '=', workspaceId)
      .where('account_id', 'in', removed)
      .execute();
    await deleteReports(db, workspaceId, removed);
  }
  return { removed, changed };
}

async function saveAccount(
  db: Db,
  workspaceId: string,
  setup: AccountSetup,
  known: Selectable<AccountRow> | undefined,
  { position, now }: { readonly position: number; readonly now: number },
) {
  const sameKey = known?.key_fingerprint === setup.keyFingerprint;
  const row: Insertable<AccountRow> = {
    workspace_id: workspaceId,
    id: setup.id,
    label: setup.label,
    key_variable: setup.keyVariable,
    key_encrypted: null,
    key_fingerprint: setup.keyFingerprint,
    base_url: setup.baseUrl,
    owner_id: setup.ownerId,
    runbook_url: setup.runbookUrl,
    series: known === undefined ? 1 : known.series + (sameKey ? 0 : 1),
    position,
    created_at: known?.created_at ?? now,
    removed_at: null,
  };
  await db
    .insertInto('accounts')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(row))
    .execute();
  const fresh = { ...statusColumns(NEVER_READ), check_due_at: null, confirm_due_at: null, last_slot_at: null };
  await db
    .insertInto('account_status')
    .values({ workspace_id: workspaceId, account_id: setup.id, ...fresh })
    .onConflict((conflict) =>
      sameKey ? conflict.doNothing() : conflict.columns(['workspace_id', 'account_id']).doUpdateSet(fresh),
    )
    .execute();
  // What was reported concerned the key that it had.
  if (!sameKey) await deleteReports(db, workspaceId, [setup.id]);
}

function toAccount(row: Selectable<AccountRow>): StoredAccount {
  return {
    id: row.id,
    label: row.label,
    ownerId: row.owner_id,
    runbookUrl: row.runbook_url,
    baseUrl: row.base_url,
    series: row.series,
    keyFingerprint: row.key_fingerprint,
  };
}

function toStatus(row: Selectable<AccountStatusRow>, report: AccountStatus['report']): AccountStatus {
  return {
    lastStartedAt: row.last_started_at,
    lastReadAt: row.last_read_at,
    lastGoodAt: row.last_good_at,
    wallets: readJson(row.wallets),
    available: readFlag(row.available),
    refused: row.refused === 1,
    failures: row.failures,
    failingSince: row.failing_since,
    refusedKeys: row.refused_keys,
    cause: row.cause === null ? null : readWord(CAUSES, row.cause),
    gap: row.gap_from === null || row.gap_until === null ? null : { from: row.gap_from, until: row.gap_until },
    report,
  };
}

function statusColumns(status: AccountStatus) {
  return {
    last_started_at: status.lastStartedAt,
    last_read_at: status.lastReadAt,
    last_good_at: status.lastGoodAt,
    wallets: JSON.stringify(status.wallets),
    available: writeFlag(status.available),
    refused: Number(status.refused),
    failures: status.failures,
    failing_since: status.failingSince,
    refused_keys: status.refusedKeys,
    cause: status.cause,
    gap_from: status.gap?.from ?? null,
    gap_until: status.gap?.until ?? null,
  };
}
