import { expect, test } from 'vitest';
import { TEST_CONTROL } from '../../../src/blocks/forms/saved-view.ts';
import { CLICKS } from '../../../src/listeners/actions/click-table.ts';
import { unknownClick } from '../../../src/listeners/actions/unknown.ts';
import { clickListener } from '../../../src/listeners/interactions.ts';
import { createDone, said } from '../interaction-deps.ts';

test('a second click on the test of a form sends nothing, also when the form was drawn again in between', async () => {
  const claimed = new Set<string>();
  const sent: string[] = [];
  const { deps, updated } = createDone({
    claimOnce: async (_, key) => !claimed.has(key) && claimed.add(key) !== undefined,
    sendTest: async ({ channelId }) => {
      sent.push(channelId);
      return { kind: 'sent' };
    },
  });
  const listen = clickListener(deps, CLICKS, unknownClick);
  const click = (id: string, hash: string) =>
    listen({
      ack: async () => {},
      body: {
        user: { id: 'U1' },
        view: { id, hash, type: 'modal' },
        actions: [{ action_id: TEST_CONTROL, value: 'C1' }],
      },
    });
  await click('V1', 'h1');
  await click('V1', 'h2');
  expect(sent).toEqual(['C1']);
  expect(updated.map(({ view }) => said(view))).toEqual([expect.stringContaining('✅ The test alert is in')]);
  await click('V2', 'h1');
  expect(sent).toEqual(['C1', 'C1']);
});

test("the test of a form reaches its reader's own direct messages, which are no channel that they are in", async () => {
  const { deps, updated } = createDone({
    isInChannel: async () => false,
    seesChannel: async (_, channelId) => channelId === 'D1',
    sendTest: async () => ({ kind: 'sent' }),
  });
  const listen = clickListener(deps, CLICKS, unknownClick);
  for (const value of ['D1', 'D2']) {
    const view = { id: 'V1', hash: 'h1', type: 'modal' };
    const body = { user: { id: 'U1' }, view, actions: [{ action_id: TEST_CONTROL, value }] };
    await listen({ ack: async () => {}, body });
  }
  expect(updated.map(({ view }) => said(view))).toEqual([
    expect.stringContaining('✅ The test alert is in'),
    expect.stringContaining('You are not in that channel'),
  ]);
});
