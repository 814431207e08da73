import { expect, it } from 'vitest';
import { DEFAULT_SCOPES } from '../../src/demo/slack/options.ts';
import { startSlack } from '../../src/demo/slack/stand-in.ts';
import { createSlackClient } from '../../src/slack/client.ts';
import { createSdkLogger } from '../../src/slack/sdk-logger.ts';
import { ALICE, areOpen, catchUnhandled, OPS, sceneOf } from './open-connection.ts';
import { keepLog } from './slack-client.ts';

/** Traps 3 and 4: a token that is written into shared options, and one that is tried where nobody listens. */
it('the app token opens connections and the bot token does everything else, also after a reconnect', async () => {
  const asked = Promise.withResolvers<unknown>();
  const scene = await sceneOf((app) => {
    app.command(/./, async ({ ack, client }) => {
      await ack();
      asked.resolve(await client.apiCall('auth.test').catch((error: unknown) => error));
    });
  });
  const { slack, connection } = scene;
  await connection.open();
  await areOpen(scene, 2);
  await slack.command({ user: ALICE, channel: OPS });
  expect(await asked.promise).toMatchObject({ ok: true });
  await connection.app.client.apiCall('auth.test', { token: 'xoxb-stand-in' });
  slack.connections.disconnect('refresh_requested');
  await slack.waitFor(({ requests }) => requests.filter(isOpening).length === 4, 8000, 'the next connections');
  await areOpen(scene, 2);
  expect([...new Set(slack.requests.map(({ method, outcome }) => `${method}: ${outcome}`))].toSorted()).toEqual([
    'apps.connections.open: ok',
    'auth.test: ok',
  ]);
});

it('one of our clients never sends the token of another one', async () => {
  const slack = await startSlack({ limits: false, tokens: { 'xoxb-one': DEFAULT_SCOPES, 'xoxb-two': DEFAULT_SCOPES } });
  const [one, two] = ['xoxb-one', 'xoxb-two'].map((token) =>
    createSlackClient({ token, apiUrl: slack.apiUrl, timeoutMs: 2000, logger: createSdkLogger(keepLog()) }),
  );
  slack.tokens.revoke('xoxb-one');
  await expect(one?.apiCall('auth.test')).rejects.toThrow('invalid_auth');
  await expect(two?.apiCall('auth.test')).resolves.toMatchObject({ ok: true });
  await slack.close();
});

it('a bad bot token is tried by nobody but whoever starts the bot: building and opening ask nothing with it', async () => {
  const unhandled = catchUnhandled();
  const scene = await sceneOf(() => {}, { botToken: 'xoxb-not-of-this-team' });
  await scene.connection.open();
  await areOpen(scene, 2);
  expect(scene.slack.requests.map(({ method }) => method)).toEqual(['apps.connections.open', 'apps.connections.open']);
  expect(await unhandled()).toEqual([]);
});

const isOpening = ({ method }: { readonly method: string }): boolean => method === 'apps.connections.open';
