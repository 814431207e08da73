import type { BlockAction } from '@slack/bolt';
import type { StaticSelect } from '@slack/types';
import { expect, test } from 'vitest';
import type { SlackStandIn } from '../../../src/demo/slack/stand-in.ts';
import { clientOf, openSlack } from './opened.ts';
import { openSocketApp } from './opened-apps.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (value: string) => ({ text: plain(value), value });
const button = (value: string) => ({ type: 'button', text: plain('Details'), action_id: 'details', value }) as const;
const snooze: StaticSelect = {
  type: 'static_select',
  action_id: 'snooze',
  placeholder: plain('Snooze'),
  option_groups: [
    { label: plain('For'), options: [option('1h'), option('4h')] },
    { label: plain('Until'), options: [option('top-up')] },
  ],
};

async function alertIn(slack: SlackStandIn): Promise<{ ts: string; seen: BlockAction[] }> {
  const app = await openSocketApp(slack);
  const seen: BlockAction[] = [];
  app.action(/./, async ({ ack, body }) => {
    if (body.type === 'block_actions') seen.push(body);
    await ack();
  });
  const { ts = '' } = await clientOf(slack).chat.postMessage({
    channel: 'C1',
    text: 'Low',
    blocks: [{ type: 'actions', block_id: 'row', elements: [snooze, button('e1')] }],
  });
  return { ts, seen };
}

test('a menu with groups reports the chosen option, also in the state of the message', async () => {
  const slack = await openSlack();
  const { ts, seen } = await alertIn(slack);
  await slack.click({ user: 'U1', channel: 'C1', messageTs: ts, actionId: 'snooze', value: 'top-up' });
  await slack.click({ user: 'U1', channel: 'C1', messageTs: ts, actionId: 'details' });
  expect(seen).toMatchObject([
    {
      actions: [{ type: 'static_select', block_id: 'row', selected_option: option('top-up') }],
      container: { type: 'message', message_ts: ts, is_ephemeral: false },
      message: { ts },
      state: { values: { row: { snooze: { type: 'static_select', selected_option: option('top-up') } } } },
    },
    { actions: [{ value: 'e1' }], state: { values: { row: { snooze: { selected_option: null } } } } },
  ]);
});

test('a click on a private answer says so and carries no message', async () => {
  const slack = await openSlack();
  const { seen } = await alertIn(slack);
  const { message_ts: messageTs = '' } = await clientOf(slack).chat.postEphemeral({
    channel: 'C1',
    user: 'U1',
    text: 'Only you',
    blocks: [{ type: 'actions', elements: [button('p1')] }],
  });
  await slack.click({ user: 'U1', channel: 'C1', messageTs, actionId: 'details' });
  expect(seen).toMatchObject([
    { container: { is_ephemeral: true, message_ts: messageTs }, actions: [{ value: 'p1' }] },
  ]);
  expect(seen[0]).not.toHaveProperty('message');
});

test('somebody may click on what an edit has taken away meanwhile', async () => {
  const slack = await openSlack();
  const { ts, seen } = await alertIn(slack);
  await clientOf(slack).chat.update({ channel: 'C1', ts, text: 'Resolved', blocks: [{ type: 'divider' }] });
  const use = { user: 'U1', channel: 'C1', messageTs: ts, actionId: 'details' };
  await expect(slack.click(use)).rejects.toThrow('has no element details');
  await slack.click({ ...use, stale: true });
  await slack.click({
    ...use,
    actionId: 'old',
    from: [{ type: 'actions', elements: [{ ...button('e0'), action_id: 'old' }] }],
  });
  await slack.click({ ...use, actionId: 'snooze', stale: true, forged: true, value: '2h' });
  expect(seen.map((body) => body.actions[0])).toMatchObject([
    { action_id: 'details', value: 'e1' },
    { action_id: 'old', value: 'e0', block_id: 'b0' },
    { action_id: 'snooze', selected_option: { value: '2h' } },
  ]);
});
