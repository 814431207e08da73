import SqliteDatabase from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import type { Part } from '../../src/domain/readiness.ts';
import { createReadReadiness } from '../../src/usecases/read-readiness.ts';
import { openOffice } from './office.ts';

/** A bot with two accounts, both read; its checks come every minute and take ten seconds at most. */
async function open() {
  const office = await openOffice();
  onTestFinished(() => office.close());
  await office.restart({ accounts: ['prod', 'batch'] });
  await office.read(60, 'prod');
  await office.read(60, 'batch');
  let connected = true;
  const deps = { ...office.deps, isConnected: () => connected, longestCheckMs: 10 * SECOND_MS, patienceMs: 200 };
  const read: () => Promise<readonly Part[]> = createReadReadiness(deps, 'self');
  return { office, read, disconnect: () => (connected = false) };
}

describe('a bot', () => {
  test('is ready while Slack is connected, the database takes writes and every account was read lately', async () => {
    const { read } = await open();
    expect(await read()).toEqual([]);
  });

  test('is not ready while no connection to Slack is open', async () => {
    const { read, disconnect } = await open();
    disconnect();
    expect(await read()).toEqual(['slack']);
  });

  test('is not ready while Slack refuses the app', async () => {
    const { office, read } = await open();
    const now = office.deps.now();
    await office.store.workspaces.setPaused('self', { reason: 'account_inactive', now, nextTryAt: now + MINUTE_MS });
    expect(await read()).toEqual(['slack']);
    await office.store.workspaces.setPaused('self', null);
    expect(await read()).toEqual([]);
  });

  test('is not ready while another process keeps the database from being written, and is again afterwards', async () => {
    const { office, read } = await open();
    const other = new SqliteDatabase(office.path);
    other.exec('begin immediate');
    expect(await read()).toEqual(['database']);
    other.exec('rollback');
    other.close();
    await expect.poll(read).toEqual([]);
  });

  test('is not ready when the reading of one account is older than two check intervals and a slow check', async () => {
    const { office, read } = await open();
    // `prod` was read a minute before `batch`.
    office.advance(MINUTE_MS + 9 * SECOND_MS);
    expect(await read()).toEqual([]);
    office.advance(SECOND_MS);
    expect(await read()).toEqual(['checks']);
    await office.read(60, 'prod');
    await office.read(60, 'batch');
    expect(await read()).toEqual([]);
  });

  test('is ready when accounts were read without success: that is said by an alert', async () => {
    const { office, read } = await open();
    office.advance(5 * MINUTE_MS);
    await office.read({ kind: 'failure', cause: 'unreachable' }, 'prod');
    await office.read({ kind: 'failure', cause: 'unreachable' }, 'batch');
    expect(await read()).toEqual([]);
  });

  test('is not ready before the first round, nor by a reading from the future', async () => {
    const { office, read } = await open();
    office.advance(-10 * MINUTE_MS);
    expect(await read()).toEqual(['checks']);
    await office.restart({ accounts: ['prod', 'batch', 'new'] });
    office.advance(10 * MINUTE_MS - MINUTE_MS);
    expect(await read()).toEqual(['checks']);
  });
});
