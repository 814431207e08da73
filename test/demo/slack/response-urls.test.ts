import { describe, expect, test } from 'vitest';
import type { Interaction } from '../../../src/demo/slack/interaction.ts';
import type { SlackStandIn } from '../../../src/demo/slack/stand-in.ts';
import { clientOf, openSlack } from './opened.ts';

const button = { type: 'button', text: { type: 'plain_text', text: 'Go' }, action_id: 'go' } as const;
const menu = {
  type: 'overflow',
  action_id: 'more',
  options: [{ text: { type: 'plain_text', text: 'Mute' }, value: 'mute' }],
} as const;

async function asked(slack: SlackStandIn): Promise<Interaction> {
  return slack.command({ user: 'U1', channel: 'C1' });
}

async function respond(to: Interaction, payload: unknown): Promise<{ status: number; error: unknown }> {
  const answer = await fetch(to.responseUrl, { method: 'POST', body: JSON.stringify(payload) });
  const body: unknown = await answer.json();
  return {
    status: answer.status,
    error: typeof body === 'object' && body !== null && 'error' in body ? body.error : null,
  };
}

const OK = { status: 200, error: null };

describe('a response_url', () => {
  test('is good for five answers', async () => {
    const slack = await openSlack();
    const command = await asked(slack);
    for (const number of [1, 2, 3, 4, 5]) {
      // eslint-disable-next-line no-await-in-loop -- the uses are counted in order
      expect(await respond(command, { text: `${number}` })).toStrictEqual(OK);
    }
    expect(await respond(command, { text: '6' })).toStrictEqual({ status: 404, error: 'used_url' });
    expect(command.answers.map((answer) => answer.text)).toStrictEqual(['1', '2', '3', '4', '5']);
    expect(command.responses.at(-1)).toMatchObject({ outcome: 'used_url' });
  });

  test('refuses what a fault says, such as charts', async () => {
    const slack = await openSlack();
    const command = await asked(slack);
    const when = (args: Readonly<Record<string, unknown>>) => JSON.stringify(args['blocks'] ?? '').includes('divider');
    const fault = { kind: 'platform_error', error: 'invalid_blocks' } as const;
    slack.faults.add({ method: 'response_url', times: 9, when, fault });
    slack.faults.add({ method: '*', fault: { kind: 'dropped', stored: false } });
    expect(await respond(command, { text: 'a', blocks: [{ type: 'divider' }] })).toStrictEqual({
      status: 400,
      error: 'invalid_blocks',
    });
    expect(await respond(command, { text: 'b' })).toStrictEqual(OK);
    expect(command.answers.map((answer) => answer.text)).toStrictEqual(['b']);
  });

  test('is good for thirty minutes', async () => {
    let now = Date.UTC(2026, 10, 21);
    const slack = await openSlack({ now: () => now });
    const command = await asked(slack);
    now += 30 * 60 * 1000;
    expect(await respond(command, { text: 'just in time' })).toStrictEqual(OK);
    now += 1;
    expect(await respond(command, { text: 'late' })).toStrictEqual({ status: 404, error: 'used_url' });
  });

  test('may speak in a channel where the bot is not, also in a thread', async () => {
    const slack = await openSlack({ channels: [{ id: 'C1', name: 'open' }] });
    const root = slack.say({ user: 'U1', channel: 'C1', text: 'root' });
    const command = await asked(slack);
    await respond(command, { response_type: 'in_channel', text: 'here' });
    await respond(command, { response_type: 'in_channel', replace_original: false, thread_ts: root.ts, text: 'there' });
    expect(slack.messages('C1')).toMatchObject([
      { text: 'root', replies: [{ text: 'there' }] },
      { text: 'here', botId: 'B0BOT' },
    ]);
    expect(command.answers).toStrictEqual([]);
  });

  test.each([
    ['nothing to say', { response_type: 'ephemeral' }, 'no_text'],
    ['invalid blocks', { text: 'a', blocks: [{ type: 'nope' }] }, 'invalid_blocks'],
    ['an unknown response_type', { text: 'a', response_type: 'shout' }, 'invalid_payload'],
    ['more beside delete_original', { text: 'a', delete_original: true }, 'invalid_payload'],
    ['no object', 7, 'invalid_payload'],
  ])('refuses %s', async (_name, payload, error) => {
    const slack = await openSlack();
    expect(await respond(await asked(slack), payload)).toStrictEqual({ status: 400, error });
  });

  test('is down with the rest of Slack', async () => {
    const slack = await openSlack();
    const command = await asked(slack);
    await slack.outage('http_500');
    const answer = await fetch(command.responseUrl, { method: 'POST', body: '{"text":"a"}' });
    expect(answer.status).toBe(500);
    expect(command.responses).toStrictEqual([]);
  });

  test('that nobody was given is not found, nor is any other path', async () => {
    const slack = await openSlack();
    const elsewhere = await fetch(new URL('/response/x', slack.apiUrl), { method: 'POST', body: '{}' });
    expect(elsewhere.status).toBe(404);
    expect((await fetch(new URL('/favicon.ico', slack.apiUrl))).status).toBe(404);
  });
});

describe('after a click', () => {
  test('the message can be deleted', async () => {
    const slack = await openSlack();
    const { ts = '' } = await clientOf(slack).chat.postMessage({
      channel: 'C1',
      text: 'a',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'a' }, accessory: button }],
    });
    const click = await slack.click({ user: 'U1', channel: 'C1', messageTs: ts, actionId: 'go' });
    expect(await respond(click, { delete_original: true })).toStrictEqual(OK);
    expect(slack.messages('C1')).toStrictEqual([]);
  });

  test('on a private answer another one can take its place, post to the channel, or leave nothing', async () => {
    const slack = await openSlack({ channels: [{ id: 'C1', name: 'open' }] });
    const command = await asked(slack);
    await respond(command, { text: 'a', blocks: [{ type: 'actions', elements: [button, menu] }] });
    const { ts } = await command.answer();
    const use = { user: 'U1', channel: 'C1', messageTs: ts, actionId: 'more' };
    await expect(slack.click({ ...use, value: 'shout' })).rejects.toThrow('more has no option with the value shout');
    await expect(slack.click(use)).rejects.toThrow('more is a overflow: say what is chosen');
    await expect(slack.click({ ...use, user: 'U2', value: 'mute' })).rejects.toThrow('U2 does not see');
    const click = await slack.click({ ...use, value: 'mute' });
    await respond(click, { text: 'told all', response_type: 'in_channel', replace_original: false });
    expect(slack.messages('C1')).toMatchObject([{ text: 'told all', botId: 'B0BOT' }]);
    await respond(click, { text: 'b', response_type: 'in_channel', replace_original: true });
    expect(await click.answer()).toMatchObject({ text: 'b', ts });
    expect(slack.privateAnswers('U1')).toMatchObject([{ text: 'b', blocks: [], ts }]);
    expect(slack.timeline.at(-1)).toMatchObject({ kind: 'private', replaces: true, text: 'b' });
    await respond(click, { delete_original: true });
    expect(slack.privateAnswers('U1')).toStrictEqual([]);
    expect(slack.messages('C1')).toHaveLength(1);
    expect(await respond(click, { text: 'c', replace_original: true })).toStrictEqual(OK);
    expect(slack.privateAnswers('U1')).toMatchObject([{ text: 'c' }]);
  });
});
