import { expect, it } from 'vitest';
import { balanceCommand } from '../../src/listeners/commands/balance-command.ts';
import { clickListener } from '../../src/listeners/interactions.ts';
import { type FormHandler, submissionListener } from '../../src/listeners/submission.ts';
import type { View } from '../../src/ports.ts';
import { createDone } from './interaction-deps.ts';

/** What the SDK does when an envelope came just before its connection closed. */
const ack = async (): Promise<void> => {
  throw new Error('Failed to send a message as the client has no active connection');
};
const notAsked = async (): Promise<never> => {
  throw new RangeError('not asked for here');
};
const view = (name: string): View => ({ type: 'modal', title: { type: 'plain_text', text: name }, blocks: [] });

function createDeps() {
  const { deps, log, updated, answered } = createDone();
  const warnings = (): readonly string[] =>
    log.lines.filter(({ level }) => level === 'warn').map(({ message }) => message);
  const shown = (): readonly View[] => updated.map((each) => each.view);
  return { deps, shown, answered, warnings };
}

const USER = { user: { id: 'U1' } };
const submit = async (handler: FormHandler, answerMs?: number): Promise<ReturnType<typeof createDeps>> => {
  const scene = createDeps();
  const body = { ...USER, view: { id: 'V1', type: 'modal', callback_id: 'form' } };
  await submissionListener(scene.deps, { form: handler }, answerMs)({ ack, body });
  return scene;
};

it('a command whose connection closed before it was acknowledged is answered all the same', async () => {
  const { deps, answered, warnings } = createDeps();
  const url = 'https://hooks.slack.com/commands/1';
  const body = { command: '/deepseek-balance', text: 'version', user_id: 'U1', channel_id: 'C1', response_url: url };
  await Reflect.apply(balanceCommand(deps), undefined, [{ ack, body }]);
  expect(answered.map(({ text }) => text)).toEqual([expect.stringContaining('1.0.0')]);
  expect(warnings()).toHaveLength(1);
});

it('a click whose connection closed before it was acknowledged does what it is for', async () => {
  const { deps } = createDeps();
  const done: string[] = [];
  const listen = clickListener(deps, { wake: async (_, click) => void done.push(click.actionId) }, notAsked);
  await listen({ ack, body: { ...USER, actions: [{ action_id: 'wake' }] } });
  expect(done).toEqual(['wake']);
});

it('a form whose connection closed before it was answered shows its answer, and what follows, in its modal', async () => {
  const { shown } = await submit(async () => ({ view: view('saving'), after: async () => view('saved') }));
  expect(shown()).toEqual([view('saving'), view('saved')]);
});

it('a form that took long shows its answer also when its connection closed meanwhile', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const slow = submit(async () => {
    await promise;
    return { view: view('saved') };
  }, 1);
  setTimeout(resolve, 20);
  expect((await slow).shown()).toEqual([view('saved')]);
});

it('a form with complaints stays as it was filled in when its connection closed: it can be submitted again', async () => {
  const { shown, warnings } = await submit(async () => ({ errors: { amount: 'How much?' } }));
  expect(shown()).toEqual([]);
  expect(warnings()).toHaveLength(1);
});

it('a form that cannot be read is left alone also when its connection closed', async () => {
  const { deps, warnings } = createDeps();
  await submissionListener(deps, {})({ ack, body: USER });
  expect(warnings()).toHaveLength(2);
});
