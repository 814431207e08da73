import { expect, it, onTestFinished } from 'vitest';
import { createFastWorld } from './fast-world.ts';
import { readTold } from './told.ts';
import { yuan } from './yuan.ts';

it('tiers 50 and 10 critical: 60 → 8 → 30 → 30 → 60 → 60 is one message, one reply and one reply to the channel', async () => {
  const world = await createFastWorld({ env: { ALERT_THRESHOLDS: '50 CNY, 10 CNY critical' } });
  onTestFinished(() => world.close());
  const told: number[] = [];
  for (const balance of ['60', '8', '30', '30', '60', '60', '60']) {
    await world.read(yuan(balance));
    told.push(readTold(world).length);
  }
  expect(told).toEqual([0, 1, 1, 2, 2, 3, 3]);
  expect(readTold(world)).toEqual([
    expect.stringContaining('posted 🔴 Critical: default is down to ¥8.00 (threshold ¥10.00).'),
    expect.stringContaining('reply ⚠️ Warning, eased: default has ¥30.00, still below ¥50.00.'),
    expect.stringContaining('broadcast ✅ Resolved: default has ¥60.00, after 4 s. A top-up of at least ¥52.00.'),
  ]);
  expect(world.roots()[0]?.text).toContain('✅ Resolved: default has ¥60.00, after 4 s.');
});
