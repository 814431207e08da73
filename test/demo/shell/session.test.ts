import type { App } from '@slack/bolt';
import type { Button, KnownBlock, ModalView, StaticSelect } from '@slack/types';
import { expect, test } from 'vitest';
import { createSession, type Session } from '../../../src/demo/shell/session.ts';
import type { SlackStandIn } from '../../../src/demo/slack/stand-in.ts';
import { ALICE, OPS } from '../../../src/demo/stage.ts';
import { PLAIN } from '../../../src/demo/transcript/style.ts';
import { clientOf, openSlack } from '../slack/opened.ts';
import { openSocketApp } from '../slack/opened-apps.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (text: string, value: string) => ({ text: plain(text), value });
const blocks: KnownBlock[] = [
  { type: 'section', text: { type: 'mrkdwn', text: 'Low' } },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'edit', text: plain('Edit') },
      { type: 'overflow', action_id: 'snooze', options: [option('1 h', '1'), option('4 h', '4')] },
      { type: 'button', action_id: 'pay', text: plain('Top up'), url: 'https://pay.example' },
    ],
  },
];
const form: ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Rule'),
  submit: plain('Save'),
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: 'What to watch' } },
    {
      type: 'input',
      block_id: 'amount',
      label: plain('Amount'),
      element: { type: 'plain_text_input', action_id: 'a' },
    },
  ],
};

interface Scene {
  readonly slack: SlackStandIn;
  readonly app: App;
  readonly session: Session;
  readonly shows: (text: string) => Promise<void>;
}

async function openScene(): Promise<Scene> {
  const slack = await openSlack({
    users: [{ id: ALICE, name: 'alice' }],
    channels: [{ id: OPS, name: 'ops', members: [ALICE], botIsMember: true }],
  });
  const app = await openSocketApp(slack);
  const printed: string[] = [];
  const waiting = new Set<() => void>();
  let prompt = '';
  const note = (text: string): void => {
    printed.push(text);
    for (const look of waiting) look();
  };
  const screen = {
    style: PLAIN,
    width: () => 80,
    print: note,
    tell: (lines: readonly string[]) => note(lines.join('\n')),
    note: (lines: readonly string[]) => note(lines.join('\n')),
    ask: (text: string) => {
      prompt = text;
      for (const look of waiting) look();
    },
    close: () => {},
  };
  const session = createSession({ slack, screen, sample: null, quit: () => {} });
  session.watch().catch(() => {});
  const all = (): string => [...printed, prompt].join('\n');
  return {
    slack,
    app,
    session,
    shows(text) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const look = (): void => void (all().includes(text) && resolve());
      const timer = setTimeout(() => reject(new Error(`no ${text} in\n${all()}`)), 5000);
      waiting.add(look);
      look();
      return promise.finally(() => {
        clearTimeout(timer);
        waiting.delete(look);
      });
    },
  };
}

const post = (slack: SlackStandIn) => clientOf(slack).chat.postMessage({ channel: OPS, text: 'Low', blocks });

test('the elements of the newest message are numbered, pressed and chosen from', async () => {
  const { slack, app, session, shows } = await openScene();
  const used: unknown[] = [];
  app.action('edit', async ({ ack, respond }) => {
    await ack();
    await respond('Edited');
  });
  app.action('snooze', async ({ ack, action, respond }) => {
    used.push('selected_option' in action ? action.selected_option : null);
    await ack();
    await respond('Snoozed');
  });
  app.action('pay', async ({ ack }) => ack());
  await post(slack);
  await shows(':1 presses [Edit]');
  await shows(':2 chooses (:2 1 = 1 h, :2 2 = 4 h)');
  await shows(':3 opens Top up (https://pay.example)');
  session.take(':1');
  await shows('Edited');
  session.take(':2');
  session.take(':2 4 h');
  await shows('Snoozed');
  expect(used).toStrictEqual([option('4 h', '4')]);
  session.take(':3');
  await shows('Slack would open https://pay.example in your browser.');
  session.take(':4');
  await shows('The newest buttons are :1 to :3.');
});

test('a form is asked field by field, complained about, and submitted', async () => {
  const { slack, app, session, shows } = await openScene();
  app.action('edit', async ({ ack, body, client }) => {
    await ack();
    if ('trigger_id' in body) await client.views.open({ trigger_id: body.trigger_id, view: form });
  });
  const submitted: unknown[] = [];
  app.view('form', async ({ ack, view }) => {
    submitted.push(view.state.values);
    await (submitted.length === 1 ? ack({ response_action: 'errors', errors: { amount: 'Too small' } }) : ack());
  });
  await post(slack);
  await shows(':1 presses [Edit]');
  session.take(':1');
  await shows('What to watch');
  await shows('Amount> ');
  session.take('');
  await shows('must be filled in');
  session.take('5');
  await shows('Enter submits');
  session.take('');
  await shows('✗ Amount: Too small');
  await shows('Amount> ');
  session.take('50');
  session.take('');
  await shows('#ops> ');
  expect(submitted).toStrictEqual(['5', '50'].map((value) => ({ amount: { a: { type: 'plain_text_input', value } } })));
});

test('a form can be given up', async () => {
  const { slack, app, session, shows } = await openScene();
  app.action('edit', async ({ ack, body, client }) => {
    await ack();
    if ('trigger_id' in body) await client.views.open({ trigger_id: body.trigger_id, view: form });
  });
  await post(slack);
  await shows(':1 presses [Edit]');
  expect(session.cancel()).toBe(false);
  session.take(':1');
  await shows('Amount> ');
  expect(session.cancel()).toBe(true);
  await shows('#ops> ');
  expect(slack.views.size).toBe(0);
});

test('a press that nobody answers is told as Slack does, and the person may go on', async () => {
  const { slack, session, shows } = await openScene();
  await post(slack);
  await shows(':1 presses [Edit]');
  slack.connections.drop();
  await slack.waitFor((it) => it.connections.count === 0, 5000, 'the connection to break');
  session.take(':1');
  await expect(shows('is told by Slack: dispatch_failed')).resolves.toBeUndefined();
});

test('Home is opened, pressed, and shown again when it changes', async () => {
  const { app, session, shows } = await openScene();
  const home = (text: string, elements: readonly Button[] = []) => ({
    type: 'home' as const,
    blocks: [
      { type: 'section' as const, text: plain(text) },
      ...(elements.length > 0 ? [{ type: 'actions' as const, elements: [...elements] }] : []),
    ],
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const refresh: Button = { type: 'button', action_id: 'refresh', text: plain('Refresh') };
    await client.views.publish({ user_id: event.user, view: home('Balance 50', [refresh]) });
  });
  app.action('refresh', async ({ ack, body, client }) => {
    await ack();
    await client.views.publish({ user_id: body.user.id, view: home('Balance 49') });
  });
  session.take('/home');
  await shows('Home is empty until the bot fills it.');
  await shows('Balance 50');
  await shows(':1 presses [Refresh]');
  await shows('Home> ');
  session.take(':1');
  await shows('Balance 49');
  session.take('/join #ops');
  await expect(shows('#ops> ')).resolves.toBeUndefined();
});

test('in a form menus with groups are asked, buttons pressed, and the bot is told at once where it wants to be', async () => {
  const { slack, app, session, shows } = await openScene();
  const menu: StaticSelect = {
    type: 'static_select',
    action_id: 'k',
    option_groups: [
      { label: plain('One'), options: [option('Low', 'low')] },
      { label: plain('Two'), options: [option('Fall', 'fall')] },
    ],
  };
  const view: ModalView = {
    ...form,
    blocks: [
      { type: 'input', block_id: 'kind', dispatch_action: true, label: plain('Kind'), element: menu },
      { type: 'actions', elements: [{ type: 'button', action_id: 'check', text: plain('Check now') }] },
    ],
  };
  const told: unknown[] = [];
  app.action('edit', async ({ ack, body, client }) => {
    await ack();
    if ('trigger_id' in body) await client.views.open({ trigger_id: body.trigger_id, view });
  });
  app.action(/^(k|check)$/, async ({ ack, action, body, client }) => {
    told.push('selected_option' in action ? action.selected_option : 'pressed');
    await ack();
    const title = plain(told.length === 1 ? 'Checked' : 'Chosen');
    if ('view' in body) await client.views.update({ view_id: body.view?.id ?? '', view: { ...view, title } });
  });
  const submitted: unknown[] = [];
  app.view('form', async ({ ack, view: { state } }) => {
    submitted.push(state.values['kind']?.['k']);
    await ack();
  });
  await post(slack);
  await shows(':1 presses [Edit]');
  session.take(':1');
  await shows(':1 presses [Check now]');
  session.take(':1');
  await shows('*Checked*');
  session.take('2');
  await shows('*Chosen*');
  // What was answered is not asked again.
  await shows('Enter submits');
  session.take('');
  await shows('#ops> ');
  expect(told).toStrictEqual(['pressed', option('Fall', 'fall')]);
  expect(submitted).toStrictEqual([{ type: 'static_select', selected_option: option('Fall', 'fall') }]);
});
