import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../src/domain/duration.ts';
import { T0 } from '../../domain/make.ts';
import { W } from './make.ts';
import type { OpenStore } from './world.ts';

const PAUSED = { reason: 'account_inactive', now: T0, nextTryAt: T0 + 15 * MINUTE_MS };

export function describeWorkspaces(open: OpenStore): void {
  describe('a workspace', () => {
    test('keeps the fingerprint salt that it was created with', async () => {
      const { store, connect } = await open();
      const { fingerprintSalt } = await store.workspaces.ensure(W, T0);
      expect(fingerprintSalt).toMatch(/^[0-9a-f]{32}$/);
      const other = await connect();
      expect(await other.workspaces.ensure(W, T0 + MINUTE_MS)).toEqual({ fingerprintSalt });
    });

    test('has a salt of its own', async () => {
      const { store } = await open();
      const [one, two] = [await store.workspaces.ensure('T1', T0), await store.workspaces.ensure('T2', T0)];
      expect(one.fingerprintSalt).not.toBe(two.fingerprintSalt);
    });

    test('is paused until its next try', async () => {
      const { store } = await open();
      await store.workspaces.ensure(W, T0);
      expect(await store.workspaces.isPaused(W, T0)).toBe(false);
      await store.workspaces.setPaused(W, PAUSED);
      expect(await store.workspaces.isPaused(W, PAUSED.nextTryAt - 1)).toBe(true);
      expect(await store.workspaces.isPaused(W, PAUSED.nextTryAt)).toBe(false);
    });

    test('says why and since when it is paused', async () => {
      const { store } = await open();
      await store.workspaces.ensure(W, T0);
      expect(await store.workspaces.findPause(W)).toBeNull();
      await store.workspaces.setPaused(W, PAUSED);
      expect(await store.workspaces.findPause(W)).toEqual({
        reason: PAUSED.reason,
        since: T0,
        nextTryAt: PAUSED.nextTryAt,
      });
    });

    test('is no longer paused when that is taken back', async () => {
      const { store } = await open();
      await store.workspaces.ensure(W, T0);
      await store.workspaces.setPaused(W, PAUSED);
      await store.workspaces.setPaused(W, null);
      expect(await store.workspaces.isPaused(W, T0)).toBe(false);
    });

    test('is known to refuse rich blocks until an instant that is not too far ahead', async () => {
      const { store } = await open();
      await store.workspaces.ensure(W, T0);
      expect(await store.workspaces.areRichBlocksRefused(W, T0, 9)).toBe(false);
      await store.workspaces.noteRichBlocksRefused(W, T0 + 9);
      const asked = [T0 - 1, T0, T0 + 8, T0 + 9].map((now) => store.workspaces.areRichBlocksRefused(W, now, 9));
      expect(await Promise.all(asked)).toEqual([false, true, true, false]);
    });

    test('that nobody knows is not paused', async () => {
      const { store } = await open();
      expect(await store.workspaces.isPaused(W, T0)).toBe(false);
    });
  });
}
