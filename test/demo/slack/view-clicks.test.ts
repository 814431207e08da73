import type { App, BlockAction } from '@slack/bolt';
import type { HomeView, ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { SlackStandIn } from '../../../src/demo/slack/stand-in.ts';
import { clientOf, openSlack, refusalOf } from './opened.ts';
import { openHttpApp, openSocketApp } from './opened-apps.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
const [low, fall] = [option('low'), option('fall')];
const button = { type: 'button', text: plain('Check now'), action_id: 'check', value: 'w1' } as const;

/** One of each kind that keeps a value. */
const form: ModalView = {
  type: 'modal',
  callback_id: 'rule',
  private_metadata: 'C1',
  title: plain('Rule'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input',
      block_id: 'kind',
      dispatch_action: true,
      label: plain('Kind'),
      element: {
        type: 'static_select',
        action_id: 'kind',
        initial_option: low,
        option_groups: [
          { label: plain('Balance'), options: [low] },
          { label: plain('Speed'), options: [fall] },
        ],
      },
    },
    {
      type: 'input',
      block_id: 'amount',
      label: plain('Amount'),
      element: { type: 'number_input', action_id: 'n', is_decimal_allowed: true, initial_value: '50', min_value: '0' },
    },
    {
      type: 'input',
      block_id: 'note',
      optional: true,
      label: plain('Note'),
      element: { type: 'plain_text_input', action_id: 't', max_length: 5 },
    },
    {
      type: 'input',
      block_id: 'where',
      label: plain('Where'),
      element: { type: 'conversations_select', action_id: 'c', default_to_current_conversation: true },
    },
    {
      type: 'actions',
      block_id: 'row',
      elements: [
        button,
        { type: 'timepicker', action_id: 'from', initial_time: '22:00' },
        { type: 'checkboxes', action_id: 'days', options: [low, fall], initial_options: [fall] },
        { type: 'radio_buttons', action_id: 'how', options: [low, fall] },
        { type: 'overflow', action_id: 'more', options: [low, fall] },
        { type: 'users_select', action_id: 'who' },
      ],
    },
  ],
};

const presets = {
  kind: { kind: { type: 'static_select', selected_option: low } },
  amount: { n: { type: 'number_input', value: '50' } },
  note: { t: { type: 'plain_text_input', value: null } },
  where: { c: { type: 'conversations_select', selected_conversation: 'C1' } },
  row: {
    from: { type: 'timepicker', selected_time: '22:00' },
    days: { type: 'checkboxes', selected_options: [fall] },
    how: { type: 'radio_buttons', selected_option: null },
    who: { type: 'users_select', selected_user: null },
  },
};

async function opened(slack: SlackStandIn, view: ModalView = form): Promise<string> {
  const { triggerId } = await slack.command({ user: 'U1', channel: 'C1' });
  const { view: shown } = await clientOf(slack).views.open({ trigger_id: triggerId, view });
  return shown?.id ?? '';
}

/** Remembers what the app is told of clicks. */
function clicksOn(app: App): BlockAction[] {
  const seen: BlockAction[] = [];
  app.action(/./, async ({ ack, body }) => {
    if (body.type === 'block_actions') seen.push(body);
    await ack();
  });
  return seen;
}

const TRANSPORTS: readonly (readonly [string, (slack: SlackStandIn) => Promise<App>])[] = [
  ['Socket Mode', openSocketApp],
  ['HTTP', openHttpApp],
];

describe.each(TRANSPORTS)('over %s', (_name, openApp) => {
  test('a click in a modal carries the view with all its values, and no message', async () => {
    const slack = await openSlack();
    const viewId = await opened(slack);
    const seen = clicksOn(await openApp(slack));
    const clicked = await slack.clickInView({ user: 'U1', viewId, actionId: 'check' });
    expect(clicked).toMatchObject({ failure: null });
    expect(seen).toMatchObject([
      {
        container: { type: 'view', view_id: viewId },
        view: {
          id: viewId,
          hash: slack.views.get(viewId)?.hash,
          callback_id: 'rule',
          private_metadata: 'C1',
          state: { values: presets },
        },
        trigger_id: clicked.triggerId,
        user: { id: 'U1' },
        actions: [{ type: 'button', block_id: 'row', action_id: 'check', value: 'w1', text: plain('Check now') }],
      },
    ]);
    for (const key of ['channel', 'message', 'response_url', 'response_urls']) expect(seen[0]).not.toHaveProperty(key);
    expect(slack.timeline.at(-1)).toMatchObject({ kind: 'clicked', label: 'Check now', channel: 'C1' });
  });

  test('Home is opened, published and clicked', async () => {
    const slack = await openSlack();
    const app = await openApp(slack);
    const told: unknown[] = [];
    app.event('app_home_opened', async ({ event }) => {
      const { user, tab, channel, view } = event;
      told.push([user, tab, channel, view !== undefined && 'id' in view ? view.id : undefined]);
    });
    const seen = clicksOn(app);
    expect(slack.home('U1')).toBeUndefined();
    await slack.openHome('U1');
    const home: HomeView = { type: 'home', blocks: [{ type: 'actions', elements: [button] }] };
    const { view } = await clientOf(slack).views.publish({ user_id: 'U1', view: home });
    await slack.openHome('U1');
    await slack.openHome('U1', 'messages');
    expect(told).toStrictEqual([
      ['U1', 'home', 'D1', undefined],
      ['U1', 'home', 'D1', view?.id],
      ['U1', 'messages', 'D1', undefined],
    ]);
    const viewId = slack.home('U1')?.id ?? '';
    const { triggerId } = await slack.clickInView({ user: 'U1', viewId, actionId: 'check' });
    expect(seen).toMatchObject([{ container: { type: 'view', view_id: viewId }, view: { type: 'home' } }]);
    expect((await clientOf(slack).views.open({ trigger_id: triggerId, view: form })).view?.id).not.toBe(viewId);
  });
});

test.each([
  ['kind', 'fall', { selected_option: fall, initial_option: low }],
  ['from', '08:30', { selected_time: '08:30', initial_time: '22:00' }],
  ['days', ['low', 'fall'], { selected_options: [low, fall] }],
  ['days', [], { selected_options: [] }],
  ['how', 'fall', { selected_option: fall }],
  ['who', 'U2', { selected_user: 'U2' }],
  ['who', null, { selected_user: null }],
  ['more', 'low', { selected_option: low }],
] as const)('%s reports %j as Slack does, in the action and in the state', async (actionId, value, reported) => {
  const slack = await openSlack();
  const viewId = await opened(slack);
  const seen = clicksOn(await openSocketApp(slack));
  await slack.clickInView({ user: 'U1', viewId, actionId, value });
  await slack.clickInView({ user: 'U1', viewId, actionId: 'check' });
  expect(seen[0]?.actions).toMatchObject([{ action_id: actionId, ...reported }]);
  const [key = ''] = Object.keys(reported);
  const inState = seen[1]?.view?.state.values[actionId === 'kind' ? 'kind' : 'row']?.[actionId];
  expect(inState).toStrictEqual(
    actionId === 'more' ? undefined : { type: inState?.type, [key]: Object.values(reported)[0] },
  );
});

test.each([
  ['an element that is not there', { actionId: 'nope' }, 'has no element nope'],
  ['an input that only the submission reports', { actionId: 't', value: 'x' }, 'only when the view is submitted'],
  ['an option that is not offered', { actionId: 'kind', value: 'x' }, 'no option with the value x'],
  ['a menu without a choice', { actionId: 'how' }, 'say what is chosen'],
  ['one value where several are taken', { actionId: 'days', value: 'low' }, 'takes a list'],
  ['several values where one is taken', { actionId: 'how', value: ['low'] }, 'takes one value'],
  ['somebody who does not see it', { actionId: 'check', user: 'U2' }, 'U2 does not see the view'],
  ['a field that is not there', { actionId: 'check', values: { amount: { x: '5' } } }, 'no element x'],
  ['a value for a button', { actionId: 'check', values: { row: { check: '5' } } }, 'takes no value'],
])('%s is a mistake of the test', async (_name, use, sentence) => {
  const slack = await openSlack();
  const viewId = await opened(slack);
  await expect(slack.clickInView({ user: 'U1', viewId, ...use })).rejects.toThrow(sentence);
});

test('a click that nobody acknowledges is told to the person', async () => {
  const slack = await openSlack();
  const viewId = await opened(slack);
  expect(await slack.clickInView({ user: 'U1', viewId, actionId: 'check' })).toMatchObject({
    ack: null,
    failure: 'dispatch_failed',
  });
  expect(slack.timeline.at(-1)).toMatchObject({ kind: 'failed', error: 'dispatch_failed' });
});

test('a forged option reaches the app', async () => {
  const slack = await openSlack();
  const viewId = await opened(slack);
  const seen = clicksOn(await openSocketApp(slack));
  await slack.clickInView({ user: 'U1', viewId, actionId: 'more', value: 'other', forged: true });
  expect(seen[0]?.actions).toMatchObject([{ selected_option: { value: 'other' } }]);
});

test('what was typed survives an update under the same ids, and only there', async () => {
  const slack = await openSlack();
  const viewId = await opened(slack);
  const seen = clicksOn(await openSocketApp(slack));
  slack.fillView({ user: 'U1', viewId, values: { note: { t: 'mine' }, amount: { n: '7' } } });
  const blocks = form.blocks.map((block) => (block.block_id === 'amount' ? { ...block, block_id: 'amount2' } : block));
  await clientOf(slack).views.update({ view_id: viewId, view: { ...form, blocks } });
  await slack.clickInView({ user: 'U1', viewId, actionId: 'check', values: { row: { who: 'U2' } } });
  expect(seen[0]?.view?.state.values).toMatchObject({
    note: { t: { value: 'mine' } },
    amount2: { n: { value: '50' } },
    row: { who: { selected_user: 'U2' } },
  });
});

test('a new preset does not reach an element that Slack recognises, nor does anything without ids stay', async () => {
  const slack = await openSlack();
  const field = (value: string, ids: object) => ({
    type: 'input' as const,
    ...ids,
    label: plain('Note'),
    element: { type: 'plain_text_input' as const, action_id: 't', initial_value: value },
  });
  const both = (value: string): ModalView => ({
    ...form,
    blocks: [field(value, { block_id: 'note' }), field(value, {}), { type: 'actions', elements: [button] }],
  });
  const viewId = await opened(slack, both('old'));
  const seen = clicksOn(await openSocketApp(slack));
  await clientOf(slack).views.update({ view_id: viewId, view: both('new') });
  await slack.clickInView({ user: 'U1', viewId, actionId: 'check' });
  expect(seen[0]?.view?.state.values).toStrictEqual({
    note: { t: { type: 'plain_text_input', value: 'old' } },
    b1: { t: { type: 'plain_text_input', value: 'new' } },
  });
});

test('without a Home tab nothing can be published', async () => {
  const slack = await openSlack({ hasHomeTab: false });
  const view: HomeView = { type: 'home', blocks: [] };
  expect(await refusalOf(clientOf(slack).views.publish({ user_id: 'U1', view }))).toBe('not_enabled');
});
