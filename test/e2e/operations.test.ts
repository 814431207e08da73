import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { type BotProcess, createWorld, OPS, WAIT_MS } from './world.ts';

const ENV = { OPS_PORT: '0', REPORT_TOKEN: 'a-token-of-24-characters' };

async function addressOf(bot: BotProcess): Promise<string> {
  const index = await bot.waitForLine((line) => line.includes('listening for reports'));
  return `http://127.0.0.1:${z.object({ port: z.int() }).parse(JSON.parse(bot.lines[index] ?? '')).port}`;
}

it('a running bot is ready, is not while Slack cannot reach it, and is again afterwards', async ({
  onTestFinished,
}) => {
  const world = await createWorld();
  onTestFinished(() => world.close());
  world.deepseek.set(world.key, { wallets: { CNY: { granted: '0.00', toppedUp: '60.00' } } });
  const bot = await world.spawnBot(ENV, { reopenEveryMs: 300 });
  // Else the second connection, still on its way, would outlive the end of the first.
  await bot.waitForLine((line) => line.includes('connected to Slack') && line.includes('"connection":2'));
  const address = await addressOf(bot);
  const ready = async (): Promise<readonly [number, unknown]> => {
    const response = await fetch(`${address}/readyz`);
    return [response.status, z.object({ not_ready: z.array(z.string()) }).parse(await response.json()).not_ready];
  };
  await expect.poll(ready, { timeout: WAIT_MS }).toEqual([200, []]);
  const refusal = { kind: 'platform_error', error: 'invalid_auth' } as const;
  const fault = world.slack.faults.add({ method: 'apps.connections.open', times: 1000, fault: refusal });
  world.slack.connections.drop();
  await expect.poll(ready, { timeout: WAIT_MS }).toEqual([503, ['slack']]);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  fault.remove();
  await expect.poll(ready, { timeout: WAIT_MS }).toEqual([200, []]);
});

it('the metrics of a running bot tell what it read and said, and neither channels nor secrets', async ({
  onTestFinished,
}) => {
  const world = await createWorld();
  onTestFinished(() => world.close());
  world.deepseek.set(world.key, { wallets: { CNY: { granted: '0.00', toppedUp: '45.00' } } });
  const alerts = { ALERT_CHANNEL: OPS, ALERT_THRESHOLDS: '50 CNY' };
  const address = await addressOf(await world.spawnBot({ ...ENV, ...alerts }));
  await world.slack.waitFor(() => world.roots().some(({ text }) => text.includes('¥45.00')), WAIT_MS, 'the alert');
  const scrape = async (): Promise<string> => (await fetch(`${address}/metrics`)).text();
  await expect.poll(scrape, { timeout: WAIT_MS }).toContain('{reason="step",outcome="sent"} 1\n');
  const text = await scrape();
  expect(text).toContain('deepseek_balance{account="default",currency="CNY",kind="total"} 45\n');
  expect(text).toContain('deepseek_bot_episodes{severity="warning"} 1\n');
  expect(text).toContain('deepseek_bot_slack_connected 1\n');
  expect(text).toMatch(/deepseek_bot_checks_total\{outcome="ok"\} [1-9]/);
  for (const hidden of [OPS, world.key, ENV.REPORT_TOKEN]) expect(text).not.toContain(hidden);
});

it('a running bot tells a watch elsewhere of every complete round, and never logs its address', async ({
  onTestFinished,
}) => {
  const world = await createWorld();
  onTestFinished(() => world.close());
  const server = createServer((_, response) => void response.writeHead(500).end());
  server.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const first = once(server, 'request');
  const bot = await world.spawnBot({ HEARTBEAT_URL: `http://127.0.0.1:${port}/ping/0123456789abcdef` });
  await first;
  await once(server, 'request');
  await bot.waitForLine((line) => line.includes('the heartbeat does not get through'));
  expect(bot.lines.join('\n')).not.toContain('0123456789abcdef');
});
