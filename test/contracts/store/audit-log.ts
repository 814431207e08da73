import { describe, expect, test } from 'vitest';
import { T0 } from '../../domain/make.ts';
import { W } from './make.ts';
import type { OpenStore } from './world.ts';

const ENTRY = { channelId: 'C1', by: 'U1', what: 'rule added', from: null, to: { number: 1 } };

export function describeAuditLog(open: OpenStore): void {
  describe('the audit log', () => {
    test('gives every entry an id of its own', async () => {
      const { store } = await open();
      const first = await store.audit.add(W, ENTRY, T0);
      expect(await store.audit.add(W, ENTRY, T0)).toBeGreaterThan(first);
    });

    test('keeps who changed what, from what, to what, when and where', async () => {
      const { store, read } = await open();
      const id = await store.audit.add(W, ENTRY, T0);
      expect(await read('select * from audit_log')).toEqual([
        {
          id,
          workspace_id: W,
          channel_id: 'C1',
          by: 'U1',
          what: 'rule added',
          from_value: null,
          to_value: '{"number":1}',
          at: T0,
        },
      ]);
    });

    test('knows changes of the configuration by their missing person', async () => {
      const { store, read } = await open();
      await store.audit.add(W, { ...ENTRY, by: null, channelId: null, from: 50, to: undefined }, T0);
      expect(await read('select "by", channel_id, from_value, to_value from audit_log')).toEqual([
        { by: null, channel_id: null, from_value: '50', to_value: null },
      ]);
    });
  });
}
