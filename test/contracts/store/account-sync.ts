import { describe, expect, test } from 'vitest';
import { NEVER_READ } from '../../../src/domain/account.ts';
import { MINUTE_MS } from '../../../src/domain/duration.ts';
import type { Store } from '../../../src/ports.ts';
import { accountAfter, failure, snapshot, T0 } from '../../domain/make.ts';
import { makeSetup, W } from './make.ts';
import type { OpenStore } from './world.ts';

const READ = accountAfter(snapshot({ CNY: 60, USD: 5 }), failure('auth'));
const LATER = T0 + MINUTE_MS;

export function describeAccountSync(open: OpenStore): void {
  const openWithProd = async (): Promise<Store> => {
    const { store } = await open();
    await store.workspaces.ensure(W, T0);
    await store.accounts.sync(W, [makeSetup('prod')], T0);
    await store.accounts.saveStatus(W, 'prod', READ);
    return store;
  };

  describe('accounts of the configuration', () => {
    test('are added in its order, never read', async () => {
      const { store } = await open();
      await store.workspaces.ensure(W, T0);
      expect(await store.accounts.sync(W, [makeSetup('prod'), makeSetup('batch')], T0)).toEqual({
        removed: [],
        changed: [],
      });
      expect((await store.accounts.list(W)).map(({ id }) => id)).toEqual(['prod', 'batch']);
      expect(await store.accounts.getStatus(W, 'batch')).toEqual(NEVER_READ);
    });

    test('are found with all that messages say about them', async () => {
      const { store } = await open();
      await store.workspaces.ensure(W, T0);
      const setup = makeSetup('prod', { label: 'Production', ownerId: 'U7', runbookUrl: 'https://example.com/top-up' });
      await store.accounts.sync(W, [setup], T0);
      const { keyVariable: _, ...told } = setup;
      expect(await store.accounts.find(W, 'prod')).toEqual({ ...told, series: 1 });
      expect(await store.accounts.find(W, 'nobody')).toBeUndefined();
    });

    test('are changed and listed in the new order', async () => {
      const store = await openWithProd();
      await store.accounts.sync(W, [makeSetup('batch'), makeSetup('prod', { label: 'Production' })], LATER);
      expect((await store.accounts.list(W)).map(({ id, label }) => [id, label])).toEqual([
        ['batch', 'batch'],
        ['prod', 'Production'],
      ]);
    });

    test('remember when they were first added', async () => {
      const { store, read } = await open();
      await store.workspaces.ensure(W, T0);
      await store.accounts.sync(W, [makeSetup('prod'), makeSetup('batch')], T0);
      await store.accounts.sync(W, [makeSetup('batch'), makeSetup('prod')], LATER);
      expect(await read('select id, position, created_at from accounts order by position')).toEqual([
        { id: 'batch', position: 0, created_at: T0 },
        { id: 'prod', position: 1, created_at: T0 },
      ]);
    });

    test('keep series and status with the same key', async () => {
      const store = await openWithProd();
      await store.accounts.sync(W, [makeSetup('prod', { label: 'Production', keyVariable: 'OTHER' })], LATER);
      expect(await store.accounts.find(W, 'prod')).toMatchObject({ series: 1 });
      expect(await store.accounts.getStatus(W, 'prod')).toEqual(READ);
    });

    test('start a new series and forget the status with a changed key', async () => {
      const store = await openWithProd();
      await store.accounts.markDue(W, T0);
      const synced = await store.accounts.sync(W, [makeSetup('prod', { keyFingerprint: 'another' })], LATER);
      expect(synced).toEqual({ removed: [], changed: ['prod'] });
      expect(await store.accounts.find(W, 'prod')).toMatchObject({ series: 2 });
      expect(await store.accounts.getStatus(W, 'prod')).toEqual(NEVER_READ);
      expect(await store.accounts.listDue(LATER)).toEqual([]);
    });
  });

  describe('an account that left the configuration', () => {
    test('is named once, is not found and has no check due', async () => {
      const store = await openWithProd();
      await store.accounts.markDue(W, T0);
      await store.accounts.scheduleConfirm(W, 'prod', T0);
      expect(await store.accounts.sync(W, [], LATER)).toEqual({ removed: ['prod'], changed: [] });
      expect(await store.accounts.sync(W, [], LATER)).toEqual({ removed: [], changed: [] });
      expect(await store.accounts.list(W)).toEqual([]);
      expect(await store.accounts.find(W, 'prod')).toBeUndefined();
      expect(await store.accounts.listDue(LATER)).toEqual([]);
      await store.accounts.markDue(W, LATER);
      expect(await store.accounts.listDue(LATER)).toEqual([]);
    });

    test('goes on where it was when it comes back with the same key', async () => {
      const store = await openWithProd();
      await store.accounts.sync(W, [], LATER);
      await store.accounts.sync(W, [makeSetup('prod')], LATER + 1);
      expect(await store.accounts.find(W, 'prod')).toMatchObject({ series: 1 });
      expect(await store.accounts.getStatus(W, 'prod')).toEqual(READ);
    });

    test('starts a new series when it comes back with another key', async () => {
      const store = await openWithProd();
      await store.accounts.sync(W, [], LATER);
      await store.accounts.sync(W, [makeSetup('prod', { keyFingerprint: 'another' })], LATER + 1);
      expect(await store.accounts.find(W, 'prod')).toMatchObject({ series: 2 });
      expect(await store.accounts.getStatus(W, 'prod')).toEqual(NEVER_READ);
    });
  });

  describe('the status of an account', () => {
    test.each([
      {
        name: 'with wallets that are no longer listed',
        status: accountAfter(snapshot({ CNY: 1, USD: 5 }), snapshot({ CNY: 1 }, false)),
      },
      { name: 'that DeepSeek refused', status: accountAfter(snapshot({ CNY: 60 }, null), { kind: 'refused' }) },
      { name: 'that cannot be read', status: accountAfter(failure('auth'), failure('invalid')) },
      { name: 'with a time when nobody watched', status: { ...READ, gap: { from: T0 - MINUTE_MS, until: T0 } } },
    ])('$name is read as it was saved', async ({ status }) => {
      const store = await openWithProd();
      await store.accounts.saveStatus(W, 'prod', status);
      expect(await store.accounts.getStatus(W, 'prod')).toEqual(status);
    });

    test('of an account that nobody knows is never read', async () => {
      const { store } = await open();
      expect(await store.accounts.getStatus(W, 'nobody')).toEqual(NEVER_READ);
    });
  });
}
