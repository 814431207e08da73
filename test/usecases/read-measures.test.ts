import { expect, onTestFinished, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import { createReadMeasures } from '../../src/usecases/read-measures.ts';
import { openOffice } from './office.ts';

async function open() {
  const office = await openOffice();
  onTestFinished(() => office.close());
  await office.restart({ thresholds: '50 CNY, 10 CNY critical' });
  return { office, measure: createReadMeasures({ ...office.deps, isConnected: () => true }, 'self') };
}

test('an account that was never read has no balance', async () => {
  const { measure } = await open();
  expect(await measure()).toMatchObject({
    accounts: [{ account: 'prod', available: null, lastGoodAt: null, wallets: [] }],
    episodes: { warning: 0, critical: 0 },
    outbox: { depth: 0, oldestAt: null },
  });
});

test('the last good reading stays, with its age, while readings fail', async () => {
  const { office, measure } = await open();
  await office.read(60);
  const lastGoodAt = office.deps.now();
  await office.read({ kind: 'failure', cause: 'unreachable' });
  expect(await measure()).toMatchObject({
    now: lastGoodAt + MINUTE_MS,
    accounts: [{ available: true, lastGoodAt, wallets: [{ currency: 'CNY', total: 60_000_000 }] }],
  });
});

test('an episode counts with the severity that it has now, not with its worst', async () => {
  const { office, measure } = await open();
  await office.read(45);
  expect((await measure()).episodes).toEqual({ warning: 1, critical: 0 });
  await office.read(5);
  expect((await measure()).episodes).toEqual({ warning: 0, critical: 1 });
  for (const balance of [45, 45]) await office.read(balance);
  expect((await measure()).episodes).toEqual({ warning: 1, critical: 0 });
  for (const balance of [100, 100]) await office.read(balance);
  expect((await measure()).episodes).toEqual({ warning: 0, critical: 0 });
});

test('what is burnt and how long it lasts is told once it is known', async () => {
  const { office } = await open();
  // Two checks in two hours: an hour between readings is no gap.
  const settings = { ...office.deps.settings, twoChecksAfter: () => 2 * HOUR_MS };
  const measure = createReadMeasures({ ...office.deps, settings, isConnected: () => true }, 'self');
  await office.read(2000);
  expect((await measure()).accounts[0]?.wallets[0]).toMatchObject({ burnPerDay: null, runwayMs: null });
  for (let hour = 1; hour <= 48; hour += 1) {
    office.advance(59 * MINUTE_MS);
    await office.read(2000 - 10 * hour);
  }
  const wallet = (await measure()).accounts[0]?.wallets[0];
  expect(wallet?.burnPerDay).toBeCloseTo(240_000_000, -7);
  expect(wallet?.runwayMs).toBeGreaterThan(5 * 24 * HOUR_MS);
  expect(wallet?.runwayMs).toBeLessThan(8 * 24 * HOUR_MS);
});
