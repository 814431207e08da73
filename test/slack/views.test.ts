import { describe, expect, test } from 'vitest';
import { loadingModal } from '../../src/blocks/view.ts';
import type { Fault } from '../../src/demo/slack/faults.ts';
import { createViews } from '../../src/slack/views.ts';
import { openSlackClient } from './slack-client.ts';

const VIEW = loadingModal('x');
const HOME = { type: 'home', blocks: VIEW.blocks } as const;
const SHOWN = { kind: 'shown', viewId: expect.any(String), hash: expect.any(String) };

async function open(timeoutMs?: number) {
  const { slack, client } = await openSlackClient({}, timeoutMs);
  const waits: number[] = [];
  const views = createViews({ client, wait: async (ms) => void waits.push(ms) });
  const trigger = async (): Promise<string> => {
    const { triggerId } = await slack.command({ user: 'U1', channel: 'C1' });
    return triggerId;
  };
  const opened = await views.open(await trigger(), VIEW);
  if (opened.kind !== 'shown') throw new RangeError(`not shown: ${opened.kind}`);
  const calls = (method: string) => slack.requests.filter((request) => request.method === method).length;
  const before = { open: calls('views.open'), update: calls('views.update') };
  return {
    slack,
    views,
    waits,
    trigger,
    opened,
    calls: (method: 'open' | 'update') => calls(`views.${method}`) - before[method],
  };
}

describe('a modal', () => {
  test('is opened once with a trigger', async () => {
    const { views, trigger } = await open();
    const id = await trigger();
    expect(await views.open(id, VIEW)).toEqual(SHOWN);
    expect(await views.open(id, VIEW)).toEqual({ kind: 'late' });
    expect(await views.open('nonsense', VIEW)).toEqual({ kind: 'late' });
  });

  test.each([
    'expired_trigger_id',
    'exchanged_trigger_id',
    'invalid_trigger_id',
    'trigger_expired',
    'trigger_exchanged',
  ])('is late when Slack says %s', async (error) => {
    const { slack, views, trigger, calls } = await open();
    slack.faults.add({ method: 'views.open', fault: { kind: 'platform_error', error } });
    expect(await views.open(await trigger(), VIEW)).toEqual({ kind: 'late' });
    expect(calls('open')).toBe(1);
  });

  test.each<[string, Fault, number]>([
    ['a rate limit that is short', { kind: 'rate_limited', retryAfter: 1 }, 1000],
    ['a rate limit without a time', { kind: 'platform_error', error: 'ratelimited' }, 1000],
  ])('is opened in spite of %s', async (_, fault, waited) => {
    const { slack, views, trigger, calls, waits } = await open();
    slack.faults.add({ method: 'views.open', fault });
    expect(await views.open(await trigger(), VIEW)).toEqual(SHOWN);
    expect(calls('open')).toBe(2);
    expect(waits).toEqual([waited]);
  });

  test.each<[string, Fault, string]>([
    ['a rate limit that is longer than a trigger lives', { kind: 'rate_limited', retryAfter: 2 }, 'rate_limited'],
    ['an error that may have used the trigger up', { kind: 'http_error', status: 500, stored: true }, 'HTTP 500'],
    ['an answer that breaks off', { kind: 'dropped', stored: true }, 'UND_ERR_SOCKET'],
  ])('is not opened again after %s', async (_, fault, reason) => {
    const { slack, views, trigger, calls } = await open();
    slack.faults.add({ method: 'views.open', fault });
    expect(await views.open(await trigger(), VIEW)).toEqual({
      kind: 'failed',
      reason: expect.stringContaining(reason),
    });
    expect(calls('open')).toBe(1);
  });

  test('is refused when it is not what Slack takes', async () => {
    const { views, trigger, opened } = await open();
    const wrong = { ...VIEW, title: { type: 'plain_text', text: 'x'.repeat(25) } };
    expect(await views.open(await trigger(), wrong)).toEqual({ kind: 'refused', reason: 'invalid_arguments' });
    expect(await views.update(opened.viewId, null, wrong)).toEqual({ kind: 'refused', reason: 'invalid_arguments' });
  });
});

describe('an open modal', () => {
  test('shows something else, with its hash only if nobody changed it', async () => {
    const { views, opened } = await open();
    expect(await views.update(opened.viewId, opened.hash, VIEW)).toEqual(SHOWN);
    expect(await views.update(opened.viewId, opened.hash, VIEW)).toEqual({ kind: 'conflict' });
    expect(await views.update(opened.viewId, null, VIEW)).toEqual(SHOWN);
  });

  test('is gone when it was closed', async () => {
    const { slack, views, opened } = await open();
    await slack.closeView({ user: 'U1', viewId: opened.viewId });
    expect(await views.update(opened.viewId, null, VIEW)).toEqual({ kind: 'gone' });
    slack.faults.add({ method: 'views.update', fault: { kind: 'platform_error', error: 'view_not_found' } });
    expect(await views.update(opened.viewId, null, VIEW)).toEqual({ kind: 'gone' });
  });

  test.each<[string, Fault, number]>([
    ['a rate limit', { kind: 'rate_limited', retryAfter: 5 }, 5000],
    ['a rate limit without a time', { kind: 'platform_error', error: 'rate_limited' }, 1000],
    ['an error of Slack', { kind: 'http_error', status: 503, stored: true }, 0],
    ['an answer from something in between', { kind: 'http_error', status: 407, stored: false }, 0],
    ['a broken connection', { kind: 'dropped', stored: false }, 0],
    ['a page of a proxy', { kind: 'html_200' }, 0],
    ['a move of the workspace', { kind: 'platform_error', error: 'team_added_to_org' }, 0],
  ])('is changed in spite of %s', async (_, fault, waited) => {
    const { slack, views, opened, calls, waits } = await open();
    slack.faults.add({ method: 'views.update', fault });
    expect(await views.update(opened.viewId, null, VIEW)).toEqual(SHOWN);
    expect(calls('update')).toBe(2);
    expect(waits).toEqual([waited]);
  });

  test.each<[string, Fault, string, number]>([
    ['a long rate limit', { kind: 'rate_limited', retryAfter: 6 }, 'rate_limited', 1],
    ['errors that go on', { kind: 'http_error', status: 500, stored: false }, 'HTTP 500', 2],
  ])('fails after %s', async (_, fault, reason, calls) => {
    const { slack, views, opened, calls: made } = await open();
    slack.faults.add({ method: 'views.update', times: 9, fault });
    expect(await views.update(opened.viewId, null, VIEW)).toEqual({ kind: 'failed', reason });
    expect(made('update')).toBe(calls);
  });

  test('fails when Slack does not answer', async () => {
    const { slack, views, opened } = await open(100);
    slack.faults.add({ method: 'views.update', times: 2, fault: { kind: 'slow', ms: 1000 } });
    expect(await views.update(opened.viewId, null, VIEW)).toMatchObject({ kind: 'failed' });
  });

  test('fails when the answer is not from Slack', async () => {
    const { slack, views, opened } = await open();
    slack.faults.add({
      method: 'views.update',
      times: 2,
      fault: { kind: 'http_error', status: 200, stored: false, body: { ok: true } },
    });
    expect(await views.update(opened.viewId, null, VIEW)).toEqual({
      kind: 'failed',
      reason: 'an answer that is not from Slack',
    });
  });
});

test('a Home tab is shown, and a limit is not waited for', async () => {
  const { slack, views, waits } = await open();
  expect(await views.publish('U1', HOME)).toEqual(SHOWN);
  slack.faults.add({ method: 'views.publish', fault: { kind: 'rate_limited', retryAfter: 1 } });
  expect(await views.publish('U1', HOME)).toEqual({ kind: 'failed', reason: 'rate_limited' });
  expect(waits).toEqual([]);
});
