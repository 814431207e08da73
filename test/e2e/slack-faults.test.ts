import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/demo/slack/faults.ts';
import { DEFAULT_SCOPES } from '../../src/demo/slack/options.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { type DeliveryWorld, OPS } from './delivery-world.ts';
import { openDelivery } from './open-delivery.ts';

const WITHOUT_HISTORY = DEFAULT_SCOPES.filter((scope) => !scope.endsWith(':history'));
const SLACK_TIMEOUT_MS = 150;
/** Beyond the timeout; the stand-in ends what it delays when it is closed. */
const SLOW_MS = 10_000;

const FAULTS: Readonly<Record<string, Fault>> = {
  '429 with Retry-After: 2': { kind: 'rate_limited', retryAfter: 2 },
  '500 before storing': { kind: 'http_error', status: 500, stored: false },
  '500 after storing': { kind: 'http_error', status: 500, stored: true },
  'a dropped connection before storing': { kind: 'dropped', stored: false },
  'a dropped connection after storing': { kind: 'dropped', stored: true },
  'an answer beyond the timeout, after storing': { kind: 'slow', ms: SLOW_MS, stored: true },
  '`ratelimited` inside a 200': { kind: 'platform_error', error: 'ratelimited', stored: false },
  '`internal_error` before storing': { kind: 'platform_error', error: 'internal_error', stored: false },
  '`internal_error` after storing': { kind: 'platform_error', error: 'internal_error', stored: true },
  '`fatal_error` before storing': { kind: 'platform_error', error: 'fatal_error', stored: false },
  '`fatal_error` after storing': { kind: 'platform_error', error: 'fatal_error', stored: true },
  'HTML with 200 before storing': { kind: 'html_200', stored: false },
  'HTML with 200 after storing': { kind: 'html_200', stored: true },
};

const OPERATIONS = {
  'a post': { method: 'chat.postMessage', isReply: false, entry: 'posted Warning' },
  'a reply': { method: 'chat.postMessage', isReply: true, entry: 'replied Critical to all' },
  'an update': { method: 'chat.update', isReply: false, entry: 'edited Critical' },
} as const;

const STORY = [
  'posted Warning',
  'edited Critical',
  'replied Critical to all',
  'edited Resolved',
  'replied Resolved to all',
] as const;

/** Fires, escalates and resolves; each step has time to arrive, and no edit falls due without a step. */
async function play(world: DeliveryWorld): Promise<void> {
  await world.read('45.00');
  await world.pass(30 * SECOND_MS, 5 * SECOND_MS);
  await world.read('9.00');
  await world.pass(27 * SECOND_MS, 5 * SECOND_MS);
  await world.read('60.00');
  world.skip(29 * SECOND_MS);
  await world.read('60.00');
  await world.pass(MINUTE_MS, 5 * SECOND_MS);
}

const rows = Object.entries(FAULTS).flatMap(([faultName, fault]) =>
  Object.entries(OPERATIONS).map(([operationName, operation]) => ({ faultName, fault, operationName, operation })),
);
const isStored = (fault: Fault): boolean => 'stored' in fault && fault.stored;

/** The story in which one entry happened twice in a row. */
const doubled = (entry: string): readonly string[] => STORY.flatMap((each) => (each === entry ? [each, each] : [each]));

describe.each([
  { scopes: DEFAULT_SCOPES, mayLook: true, name: 'with the history scopes' },
  { scopes: WITHOUT_HISTORY, mayLook: false, name: 'without the history scopes' },
])('$name', ({ scopes, mayLook }) => {
  it('everything arrives in order when nothing goes wrong', async () => {
    const world = await openDelivery({ scopes });
    await play(world);
    expect(world.story()).toEqual(STORY);
  });

  it.each(rows)('$faultName: $operationName arrives in order', async ({ fault, operation }) => {
    const world = await openDelivery({ scopes, slackTimeoutMs: fault.kind === 'slow' ? SLACK_TIMEOUT_MS : 2000 });
    const added = world.slack.faults.add({
      method: operation.method,
      when: (args) => (args['thread_ts'] !== undefined) === operation.isReply,
      fault,
    });
    await play(world);
    expect(added.hits).toBe(1);
    // An edit may be repeated at will; a message only when nobody may look for it.
    const isTwice = isStored(fault) && (operation.method === 'chat.update' || !mayLook);
    expect(world.story()).toEqual(isTwice ? doubled(operation.entry) : STORY);
    expect(world.slack.messages(OPS).at(-1)?.replies.at(-1)?.text).toMatch(/^✅ Resolved: /);
  });
});

describe('a slow Slack', () => {
  it('that stores a message only after our timeout has it once, because it is looked for first', async () => {
    const world = await openDelivery({ slackTimeoutMs: SLACK_TIMEOUT_MS });
    world.slack.faults.add({
      method: 'chat.postMessage',
      fault: { kind: 'slow', ms: 2 * SLACK_TIMEOUT_MS, stored: false },
    });
    await world.read('45.00');
    expect(world.story()).toEqual([]);
    await world.slack.waitFor(() => world.story().length === 1, 2000, 'the late message');
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    await world.read('9.00');
    expect(world.story()).toEqual(['posted Warning', 'edited Critical', 'replied Critical to all']);
  });

  it('is asked again when Retry-After has passed, not before, and twice if need be', async () => {
    const world = await openDelivery();
    const limited = { kind: 'rate_limited', retryAfter: 2 } as const;
    world.slack.faults.add({ method: 'chat.postMessage', times: 2, fault: limited });
    await world.read('45.00');
    await world.pass(1900, 100);
    expect(posts(world)).toHaveLength(1);
    await world.pass(100, 100);
    expect(posts(world)).toHaveLength(2);
    await world.pass(2000, 100);
    expect(world.story()).toEqual(['posted Warning']);
  });

  it('that limits us without saying for how long is asked again after a second, then two', async () => {
    const world = await openDelivery();
    world.slack.faults.add({
      method: 'chat.postMessage',
      times: 2,
      fault: { kind: 'http_error', status: 429, stored: false },
    });
    await world.read('45.00');
    await world.pass(1000);
    expect(posts(world)).toHaveLength(2);
    await world.pass(2000);
    expect(world.story()).toEqual(['posted Warning']);
  });

  it('that cannot be asked about a message is asked until it answers', async () => {
    const world = await openDelivery();
    world.slack.faults.add({ method: 'chat.postMessage', fault: { kind: 'http_error', status: 500, stored: true } });
    world.slack.faults.add({
      method: 'conversations.history',
      times: 3,
      fault: { kind: 'http_error', status: 503, stored: false },
    });
    await world.read('45.00');
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    await world.read('9.00');
    expect(world.story()).toEqual(['posted Warning', 'edited Critical', 'replied Critical to all']);
  });
});

describe('a message whose answer was lost is sent again, and that is logged,', () => {
  it.each([
    ['after five minutes without an answer to a look', { kind: 'http_error', status: 503, stored: false }, 5],
    ['after five minutes in which Slack cannot say', { kind: 'platform_error', error: 'team_added_to_org' }, 5],
    ['at once when Slack refuses with a code that nobody knows', { kind: 'platform_error', error: 'new_code' }, 0.5],
  ] as const)('%s', async (_, fault, minutes) => {
    const world = await openDelivery();
    world.slack.faults.add({ method: 'chat.postMessage', fault: { kind: 'http_error', status: 500, stored: false } });
    world.slack.faults.add({ method: 'conversations.history', times: 9999, fault });
    await world.read('45.00');
    await world.pass(minutes * MINUTE_MS, 5 * SECOND_MS);
    expect(world.story()).toEqual(['posted Warning']);
    expect(world.log.some((line) => line.includes('cannot look for an unanswered message'))).toBe(true);
  });
});

it('a clock that goes back a day holds nothing up that was put off or taken before', async () => {
  const world = await openDelivery();
  world.skip(DAY_MS);
  await world.slack.outage('refuse');
  await world.read('45.00');
  await world.slack.outage(null);
  world.skip(-DAY_MS);
  await world.pass(2 * SECOND_MS);
  expect(world.story()).toEqual(['posted Warning']);
});

it('a clock that goes back a day holds up no try of a closed channel', async () => {
  const world = await openDelivery();
  world.skip(2 * DAY_MS);
  world.slack.archive(OPS);
  await world.read('45.00');
  world.slack.unarchive(OPS);
  world.skip(-2 * DAY_MS);
  await world.pass(2 * SECOND_MS);
  expect(world.story()).toEqual(['posted Warning']);
});

describe.each(['refuse', 'http_500'] as const)('while every call to Slack fails (%s)', (outage) => {
  it('an episode that fires, escalates and resolves is told afterwards, in order and once', async () => {
    const world = await openDelivery();
    await world.read('60.00');
    await world.slack.outage(outage);
    await play(world);
    expect(world.story()).toEqual([]);
    await world.slack.outage(null);
    await world.pass(12 * MINUTE_MS, 20 * SECOND_MS);
    expect(world.story()).toEqual([
      'posted Warning',
      'edited Resolved',
      'replied Critical to all',
      'replied Resolved to all',
    ]);
  });

  it('the resolve of an episode that was told before arrives after it, and does not wait for the edit', async () => {
    const world = await openDelivery();
    await world.read('60.00');
    await world.read('45.00');
    await world.slack.outage(outage);
    await world.read('60.00');
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    await world.slack.outage(null);
    await world.pass(12 * MINUTE_MS, 20 * SECOND_MS);
    expect(world.story()).toEqual(['posted Warning', 'replied Resolved', 'edited Resolved']);
  });
});

function posts(world: DeliveryWorld) {
  return world.slack.requests.filter((request) => request.method === 'chat.postMessage');
}
