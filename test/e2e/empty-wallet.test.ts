import { expect, it, onTestFinished } from 'vitest';
import { createFastWorld } from './fast-world.ts';
import { readTold } from './told.ts';
import { createWorld, OPS, WAIT_MS } from './world.ts';

const READINGS = 500;
const THRESHOLDS = '50 CNY, 10 CNY critical, 5 USD';
const ONE_ALERT = [expect.stringContaining('posted ⚠️ Warning: default is down to ¥45.00 (threshold ¥50.00).')];

/** Swaps of rows that look random, are the same in every run, and are counted. */
function createSwaps() {
  let state = 1;
  let count = 0;
  return {
    count: (): number => count,
    random: (): number => {
      state = (state * 48_271) % 2_147_483_647;
      const chance = state / 2_147_483_647;
      if (chance < 0.5) count += 1;
      return chance;
    },
  };
}

const balances = (toppedUp: string) => ({
  wallets: { USD: { toppedUp: '0.00' }, CNY: { granted: '10.00', toppedUp } },
});

it('an empty second wallet whose row moves about is silent for 500 readings; then ¥45 is exactly one alert', async () => {
  const swaps = createSwaps();
  const world = await createFastWorld({ env: { ALERT_THRESHOLDS: THRESHOLDS }, random: swaps.random });
  onTestFinished(() => world.close());
  for (let reading = 0; reading < READINGS; reading += 1) {
    await world.read(balances('61.46'));
  }
  expect(world.deepseek.requests).toHaveLength(READINGS);
  expect(Math.abs(swaps.count() / READINGS - 0.5)).toBeLessThan(0.1);
  expect(readTold(world)).toEqual([]);
  await world.read(balances('35.00'));
  await world.read(balances('35.00'));
  expect(readTold(world)).toEqual(ONE_ALERT);
});

it('the same holds for the bot with its schedule', async () => {
  const world = await createWorld({ random: createSwaps().random });
  onTestFinished(() => world.close());
  const { deepseek, key, slack } = world;
  deepseek.play(key, [balances('61.46'), balances('61.46'), balances('35.00')]);
  await world.startBot({ ALERT_CHANNEL: OPS, ALERT_THRESHOLDS: THRESHOLDS });
  await slack.waitFor(() => world.roots().length > 0, WAIT_MS, 'the alert');
  await deepseek.waitForRequests(deepseek.requests.length + 1);
  expect(readTold(world)).toEqual(ONE_ALERT);
});
