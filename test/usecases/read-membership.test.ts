import { describe, expect, onTestFinished, test } from 'vitest';
import type { People } from '../../src/ports.ts';
import { isInChannel, seesChannel } from '../../src/usecases/read-membership.ts';
import { openOffice } from './office.ts';

/** Somebody of whom other channels are remembered than Slack tells now; undefined: it does not say. */
function createPeople(remembered: readonly string[], now: readonly string[] | undefined): People {
  return {
    findChannels: async (_, fresh = false) => (fresh ? now : remembered),
    findPerson: async () => null,
    findGroupMembers: async () => [],
  };
}

describe('somebody', () => {
  test.each<[string, readonly string[], readonly string[] | undefined, boolean]>([
    ['is in a channel', ['C1'], ['C1'], true],
    ['is in a channel into which they were just invited', [], ['C1'], true],
    ['is not in a channel that they have just left', ['C1'], ['C2'], false],
    ['is in no channel for sure while Slack does not say', ['C1'], undefined, false],
  ])('%s', async (_, remembered, now, isIn) => {
    const office = await openOffice();
    onTestFinished(() => office.close());
    const people = createPeople(remembered, now);
    expect(await isInChannel(people, 'U1', 'C1')).toBe(isIn);
    expect(await seesChannel({ people, store: office.store }, { workspaceId: 'self', userId: 'U1' }, 'C1')).toBe(isIn);
  });
});
