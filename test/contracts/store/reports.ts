import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../src/domain/duration.ts';
import type { Report } from '../../../src/domain/report.ts';
import { accountAfter, snapshot, T0 } from '../../domain/make.ts';
import { makeSetup, W } from './make.ts';
import type { OpenStore } from './world.ts';

const READ = accountAfter(snapshot({ CNY: 41.2 }));
const REPORT: Report = { status: 402, reportedAt: T0, by: 'batch-7', readingsSince: 1 };

export function describeReports(open: OpenStore): void {
  const openWithReport = async () => {
    const world = await open();
    await world.store.workspaces.ensure(W, T0);
    await world.store.accounts.sync(W, [makeSetup('prod'), makeSetup('batch')], T0);
    await world.store.accounts.saveStatus(W, 'prod', { ...READ, report: REPORT });
    return world;
  };

  describe('what production reported', () => {
    test('is part of the status of its account, and of no other', async () => {
      const { store } = await openWithReport();
      expect(await store.accounts.getStatus(W, 'prod')).toEqual({ ...READ, report: REPORT });
      expect((await store.accounts.getStatus(W, 'batch')).report).toBeNull();
    });

    test('is one row, however often it is reported', async () => {
      const { store, read } = await openWithReport();
      const later: Report = { status: 429, reportedAt: T0 + MINUTE_MS, by: null, readingsSince: 0 };
      await store.accounts.saveStatus(W, 'prod', { ...READ, report: later });
      expect((await store.accounts.getStatus(W, 'prod')).report).toEqual(later);
      expect(await read('select count(*) as count from reports')).toEqual([{ count: 1 }]);
    });

    test('is gone when nothing stands any more', async () => {
      const { store, read } = await openWithReport();
      await store.accounts.saveStatus(W, 'prod', READ);
      expect(await store.accounts.getStatus(W, 'prod')).toEqual(READ);
      expect(await read('select count(*) as count from reports')).toEqual([{ count: 0 }]);
    });

    test('goes with the key that the account had', async () => {
      const { store } = await openWithReport();
      await store.accounts.sync(W, [makeSetup('prod', { keyFingerprint: 'another' })], T0 + MINUTE_MS);
      expect((await store.accounts.getStatus(W, 'prod')).report).toBeNull();
    });

    test('goes with the account, also should that come back', async () => {
      const { store } = await openWithReport();
      await store.accounts.sync(W, [makeSetup('batch')], T0 + MINUTE_MS);
      await store.accounts.sync(W, [makeSetup('prod'), makeSetup('batch')], T0 + 2 * MINUTE_MS);
      expect(await store.accounts.getStatus(W, 'prod')).toEqual(READ);
    });

    test('stays when only the label changes', async () => {
      const { store } = await openWithReport();
      await store.accounts.sync(W, [makeSetup('prod', { label: 'Production' })], T0 + MINUTE_MS);
      expect((await store.accounts.getStatus(W, 'prod')).report).toEqual(REPORT);
    });
  });
}
