import { describe, expect, it, onTestFinished } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { createFastWorld, type FastWorld } from './fast-world.ts';
import { readTold } from './told.ts';
import { yuan } from './yuan.ts';

const GAP_LINE = 'The balance was not checked from 09:30 UTC to 09:50 UTC.';
const WARNING = 'posted ⚠️ Warning: default is down to ¥45.00';

async function open(): Promise<FastWorld> {
  const world = await createFastWorld();
  onTestFinished(() => world.close());
  return world;
}

/** From 09:30:01, when it was read last, to a reading at 09:50:01. */
function sleep(world: FastWorld): void {
  world.advance(20 * MINUTE_MS - SECOND_MS);
}

/** Edits that no step asked for come at most once a minute. */
async function awaitEdit(world: FastWorld): Promise<void> {
  world.advance(MINUTE_MS);
  await world.tick();
}

describe('when nobody watched for a while', () => {
  it("an open episode's message says from when to when, and nothing else is said", async () => {
    const world = await open();
    await world.read(yuan('45'));
    sleep(world);
    await world.read(yuan('45'));
    await awaitEdit(world);
    expect(world.roots()[0]?.text).toContain(GAP_LINE);
    expect(readTold(world)).toEqual([expect.stringContaining(WARNING)]);
  });

  it('the next alert says so when the balance fell meanwhile', async () => {
    const world = await open();
    await world.read(yuan('60'));
    sleep(world);
    await world.read(yuan('45'));
    expect(readTold(world)).toEqual([expect.stringContaining(WARNING)]);
    expect(readTold(world)[0]).toContain(GAP_LINE);
  });

  it('the next alert says so too when a failure came in between', async () => {
    const world = await open();
    await world.read(yuan('60'));
    sleep(world);
    await world.read('reset');
    await world.read(yuan('45'));
    expect(readTold(world)).toEqual([expect.stringContaining(WARNING)]);
    expect(readTold(world)[0]).toContain(GAP_LINE);
  });

  it('nothing is said without an alert, nor in one about a fall that was watched', async () => {
    const world = await open();
    await world.read(yuan('60'));
    sleep(world);
    await world.read(yuan('60'));
    expect(readTold(world)).toEqual([]);
    await world.read(yuan('45'));
    expect(readTold(world)).toEqual([expect.stringContaining(WARNING)]);
    expect(readTold(world)[0]).not.toContain('was not checked from');
  });

  it('five minutes are no gap, however short the check interval is', async () => {
    const world = await open();
    await world.read(yuan('60'));
    world.advance(5 * MINUTE_MS - SECOND_MS);
    await world.read(yuan('45'));
    expect(readTold(world)[0]).not.toContain('was not checked from');
  });
});
