import { describe, expect, it } from 'vitest';
import { startOverSocket } from './typist.ts';
import { createWorld, WAIT_MS, type World } from './world.ts';

describe.concurrent('a socket that goes away', () => {
  it.each([
    { how: 'breaks without a word', end: ({ slack }: World) => slack.connections.drop() },
    { how: 'is recycled by Slack', end: ({ slack }: World) => slack.connections.disconnect('refresh_requested') },
    { how: 'is about to be closed by Slack', end: ({ slack }: World) => slack.connections.disconnect('warning') },
  ])('$how: the bot connects and answers again', async ({ end }) => {
    const world = await createWorld();
    await startOverSocket(world);
    end(world);
    await world.slack.waitFor(({ connections }) => connections.count === 0, WAIT_MS, 'the end of the connection');
    await world.slack.waitFor(({ connections }) => connections.count > 0, 2 * WAIT_MS, 'the next connection');
    expect(await world.type('version')).toContain('deepseek-balance-bot 0.0.0-test');
    await world.close();
  });
});
