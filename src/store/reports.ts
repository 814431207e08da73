import type { Selectable } from 'kysely';
import type { Report, ReportedStatus } from '../domain/report.ts';
import type { Db } from './database.ts';
import type { ReportRow } from './schema.ts';

/** What production last reported about an account; null when nothing stands. */
export async function findReport(db: Db, workspaceId: string, accountId: string): Promise<Report | null> {
  const row = await db
    .selectFrom('reports')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row === undefined ? null : toReport(row);
}

/** Keeps at most one report for an account: a further one begins it anew, so that production may report every failed call. */
export async function saveReport(db: Db, workspaceId: string, accountId: string, report: Report | null): Promise<void> {
  if (report === null) {
    await deleteReports(db, workspaceId, [accountId]);
    return;
  }
  const { status, reportedAt, by, readingsSince } = report;
  const columns = { status, reported_at: reportedAt, by, readings_since: readingsSince };
  const { numUpdatedRows } = await db
    .updateTable('reports')
    .set(columns)
    .where('workspace_id', '=', workspaceId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await db
    .insertInto('reports')
    .values({ workspace_id: workspaceId, account_id: accountId, ...columns })
    .execute();
}

export async function deleteReports(db: Db, workspaceId: string, accountIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('reports')
    .where('workspace_id', '=', workspaceId)
    .where('account_id', 'in', accountIds)
    .execute();
}

function toReport({ status, reported_at, by, readings_since }: Selectable<ReportRow>): Report {
  return { status: readStatus(status), reportedAt: reported_at, by, readingsSince: readings_since };
}

function readStatus(status: number): ReportedStatus {
  if (status !== 402 && status !== 429) throw new RangeError(`stored report has status ${status}`);
  return status;
}
