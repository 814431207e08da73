import { expect, it, onTestFinished } from 'vitest';
import { createFastWorld, type FastWorld } from './fast-world.ts';
import { readTold } from './told.ts';
import { yuan } from './yuan.ts';

const both = (usd: string) => ({ wallets: { CNY: { toppedUp: '60.00' }, USD: { toppedUp: usd } } });

async function open(): Promise<FastWorld> {
  const world = await createFastWorld({ env: { ALERT_THRESHOLDS: '50 CNY, 5 USD' } });
  onTestFinished(() => world.close());
  return world;
}

it('a wallet that is no longer listed says nothing, and is judged again when it is back', async () => {
  const world = await open();
  await world.read(both('6.00'));
  await world.read(yuan('60'));
  await world.read(yuan('60'));
  await world.read(both('6.00'));
  expect(readTold(world)).toEqual([]);
  await world.read(yuan('60'));
  await world.read(both('4.00'));
  expect(readTold(world)).toEqual([
    expect.stringContaining('posted ⚠️ Warning: default is down to $4.00 (threshold $5.00).'),
  ]);
});

it('a wallet that is no longer listed confirms no recovery', async () => {
  const world = await open();
  await world.read(both('4.00'));
  await world.read(both('6.00'));
  await world.read(yuan('60'));
  await world.read(yuan('60'));
  expect(readTold(world)).toHaveLength(1);
  await world.read(both('6.00'));
  expect(readTold(world)).toHaveLength(2);
});

it('an alert about a wallet that is no longer listed neither ends nor repeats', async () => {
  const world = await open();
  await world.read(both('4.00'));
  for (let reading = 0; reading < 3; reading += 1) {
    await world.read(yuan('60'));
  }
  expect(readTold(world)).toHaveLength(1);
  await world.read(both('6.00'));
  await world.read(both('6.00'));
  expect(readTold(world).slice(1)).toEqual([expect.stringContaining('reply ✅ Resolved: default has $6.00, after ')]);
});
