import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, OPS, WAIT_MS, type World } from './world.ts';

const balances = (toppedUp: string) => ({ wallets: { CNY: { granted: '0.00', toppedUp } } });

describe('a fall below a threshold and the way back', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(() => world.close());

  it('gives one message, one resolved reply and the message in its final state', async () => {
    world.deepseek.set(world.key, balances('60.00'));
    await world.startBot({ ALERT_CHANNEL: OPS, ALERT_THRESHOLDS: '50 CNY' });
    world.deepseek.play(world.key, ['45.00', '44.00', '60.00', '60.00'].map(balances));
    await world.slack.waitFor(
      () => world.replies().some((reply) => reply.text.includes('Resolved')),
      WAIT_MS,
      'resolved',
    );
    await world.slack.waitFor(() => world.roots()[0]?.text.includes('Resolved'), WAIT_MS, 'the final edit');
    expect(world.roots()).toHaveLength(1);
    expect(world.roots()[0]?.edits[0]?.text).toContain('⚠️ Warning: default is down to ¥45.00 (threshold ¥50.00).');
    expect(world.replies().map((reply) => reply.broadcast)).toEqual([false]);
  });
});
