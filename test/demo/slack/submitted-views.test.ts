import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { SlackStandIn } from '../../../src/demo/slack/stand-in.ts';
import { clientOf, openSlack, refusalOf } from './opened.ts';
import { openHttpApp, openSocketApp } from './opened-apps.ts';

const T0 = Date.UTC(2026, 10, 26);
const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const form: ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Rule'),
  submit: plain('Save'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'amount',
      label: plain('Amount'),
      element: { type: 'plain_text_input', action_id: 'a' },
    },
    {
      type: 'input',
      block_id: 'hours',
      label: plain('Hours'),
      element: {
        type: 'number_input',
        action_id: 'h',
        is_decimal_allowed: false,
        initial_value: '4',
        min_value: '1',
        max_value: '9',
      },
    },
    {
      type: 'actions',
      block_id: 'row',
      elements: [{ type: 'button', action_id: 'go', text: plain('Go') }],
    },
  ],
};
const values = { amount: { a: { type: 'plain_text_input', value: '50' } } };

async function openForm(
  openApp: (slack: SlackStandIn) => Promise<App> = openSocketApp,
): Promise<{ slack: SlackStandIn; app: App; viewId: string }> {
  // Triggers must not expire when the machine is slow.
  const slack = await openSlack({ now: () => T0 });
  const { triggerId } = await slack.command({ user: 'U1', channel: 'C1' });
  const { view } = await clientOf(slack).views.open({ trigger_id: triggerId, view: form });
  const app = await openApp(slack);
  return { slack, app, viewId: view?.id ?? '' };
}

/** Answers one submission after the other, and remembers what was filled in. */
function answerWith(app: App, answers: readonly (object | undefined)[]): unknown[] {
  const seen: unknown[] = [];
  let at = 0;
  app.view('form', async ({ ack, view }) => {
    seen.push(view.state.values);
    const answer = answers[at++];
    // @ts-expect-error -- also answers that Slack does not understand
    await ack(answer);
  });
  return seen;
}

describe.each([
  ['Socket Mode', openSocketApp],
  ['HTTP', openHttpApp],
])('over %s', (_name, openApp) => {
  test('an app gets what was filled in and what was preset, and a bare acknowledgement closes the form', async () => {
    const { slack, app, viewId } = await openForm(openApp);
    const seen = answerWith(app, [undefined]);
    expect(await slack.submitView({ user: 'U1', viewId, values })).toStrictEqual({ kind: 'closed' });
    expect(seen).toStrictEqual([{ ...values, hours: { h: { type: 'number_input', value: '4' } } }]);
    expect(slack.views.size).toBe(0);
  });

  test('an app may complain about fields, show another form, or close all', async () => {
    const { slack, app, viewId } = await openForm(openApp);
    answerWith(app, [
      { response_action: 'errors', errors: { amount: 'Too small' } },
      { response_action: 'update', view: { ...form, title: plain('Two') } },
      { response_action: 'clear' },
    ]);
    const submit = () => slack.submitView({ user: 'U1', viewId, values });
    expect(await submit()).toStrictEqual({ kind: 'complaints', errors: { amount: 'Too small' } });
    expect(await submit()).toStrictEqual({ kind: 'shown', viewId });
    expect(slack.views.get(viewId)?.view).toMatchObject({ title: plain('Two') });
    expect(await submit()).toStrictEqual({ kind: 'closed' });
  });
});

test.each([
  ['errors for a block that is no input', { response_action: 'errors', errors: { row: 'x' } }, 'no input blocks: row'],
  ['errors without any', { response_action: 'errors', errors: {} }, 'errors without any error'],
  ['what Slack does not know', { response_action: 'shout' }, 'invalid_response_action'],
  ['a view that is none', { response_action: 'update', view: { type: 'modal' } }, 'json-pointer:/view/title'],
  [
    'a view that is too large',
    { response_action: 'update', view: { ...form, callback_id: 'x'.repeat(256_001) } },
    'view_too_large',
  ],
])('%s is a failure, and the form stays open', async (_name, answer, error) => {
  const { slack, app, viewId } = await openForm();
  answerWith(app, [answer]);
  const result = await slack.submitView({ user: 'U1', viewId, values });
  expect(result).toMatchObject({ kind: 'failed', error: expect.stringContaining(error) });
  expect(slack.views.has(viewId)).toBe(true);
});

test.each([
  ['nothing in a field', '', '4', { amount: 'Please complete this required field.' }],
  ['no number', '50', 'x', { hours: 'Please enter a number.' }],
  ['a decimal', '50', '1.5', { hours: 'Please enter a whole number.' }],
  ['a number out of range', '50', '10', { hours: 'Please enter a number from 1 to 9.' }],
  ['too long a text', 'x'.repeat(3001), '4', { amount: 'Please enter 0 to 3000 characters.' }],
])("Slack's own client does not send %s, somebody else may", async (_name, a, h, errors) => {
  const { slack, app, viewId } = await openForm();
  const seen = answerWith(app, [undefined]);
  const filled = { user: 'U1', viewId, values: { amount: { a }, hours: { h } } };
  expect(await slack.submitView(filled)).toStrictEqual({ kind: 'complaints', errors });
  expect(seen).toStrictEqual([]);
  expect(await slack.submitView({ ...filled, forged: true })).toStrictEqual({ kind: 'closed' });
  expect(seen).toMatchObject([{ amount: { a: { value: a === '' ? null : a } }, hours: { h: { value: h } } }]);
});

test('up to three views are stacked; one closes to the one below, clear closes all', async () => {
  const { slack, app, viewId } = await openForm();
  const push = { response_action: 'push', view: form };
  answerWith(app, [push, push, undefined, push, { response_action: 'clear' }]);
  const submit = (id: string) => slack.submitView({ user: 'U1', viewId: id, values });
  const second = await submit(viewId);
  if (second.kind !== 'shown') throw new Error('nothing was pushed');
  expect(slack.views.get(second.viewId)).toMatchObject({ rootId: viewId, previousId: viewId });
  const third = await submit(second.viewId);
  if (third.kind !== 'shown') throw new Error('nothing was pushed');
  expect(await submit(third.viewId)).toStrictEqual({ kind: 'closed' });
  expect([...slack.views.keys()]).toStrictEqual([viewId, second.viewId]);
  expect(await submit(second.viewId)).toMatchObject({ kind: 'shown' });
  expect(await submit(second.viewId)).toStrictEqual({ kind: 'closed' });
  expect(slack.views.size).toBe(0);
});

test('views.push needs a trigger from a modal that is still open, and room on the stack', async () => {
  const { slack, app, viewId } = await openForm();
  app.command(/./, async ({ ack }) => ack());
  app.action(/./, async ({ ack }) => ack());
  app.view({ type: 'view_closed', callback_id: 'form' }, async ({ ack }) => ack());
  const client = clientOf(slack);
  const click = (id: string) => slack.clickInView({ user: 'U1', viewId: id, actionId: 'go' });
  const push = (triggerId: string) => client.views.push({ trigger_id: triggerId, view: form });
  const { triggerId: outside } = await slack.command({ user: 'U1', channel: 'C1' });
  expect(await refusalOf(push(outside))).toBe('not_found');
  expect(await refusalOf(push('x'))).toBe('invalid_trigger_id');
  const { view: second } = await push((await click(viewId)).triggerId);
  expect(second).toMatchObject({ root_view_id: viewId, previous_view_id: viewId });
  const { view: third } = await push((await click(second?.id ?? '')).triggerId);
  expect(await refusalOf(push((await click(third?.id ?? '')).triggerId))).toBe('push_limit_reached');
  const { triggerId: late } = await click(third?.id ?? '');
  await slack.closeView({ user: 'U1', viewId: third?.id ?? '' });
  expect(await refusalOf(push(late))).toBe('not_found');
});

test('an app is told of a closed form when the form asks for it', async () => {
  const { slack, app, viewId } = await openForm();
  const closed: string[] = [];
  app.view({ type: 'view_closed', callback_id: 'form' }, async ({ ack, view }) => {
    closed.push(view.id);
    await ack();
  });
  await slack.closeView({ user: 'U1', viewId });
  expect(closed).toStrictEqual([viewId]);
  await expect(slack.closeView({ user: 'U1', viewId })).rejects.toThrow(RangeError);
});
