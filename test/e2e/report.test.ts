import { expect, it } from 'vitest';
import { z } from 'zod';
import { runReport } from '../../src/cli/report.ts';
import { openTerminal } from '../cli/open-terminal.ts';
import { readFall, settleWrites } from './one-fall.ts';
import { paceReadings } from './paced-readings.ts';
import { readTold } from './told.ts';
import { type BotProcess, createWorld, OPS } from './world.ts';

const REPORT_TOKEN = 'a-token-of-24-characters';
const ENV = { ALERT_CHANNEL: OPS, ALERT_THRESHOLDS: '50 CNY', OPS_PORT: '0', REPORT_TOKEN };
const REFUSED =
  'posted 🔴 Critical: DeepSeek refuses calls from default, reported by production (HTTP 402, by batch-7), although ¥60.00 was read.';
const RESOLVED =
  "✅ Resolved: two good checks followed production's report of refused calls from default (HTTP 402), after";

async function portOf(bot: BotProcess): Promise<number> {
  const index = await bot.waitForLine((line) => line.includes('listening for reports'));
  return z.object({ port: z.int() }).parse(JSON.parse(bot.lines[index] ?? '')).port;
}

async function report(bot: BotProcess): Promise<void> {
  const { terminal, printed } = openTerminal({ REPORT_TOKEN, OPS_PORT: String(await portOf(bot)) });
  expect(await runReport(terminal, { account: 'default', status: '402', by: 'batch-7' })).toBe(0);
  expect(printed[0]).toContain('It stands until two good readings of default that begin after this.');
}

it('what production reports is an alert over a positive reading, through kill -9, until two readings that began after it', async ({
  onTestFinished,
}) => {
  const world = await createWorld();
  onTestFinished(() => world.close());
  const readings = paceReadings(world);
  const first = await world.spawnBot(ENV);
  await readings.read('60', 0);
  // The next reading has begun, and is not answered yet.
  await world.deepseek.waitForRequests(2);
  await report(first);
  await report(first);
  await world.waitForLines('"delivered"', 1);
  expect(readTold(world)).toEqual([expect.stringContaining(REFUSED)]);
  await readings.read('60', 1);
  expect(world.roots()[0]?.text).not.toContain('recovering');
  await first.kill();
  await world.spawnBot(ENV);
  await readings.read('60', 2);
  expect(world.roots()[0]?.text).toContain('recovering, one more good check ends it.');
  await readings.read('60', 4);
  await readings.read('60', 4);
  await settleWrites(world);
  expect(readFall(world)).toEqual([
    expect.stringContaining(REFUSED),
    expect.stringContaining(`broadcast ${RESOLVED}`),
    expect.stringContaining(`root ${RESOLVED}`),
  ]);
});
