import { describe, expect, it, onTestFinished } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import { createFastWorld, type FastWorld } from './fast-world.ts';
import { readTold } from './told.ts';
import { yuan } from './yuan.ts';

const STEP_MS = 2 * HOUR_MS;
const DAYS = 16;

async function open(): Promise<FastWorld> {
  const world = await createFastWorld({
    env: { CHECK_CRON: '0 */2 * * *', ALERT_THRESHOLDS: '50 CNY, 10 CNY critical' },
  });
  onTestFinished(() => world.close());
  return world;
}

/** More than a fortnight without news: a reading every two hours, and a beat of the heart a minute later. */
async function passDays(world: FastWorld, balance: string): Promise<void> {
  for (let passed = 0; passed < DAYS * DAY_MS; passed += STEP_MS) {
    world.advance(STEP_MS - MINUTE_MS - 1000);
    await world.read(yuan(balance));
    world.advance(MINUTE_MS);
    await world.tick();
  }
}

/** Hours after the first message at which something was said. */
function hoursTold({ slack }: FastWorld): readonly number[] {
  const told = slack.timeline.filter(({ kind }) => kind === 'posted' || kind === 'replied');
  return told.map(({ at }) => (at - (told[0]?.at ?? 0)) / HOUR_MS);
}

describe('what is still wrong is repeated', () => {
  it('when critical, after 4 h three times, then daily, in the channel, for 14 days', async () => {
    const world = await open();
    await world.read(yuan('9.80'));
    await passDays(world, '9.80');
    const daily = Array.from({ length: 13 }, (_, day) => 12 + 24 * (day + 1));
    expect(hoursTold(world)).toEqual([0, 4, 8, 12, ...daily]);
    const [first, ...repeats] = readTold(world);
    expect(first).toContain('posted 🔴 Critical: default is down to ¥9.80 (threshold ¥10.00).');
    for (const repeat of repeats) {
      expect(repeat).toContain('broadcast 🔴 Critical, still: default is down to ¥9.80 (threshold ¥10.00).');
      expect(repeat).toContain('The balance has not changed since');
    }
  });

  it('when a warning, daily twice, then weekly, in the thread, for 14 days', async () => {
    const world = await open();
    await world.read(yuan('45'));
    await passDays(world, '44');
    expect(hoursTold(world)).toEqual([0, 24, 48, 48 + 7 * 24]);
    const [, second, third] = readTold(world);
    expect(second).toContain('reply ⚠️ Warning, still: default is down to ¥44.00 (threshold ¥50.00).');
    expect(second).toContain('CNY fell from ¥45.00 to ¥44.00.');
    expect(third).toContain('The balance has not changed since');
  });
});
