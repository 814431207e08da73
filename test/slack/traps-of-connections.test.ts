import { expect, it } from 'vitest';
import { DEFAULT_APP_TOKEN, DEFAULT_BOT_TOKEN } from '../../src/demo/slack/options.ts';
import { createConnection } from '../../src/slack/connection.ts';
import { createSdkLogger } from '../../src/slack/sdk-logger.ts';
import { type Detour, openDetour } from './detour.ts';
import { ALICE, areOpen, type ConnectionScene, catchUnhandled, OPS, sceneOf, WAIT_MS } from './open-connection.ts';
import { keepLog } from './slack-client.ts';

const AT_ONCE_MS = 1000;
const UNREACHABLE = { kind: 'http_error', status: 503, stored: false } as const;

const openScene = async (): Promise<ConnectionScene> => {
  const scene = await sceneOf((app) => app.command(/./, async ({ ack }) => ack('heard')));
  await scene.connection.open();
  await areOpen(scene, 2);
  return scene;
};
const failOpening = ({ slack }: ConnectionScene) =>
  slack.faults.add({ method: 'apps.connections.open', times: 1000, fault: UNREACHABLE });
const tries = ({ slack }: ConnectionScene): number =>
  slack.requests.filter(({ outcome }) => outcome === 'http_503').length;

/** Trap 5: each reconnect of the SDK is five seconds without ears. */
it('what is typed while one connection is renewed is heard at once by the other one', async () => {
  const scene = await openScene();
  const { slack } = scene;
  const fault = failOpening(scene);
  slack.connections.disconnect('refresh_requested', 1);
  await areOpen(scene, 1);
  for (let time = 0; time < 3; time += 1) {
    const { ack, failure } = await slack.command({ user: ALICE, channel: OPS });
    expect({ heard: ack?.payload, failure }).toEqual({ heard: { text: 'heard' }, failure: null });
    expect(ack?.afterMs).toBeLessThan(AT_ONCE_MS);
  }
  fault.remove();
  await areOpen(scene, 2);
});

it('a connection that Slack renews is back at once, not after five seconds', async () => {
  const { slack } = await openScene();
  const from = performance.now();
  const isRenewed = () => slack.connections.count === 2 && slack.requests.length === 4;
  slack.connections.disconnect('warning');
  await slack.waitFor(isRenewed, WAIT_MS, 'both connections anew');
  expect(performance.now() - from).toBeLessThan(2 * AT_ONCE_MS);
});

/** Trap 2: when the retries of a reconnect are used up, the SDK rejects where nobody listens. */
it('a reconnect that fails for long is tried for as long as it takes, and nothing is rejected into nowhere', async () => {
  const unhandled = catchUnhandled();
  const scene = await openScene();
  const fault = failOpening(scene);
  scene.slack.connections.drop();
  await scene.slack.waitFor(() => tries(scene) >= 8, 2 * WAIT_MS, 'eight tries in vain');
  fault.remove();
  await scene.slack.waitFor(({ connections }) => connections.count > 0, 2 * WAIT_MS, 'the next connection');
  const { ack } = await scene.slack.command({ user: ALICE, channel: OPS });
  expect(ack?.payload).toEqual({ text: 'heard' });
  expect(await unhandled()).toEqual([]);
}, 30_000);

it('a rate limit of the opening is respected', async () => {
  const scene = await openScene();
  const limited = { kind: 'rate_limited', retryAfter: 2 } as const;
  scene.slack.faults.add({ method: 'apps.connections.open', fault: limited });
  const from = performance.now();
  scene.slack.connections.disconnect('refresh_requested', 1);
  await scene.slack.waitFor(({ requests }) => requests.length === 4, WAIT_MS, 'the second try');
  expect(performance.now() - from).toBeGreaterThanOrEqual(1990);
});

it('connections that are limited at the same time do not ask again at the same time', async () => {
  const scene = await openScene();
  const limited = { kind: 'rate_limited', retryAfter: 1 } as const;
  scene.slack.faults.add({ method: 'apps.connections.open', fault: limited });
  const from = performance.now();
  scene.slack.connections.disconnect('refresh_requested', 1);
  await scene.slack.waitFor(({ requests }) => requests.length === 4, WAIT_MS, 'the second try');
  // The limit, and at least half of each of two waits: after a connection that did not last, and after the limit.
  expect(performance.now() - from).toBeGreaterThanOrEqual(1600);
});

it('an operator whose app has ten connections already is told why there is none more', async () => {
  const scene = await openScene();
  const { slack, log } = scene;
  const others = Array.from({ length: 4 }, () =>
    createConnection({
      transport: { kind: 'socket', appToken: DEFAULT_APP_TOKEN },
      botToken: DEFAULT_BOT_TOKEN,
      apiUrl: slack.apiUrl,
      log,
      logger: createSdkLogger(log),
    }),
  );
  for (const other of others) await other.open();
  await areOpen(scene, 10);
  const [late, told] = [keepLog(), /ten already/];
  const eleventh = createConnection({
    transport: { kind: 'socket', appToken: DEFAULT_APP_TOKEN },
    botToken: DEFAULT_BOT_TOKEN,
    apiUrl: slack.apiUrl,
    log: late,
    logger: createSdkLogger(late),
  });
  const opened = eleventh.open();
  await expect.poll(() => late.lines.some(({ message }) => told.test(message)), { timeout: WAIT_MS }).toBe(true);
  for (const one of [eleventh, ...others]) await one.close();
  await opened;
}, 30_000);

/** Trap 6: a stop while a reconnect is under way rejects with `undefined` where nobody listens. */
it.each(['at the start', 'anew'])(
  'a stop while a connection is being opened %s ends in order',
  async (when) => {
    const unhandled = catchUnhandled();
    const detours: Detour[] = [];
    const scene = await sceneOf(() => {}, {
      async way(apiUrl) {
        const detour = await openDetour(apiUrl);
        detours.push(detour);
        return detour.apiUrl;
      },
    });
    const { connection, slack } = scene;
    const isAnew = when === 'anew';
    const opening = isAnew ? connection.open() : undefined;
    if (isAnew) await areOpen(scene, 2);
    const knocked = detours[0]?.leadNowhere();
    slack.connections.drop();
    const opened = opening ?? connection.open();
    await knocked;
    await connection.close();
    await opened;
    await areOpen(scene, 0);
    expect(await unhandled()).toEqual([]);
  },
  2 * WAIT_MS,
);

it('a stop while the address of a reconnect is being asked for leaves no connection behind', async () => {
  const unhandled = catchUnhandled();
  const scene = await openScene();
  const { slack, connection } = scene;
  const slow = { kind: 'slow', ms: 300 } as const;
  slack.faults.add({ method: 'apps.connections.open', times: 2, fault: slow });
  slack.connections.drop();
  await slack.waitFor(({ faults }) => faults.applied.length === 2, WAIT_MS, 'both questions');
  await connection.close();
  await slack.waitFor(({ requests }) => requests.every(({ outcome }) => outcome === 'ok'), WAIT_MS, 'the answers');
  await areOpen(scene, 0);
  expect((await slack.command({ user: ALICE, channel: OPS })).failure).toBe('dispatch_failed');
  expect(await unhandled()).toEqual([]);
});

/** Trap 7: the SDK's stop resolves while its socket is still open. */
it('after a stop Slack has no connection to hand anything to', async () => {
  const { slack, connection } = await openScene();
  await connection.close();
  expect((await slack.command({ user: ALICE, channel: OPS })).failure).toBe('dispatch_failed');
});
