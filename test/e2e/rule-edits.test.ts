import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTold } from './told.ts';
import { ALICE, createWorld, WAIT_MS, type World } from './world.ts';
import { yuan } from './yuan.ts';

const WARNING = 'posted ⚠️ Warning: default is down to ¥45.00 (threshold ¥50.00).';

describe('a change of rules while the balance is ¥45.00', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
    world.deepseek.set(world.key, yuan('45.00'));
    // Checked once, at start: what follows is judged by what was read last.
    await world.startBot({ CHECK_CRON: '0 0 1 1 *' });
    await world.slack.waitFor(({ connections }) => connections.count > 0, WAIT_MS, 'the connection');
    await world.deepseek.waitForRequests(1);
    await world.type('threshold 50 CNY');
    await waitForTold(2);
  });
  afterEach(() => world.close());

  /** Resolves when that many things were said. */
  async function waitForTold(count: number): Promise<void> {
    await world.slack.waitFor(() => readTold(world).length >= count, WAIT_MS, `${count} things said`);
  }

  it('a threshold that is set above it fires at once', async () => {
    await world.type('test');
    expect(readTold(world)).toEqual([
      expect.stringContaining(`posted <@${ALICE}> set a rule for this channel`),
      expect.stringContaining(WARNING),
      expect.stringContaining('posted TEST'),
    ]);
    expect(world.deepseek.requests).toHaveLength(1);
  });

  it.for([
    ['a lower threshold', 'change 1 to 40 CNY', 'changed the rule'],
    ['the removal of the rule', 'remove 1', 'removed the rule'],
    ['the removal of all rules', 'remove all yes', 'removed the rule'],
  ] as const)('%s ends the alert and says by whom', async ([, command, words]) => {
    const ended = `✅ Ended: <@${ALICE}> ${words}; default has ¥45.00.`;
    await world.type(command);
    await waitForTold(4);
    await world.type('test');
    const [, , notice, ...end] = readTold(world);
    expect(notice).toContain(`posted <@${ALICE}> ${words.split(' ')[0]} `);
    expect(end).toEqual([expect.stringContaining(`reply ${ended}`), expect.stringContaining('posted TEST')]);
    expect(world.roots().find((root) => root.replies.length > 0)?.text).toContain(ended);
    expect(world.deepseek.requests).toHaveLength(1);
  });
});
