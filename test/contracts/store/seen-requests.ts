import { describe, expect, test } from 'vitest';
import { T0 } from '../../domain/make.ts';
import { W } from './make.ts';
import type { OpenStore } from './world.ts';

const TEN_MINUTES = 600_000;

export function describeSeenRequests(open: OpenStore): void {
  describe('what was asked for', () => {
    test('is claimed once, by whoever comes first', async () => {
      const { store } = await open();
      const claims = await Promise.all([1, 2, 3].map(() => store.seen.claim(W, 'share:C1:1.2', T0)));
      expect(claims.filter(Boolean)).toEqual([true]);
      expect(await store.seen.claim(W, 'share:C1:1.3', T0)).toBe(true);
    });

    test('is forgotten after ten minutes', async () => {
      const { store } = await open();
      await store.seen.claim(W, 'share:C1:1.2', T0);
      await store.prune(T0 + TEN_MINUTES);
      expect(await store.seen.claim(W, 'share:C1:1.2', T0)).toBe(false);
      await store.prune(T0 + TEN_MINUTES + 1);
      expect(await store.seen.claim(W, 'share:C1:1.2', T0)).toBe(true);
    });
  });
}
