import type { HomeView, ModalView } from '@slack/types';
import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { expect, test } from 'vitest';
import { clientOf, openSlack, refusalData, refusalOf } from './opened.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const section = { type: 'section', text: { type: 'mrkdwn', text: 'hi' } } as const;
const input = { type: 'input', label: plain('Name'), element: { type: 'plain_text_input', action_id: 'a' } } as const;
const modal: ModalView = { type: 'modal', title: plain('Settings'), blocks: [section] };
const home: HomeView = { type: 'home', blocks: [section] };

test('a trigger opens one view', async () => {
  const slack = await openSlack();
  const client = clientOf(slack);
  const { triggerId } = await slack.command({ user: 'U1', channel: 'C1' });
  const { view } = await client.views.open({ trigger_id: triggerId, view: modal });
  expect(view).toMatchObject({ type: 'modal', title: plain('Settings'), team_id: 'T0STANDIN', app_id: 'A0BOT' });
  expect([...slack.views.keys()]).toStrictEqual([view?.id]);
  expect(await refusalOf(client.views.open({ trigger_id: triggerId, view: modal }))).toBe('exchanged_trigger_id');
});

test('a trigger is good for three seconds', async () => {
  let now = Date.UTC(2026, 10, 21);
  const slack = await openSlack({ now: () => now });
  const client = clientOf(slack);
  const early = await slack.command({ user: 'U1', channel: 'C1' });
  const late = await slack.command({ user: 'U1', channel: 'C1' });
  now += 3000;
  expect((await client.views.open({ trigger_id: early.triggerId, view: modal })).ok).toBe(true);
  now += 1;
  expect(await refusalOf(client.views.open({ trigger_id: late.triggerId, view: modal }))).toBe('expired_trigger_id');
  expect(await refusalOf(client.views.open({ trigger_id: 'x', view: modal }))).toBe('invalid_trigger_id');
});

test('a view can be updated by id or external id, unless its hash is stale', async () => {
  const slack = await openSlack();
  const client = clientOf(slack);
  const { triggerId } = await slack.command({ user: 'U1', channel: 'C1' });
  const opened = await client.views.open({ trigger_id: triggerId, view: { ...modal, external_id: 'e1' } });
  const { id = '', hash = '' } = opened.view ?? {};
  const updated = await client.views.update({
    view_id: id,
    hash,
    view: { ...modal, external_id: 'e1', title: plain('Two') },
  });
  expect(updated.view).toMatchObject({ id, title: plain('Two') });
  expect(await refusalOf(client.views.update({ view_id: id, hash, view: modal }))).toBe('hash_conflict');
  expect((await client.views.update({ external_id: 'e1', view: modal })).view?.id).toBe(id);
  expect(await refusalOf(client.views.update({ view_id: 'V404', view: modal }))).toBe('not_found');
});

test('Home is published per person and keeps its id', async () => {
  const slack = await openSlack();
  const client = clientOf(slack);
  const first = await client.views.publish({ user_id: 'U1', view: home });
  const second = await client.views.publish({ user_id: 'U1', hash: first.view?.hash ?? '', view: home });
  expect(second.view?.id).toBe(first.view?.id);
  expect(await refusalOf(client.views.publish({ user_id: 'U1', hash: first.view?.hash ?? '', view: home }))).toBe(
    'hash_conflict',
  );
  expect(await refusalOf(client.views.publish({ user_id: 'U404', view: home }))).toBe('user_not_found');
});

test.each([
  ['an input without a submit button', { ...modal, blocks: [input] }, 'missing required field: submit'],
  [
    'a title of 25 characters',
    { ...modal, title: plain('x'.repeat(25)) },
    'must be less than 25 characters [json-pointer:/view/title/text]',
  ],
  [
    'a submit button of 25 characters',
    { ...modal, submit: plain('x'.repeat(25)) },
    'must be less than 25 characters [json-pointer:/view/submit/text]',
  ],
  [
    'a close button of 25 characters',
    { ...modal, close: plain('x'.repeat(25)) },
    'must be less than 25 characters [json-pointer:/view/close/text]',
  ],
  ['a callback_id of 256 characters', { ...modal, callback_id: 'x'.repeat(256) }, 'must be less than 256 characters'],
  [
    'the same block_id twice',
    {
      ...modal,
      blocks: [
        { ...section, block_id: 'a' },
        { ...section, block_id: 'a' },
      ],
    },
    'block_id "a" already exists',
  ],
  [
    'private metadata of 3001 characters',
    { ...modal, private_metadata: 'x'.repeat(3001) },
    'must be less than 3001 characters',
  ],
  [
    'blocks that a modal cannot show',
    { ...modal, blocks: [{ type: 'markdown', text: 'a' }] },
    'unsupported type: markdown',
  ],
  ['a Home tab', home, 'must be a modal'],
])('a modal with %s is refused', async (_name, view, problem) => {
  const slack = await openSlack();
  const { triggerId } = await slack.command({ user: 'U1', channel: 'C1' });
  const refusal = await refusalData(clientOf(slack).apiCall('views.open', { trigger_id: triggerId, view }));
  expect(refusal.error).toBe('invalid_arguments');
  expect(refusal.response_metadata?.messages?.join()).toContain(problem);
});

test('a view of more than 250 KB is too large', async () => {
  const slack = await openSlack();
  const wide = Array.from(
    { length: 90 },
    () => ({ ...section, text: { type: 'mrkdwn', text: 'x'.repeat(3000) } }) as const,
  );
  const publish = (blocks: HomeView['blocks']) =>
    clientOf(slack).views.publish({ user_id: 'U1', view: { type: 'home', blocks } });
  expect((await publish(wide.slice(0, 80))).ok).toBe(true);
  expect(await refusalOf(publish(wide))).toBe('view_too_large');
});

test('a trigger can be used up only once, whichever method takes it', async () => {
  const slack = await openSlack();
  const client = clientOf(slack);
  const { triggerId } = await slack.command({ user: 'U1', channel: 'C1' });
  expect(await refusalOf(client.views.push({ trigger_id: triggerId, view: modal }))).toBe('not_found');
  expect(await refusalOf(client.views.open({ trigger_id: triggerId, view: modal }))).toBe('exchanged_trigger_id');
});

test('any method of views can be limited, fail or hang', async () => {
  const slack = await openSlack();
  const client = clientOf(slack);
  const publish = () => client.views.publish({ user_id: 'U1', view: home }).catch((error: unknown) => error);
  const open = async () => {
    const { triggerId } = await slack.command({ user: 'U1', channel: 'C1' });
    return client.views.open({ trigger_id: triggerId, view: modal }).catch((error: unknown) => error);
  };
  slack.faults.add({ method: 'views.publish', fault: { kind: 'rate_limited', retryAfter: 3 } });
  slack.faults.add({ method: 'views.open', fault: { kind: 'http_error', status: 500, stored: false } });
  slack.faults.add({ method: 'views.update', fault: { kind: 'slow', ms: 60_000, stored: false } });
  const limited = await publish();
  expect(limited).toBeInstanceOf(WebAPIRateLimitedError);
  expect(limited).toMatchObject({ retryAfter: 3 });
  expect(await open()).toBeInstanceOf(WebAPIHTTPError);
  expect(slack.views.size).toBe(0);
  await publish();
  const viewId = slack.home('U1')?.id ?? '';
  const hanging = client.views.update({ view_id: viewId, view: home }).catch((error: unknown) => error);
  await slack.waitFor(({ requests }) => requests.at(-1)?.method === 'views.update', 1000, 'the request');
  await slack.close();
  expect(await hanging).toBeInstanceOf(WebAPIRequestError);
});
