import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { expect, test } from 'vitest';
import type { SlackStandIn } from '../../../src/demo/slack/stand-in.ts';
import { clientOf, openSlack } from './opened.ts';
import { openSocketApp } from './opened-apps.ts';

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
  ],
};
const values = { amount: { a: { type: 'plain_text_input', value: '50' } } };

async function openForm(): Promise<{ slack: SlackStandIn; app: App; viewId: string }> {
  const slack = await openSlack();
  const { triggerId } = await slack.command({ user: 'U1', channel: 'C1' });
  const { view } = await clientOf(slack).views.open({ trigger_id: triggerId, view: form });
  const app = await openSocketApp(slack);
  return { slack, app, viewId: view?.id ?? '' };
}

test('an app gets what was filled in, and a bare acknowledgement closes the form', async () => {
  const { slack, app, viewId } = await openForm();
  const seen: unknown[] = [];
  app.view('form', async ({ ack, view, body }) => {
    seen.push([view.state.values, body.user.id]);
    await ack();
  });
  expect(await slack.submitView({ user: 'U1', viewId, values })).toStrictEqual({ kind: 'closed' });
  expect(seen).toStrictEqual([[values, 'U1']]);
  expect(slack.views.size).toBe(0);
});

test('an app may complain about fields, show another form, or close all', async () => {
  const { slack, app, viewId } = await openForm();
  const answers = [
    { response_action: 'errors', errors: { amount: 'Too small' } },
    { response_action: 'update', view: { ...form, title: plain('Two') } },
    { response_action: 'clear' },
  ] as const;
  let at = 0;
  app.view('form', async ({ ack }) => ack(answers[at++]));
  const submit = () => slack.submitView({ user: 'U1', viewId, values });
  expect(await submit()).toStrictEqual({ kind: 'complaints', errors: { amount: 'Too small' } });
  expect(await submit()).toStrictEqual({ kind: 'shown', viewId });
  expect(slack.views.get(viewId)?.view).toMatchObject({ title: plain('Two') });
  expect(await submit()).toStrictEqual({ kind: 'closed' });
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
