import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AuditEntry, Tables } from '../../src/ports.ts';
import { addNotice } from '../../src/usecases/change-rules.ts';
import { makeRule } from '../domain/make.ts';
import { type Office, openOffice } from './office.ts';

const [BELOW, BLIND, LOWER] = [
  makeRule({ id: 1, number: 1 }),
  makeRule({ id: 2, number: 2, kind: 'blind', currency: null, thresholdMicros: null }),
  makeRule({ id: 1, number: 1, thresholdMicros: 1 }),
];

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

it.each([
  {
    name: 'rules that were set, and those that came along',
    change: { what: 'added', by: 'U1', rules: [BELOW], along: [BLIND] } as const,
    noted: { from: null, to: [BELOW, BLIND] },
  },
  {
    name: 'both terms of a rule that was changed',
    change: { what: 'changed', by: 'U1', from: BELOW, to: LOWER } as const,
    noted: { from: BELOW, to: LOWER },
  },
  {
    name: 'rules that were removed, and nothing in their place',
    change: { what: 'removed', by: 'U1', rules: [BELOW] } as const,
    noted: { from: [BELOW], to: null },
  },
])('the audit log holds $name', async ({ change, noted }) => {
  const entries: AuditEntry[] = [];
  await office.store.transaction(async (tables) => {
    const watched: Tables = {
      ...tables,
      audit: {
        add: (workspaceId, entry, now) => {
          entries.push(entry);
          return tables.audit.add(workspaceId, entry, now);
        },
      },
    };
    await addNotice(office.deps, watched, office.asker('C1'), change);
  });
  expect(entries).toEqual([{ channelId: 'C1', by: 'U1', what: `rule ${change.what}`, ...noted }]);
});
