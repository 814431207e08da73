import { describe, expect, it } from 'vitest';
import { createWorld, OPS, WAIT_MS, type World } from './world.ts';

/** Waits until both connections are open after so many openings. */
function areOpen({ slack }: World, openings: number) {
  return slack.waitFor(
    ({ connections, requests }) =>
      connections.count === 2 && requests.filter(({ method }) => method === 'apps.connections.open').length >= openings,
    2 * WAIT_MS,
    `both connections after ${openings} openings`,
  );
}

describe.concurrent('a socket that goes away', () => {
  it('and a refused app token: alerts go on, and commands come back when the token is good again', async () => {
    const world = await createWorld();
    world.deepseek.set(world.key, { wallets: { CNY: { granted: '0.00', toppedUp: '60.00' } } });
    const bot = await world.spawnBot({ ALERT_CHANNEL: OPS, ALERT_THRESHOLDS: '50 CNY' }, { reopenEveryMs: 300 });
    const refusal = { kind: 'platform_error', error: 'invalid_auth' } as const;
    const fault = world.slack.faults.add({ method: 'apps.connections.open', times: 1000, fault: refusal });
    world.slack.connections.disconnect('refresh_requested');
    const told = await bot.waitForLine((line) => line.includes('commands do not arrive, alerts go on'));
    world.deepseek.set(world.key, { wallets: { CNY: { granted: '0.00', toppedUp: '45.00' } } });
    await world.slack.waitFor(() => world.roots()[0]?.text.includes('¥45.00'), WAIT_MS, 'the alert');
    fault.remove();
    await bot.waitForLine((line) => line.includes('connected to Slack'), told);
    expect(await world.type('version')).toContain('deepseek-balance-bot 0.0.0-test');
    await world.close();
  });

  it.each([
    { how: 'breaks without a word', end: ({ slack }: World) => slack.connections.drop() },
    { how: 'is recycled by Slack', end: ({ slack }: World) => slack.connections.disconnect('refresh_requested') },
    { how: 'is about to be closed by Slack', end: ({ slack }: World) => slack.connections.disconnect('warning') },
  ])('$how: the bot connects and answers again', async ({ end }) => {
    const world = await createWorld();
    await world.startBot();
    await areOpen(world, 2);
    end(world);
    await areOpen(world, 4);
    expect(await world.type('version')).toContain('deepseek-balance-bot 0.0.0-test');
    await world.close();
  });
});
