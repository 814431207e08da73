import { expect, it, onTestFinished } from 'vitest';
import { SECOND_MS } from '../../src/domain/duration.ts';
import { createFastWorld } from './fast-world.ts';
import { readTold } from './told.ts';
import { yuan } from './yuan.ts';

it('a first good reading is confirmed by one more after CONFIRM_AFTER, whatever the schedule says', async () => {
  const world = await createFastWorld({ env: { CHECK_CRON: '0 * * * *', CONFIRM_AFTER: '30s' } });
  onTestFinished(() => world.close());
  const { deepseek } = world;
  await world.read(yuan('45'));
  world.advance(60 * SECOND_MS);
  await world.read(yuan('60'));
  await world.tick();
  expect(world.roots()[0]?.text).toContain('recovering, one more good check ends it.');
  world.advance(30 * SECOND_MS - 1);
  await world.tick();
  expect(deepseek.requests).toHaveLength(2);
  expect(readTold(world)).toHaveLength(1);
  world.advance(1);
  await world.tick();
  await world.tick();
  expect(deepseek.requests).toHaveLength(3);
  expect(readTold(world).slice(1)).toEqual([
    expect.stringContaining('reply ✅ Resolved: default has ¥60.00, after 1 min.'),
  ]);
});

it('a second good reading before CONFIRM_AFTER ends nothing', async () => {
  const world = await createFastWorld({ env: { CHECK_CRON: '0 * * * *', CONFIRM_AFTER: '30s' } });
  onTestFinished(() => world.close());
  await world.read(yuan('45'));
  await world.read(yuan('60'));
  await world.read(yuan('60'));
  expect(readTold(world)).toHaveLength(1);
  world.advance(29 * SECOND_MS);
  await world.tick();
  expect(readTold(world)).toHaveLength(2);
});

it('a balance that falls again while it recovers goes on with the same alert', async () => {
  const world = await createFastWorld();
  onTestFinished(() => world.close());
  for (const balance of ['45', '60', '45', '60', '50.50', '60']) {
    await world.read(yuan(balance));
  }
  expect(readTold(world)).toHaveLength(1);
  await world.read(yuan('60'));
  expect(readTold(world)).toHaveLength(2);
});

it('a confirming read that fails is tried again soon, and a second tier gets one of its own', async () => {
  const world = await createFastWorld({
    env: { CHECK_CRON: '0 * * * *', CONFIRM_AFTER: '30s', ALERT_THRESHOLDS: '50 CNY, 10 CNY critical' },
  });
  onTestFinished(() => world.close());
  await world.read(yuan('8'));
  await world.read(yuan('30'));
  world.advance(20 * SECOND_MS);
  await world.read(yuan('60'), 'command');
  world.deepseek.play(world.key, ['reset', 'reset', 'reset', yuan('60')]);
  for (let second = 0; second < 120; second += 5) {
    world.advance(5 * SECOND_MS);
    await world.tick();
  }
  expect(readTold(world).slice(1)).toEqual([expect.stringMatching(/Resolved: default has ¥60\.00/)]);
});
