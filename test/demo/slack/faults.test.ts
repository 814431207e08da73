import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { clientOf, openSlack, refusalOf } from './opened.ts';

const failureOf = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);
const hello = { channel: 'C1', text: 'hi' };
const METHOD = 'chat.postMessage';

describe('scripted faults', () => {
  test('429 says when to come back and does nothing', async () => {
    const slack = await openSlack();
    slack.faults.add({ method: METHOD, fault: { kind: 'rate_limited', retryAfter: 7 } });
    const failure = await failureOf(clientOf(slack).chat.postMessage(hello));
    expect(failure).toBeInstanceOf(WebAPIRateLimitedError);
    expect(failure).toMatchObject({ retryAfter: 7 });
    expect(slack.messages('C1')).toHaveLength(0);
  });

  test.each([true, false])('a 5xx leaves the message stored: %s', async (stored) => {
    const slack = await openSlack();
    slack.faults.add({ method: METHOD, fault: { kind: 'http_error', status: 503, stored } });
    const failure = await failureOf(clientOf(slack).chat.postMessage(hello));
    expect(failure).toBeInstanceOf(WebAPIHTTPError);
    expect(failure).toMatchObject({ statusCode: 503 });
    expect(slack.messages('C1')).toHaveLength(stored ? 1 : 0);
    expect(slack.requests).toMatchObject([{ stored }]);
  });

  test('a 5xx may carry a body of its own', async () => {
    const slack = await openSlack();
    const body = { ok: false, error: 'service_unavailable' };
    slack.faults.add({ method: METHOD, fault: { kind: 'http_error', status: 500, stored: false, body } });
    expect(await failureOf(clientOf(slack).chat.postMessage(hello))).toMatchObject({ body });
  });

  test.each([true, false])('a dropped connection leaves the message stored: %s', async (stored) => {
    const slack = await openSlack();
    slack.faults.add({ method: METHOD, fault: { kind: 'dropped', stored } });
    expect(await failureOf(clientOf(slack).chat.postMessage(hello))).toBeInstanceOf(WebAPIRequestError);
    expect(slack.messages('C1')).toHaveLength(stored ? 1 : 0);
    await slack.waitFor(({ requests }) => requests[0]?.outcome === 'dropped', 1000, 'the outcome');
  });

  test.each([true, false])('a slow answer is the true one; stored before the wait: %s', async (stored) => {
    const slack = await openSlack();
    slack.faults.add({ method: METHOD, fault: { kind: 'slow', ms: 40, stored } });
    const answer = clientOf(slack).chat.postMessage(hello);
    await slack.waitFor(({ requests }) => requests.length === 1, 1000, 'the request');
    expect(slack.messages('C1')).toHaveLength(stored ? 1 : 0);
    expect((await answer).ok).toBe(true);
    expect(slack.messages('C1')).toHaveLength(1);
  });

  test.each([true, false])('an error of the platform comes with status 200; stored: %s', async (stored) => {
    const slack = await openSlack();
    slack.faults.add({ method: METHOD, fault: { kind: 'platform_error', error: 'fatal_error', stored } });
    expect(await refusalOf(clientOf(slack).chat.postMessage(hello))).toBe('fatal_error');
    expect(slack.messages('C1')).toHaveLength(stored ? 1 : 0);
  });

  test('a page instead of JSON', async () => {
    const slack = await openSlack();
    slack.faults.add({ method: METHOD, fault: { kind: 'html_200' } });
    const failure = await failureOf(clientOf(slack).chat.postMessage(hello));
    expect(failure).toBeInstanceOf(WebAPIPlatformError);
    expect(String(failure)).toContain('<html>');
  });

  test('hit only what they name, as often as they say, and are recorded', async () => {
    const slack = await openSlack();
    const added = slack.faults.add({
      method: METHOD,
      when: (args) => args['text'] === 'two',
      times: 2,
      fault: { kind: 'platform_error', error: 'internal_error' },
    });
    const post = (text: string) => clientOf(slack).chat.postMessage({ channel: 'C1', text });
    await post('one');
    expect(await refusalOf(post('two'))).toBe('internal_error');
    expect((await clientOf(slack).auth.test()).ok).toBe(true);
    expect(await refusalOf(post('two'))).toBe('internal_error');
    expect((await post('two')).ok).toBe(true);
    expect(added.hits).toBe(2);
    expect(slack.faults.applied).toMatchObject([{ method: METHOD }, { method: METHOD }]);
  });

  test('can be taken back, and can mean every method', async () => {
    const slack = await openSlack();
    const fault = { kind: 'platform_error', error: 'fatal_error' } as const;
    const added = slack.faults.add({ method: '*', times: 10, fault });
    expect(await refusalOf(clientOf(slack).auth.test())).toBe('fatal_error');
    added.remove();
    expect((await clientOf(slack).auth.test()).ok).toBe(true);
    slack.faults.add({ method: '*', fault });
    slack.faults.clear();
    expect((await clientOf(slack).auth.test()).ok).toBe(true);
  });
});

describe('outages', () => {
  test('every call answers 500 until it is over', async () => {
    const slack = await openSlack();
    await slack.outage('http_500');
    expect(await failureOf(clientOf(slack).auth.test())).toMatchObject({ statusCode: 500 });
    await slack.outage(null);
    expect((await clientOf(slack).auth.test()).ok).toBe(true);
  });

  test('connections are refused until it is over, on the same port', async () => {
    const slack = await openSlack();
    await slack.outage('refuse');
    await slack.outage('refuse');
    const failure = await failureOf(clientOf(slack).auth.test());
    expect(failure).toBeInstanceOf(WebAPIRequestError);
    await slack.outage(null);
    expect((await clientOf(slack).auth.test()).ok).toBe(true);
  });
});

describe('closing', () => {
  test('ends a hung request at once', async () => {
    const slack = await openSlack();
    slack.faults.add({ method: METHOD, fault: { kind: 'slow', ms: 60_000 } });
    const answer = failureOf(clientOf(slack).chat.postMessage(hello));
    await slack.waitFor(() => slack.messages('C1').length === 1, 1000, 'the stored message');
    await slack.close();
    expect(await answer).toBeInstanceOf(WebAPIRequestError);
  });

  test('ends a wait with a sentence, and so does a timeout', async () => {
    const slack = await openSlack();
    await expect(slack.waitFor(() => false, 10, 'a miracle')).rejects.toThrow('Waited 10 ms in vain for a miracle.');
    const failure = failureOf(slack.waitFor(() => undefined, 60_000, 'a second miracle'));
    await slack.close();
    expect(String(await failure)).toContain("Slack's stand-in was closed while waiting for a second miracle.");
    await expect(slack.waitFor(() => null, 10, 'more')).rejects.toThrow('is closed');
  });

  test('a wait ends with what its predicate finds at a later change, or throws', async () => {
    const slack = await openSlack();
    const found = slack.waitFor((seen) => seen.messages('C1')[0], 1000, 'a message');
    await clientOf(slack).chat.postMessage(hello);
    expect((await found).text).toBe('hi');
    await expect(slack.waitFor((seen) => seen.messages('C404')[0], 1000, 'nothing')).rejects.toThrow('no channel C404');
  });
});
