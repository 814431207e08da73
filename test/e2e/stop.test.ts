import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { type MainFolder, openMainFolder } from './main-process.ts';
import { findFreePort } from './typist.ts';
import { ALICE, createWorld, type Env, OPS, WAIT_MS, type World } from './world.ts';

/** More than can be posted while a stop takes its time. */
const PILE = 40;

let folder: MainFolder;
beforeEach(async () => {
  folder = await openMainFolder();
});
afterEach(() => folder.close());

/** For a bot that is asked over HTTP. */
async function http(): Promise<Env> {
  return {
    SLACK_APP_TOKEN: '',
    SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
    PORT: String(await findFreePort()),
  };
}

describe('a stop of src/main.ts', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  beforeEach(() => world.deepseek.set(world.key, { wallets: { CNY: { toppedUp: '45.00' } } }));
  afterAll(() => world.close());

  const envHere = (more: Env = {}): Env => ({
    ...world.env,
    DATABASE_URL: `file:${join(folder.path, 'data/bot.db')}`,
    ...more,
  });

  it('ends in order over HTTP, also while it waits for Slack to say who it is', async () => {
    world.slack.faults.add({ method: 'auth.test', fault: { kind: 'slow', ms: 60_000 } });
    const main = folder.start(envHere(await http()));
    await world.slack.waitFor(({ faults }) => faults.applied.length === 1, WAIT_MS, 'the hanging call');
    main.child.kill('SIGTERM');
    expect(await main.ended).toBe(0);
    expect(main.lines.join('\n')).not.toContain('not everything could be ended in order');
  });

  it('begins no further delivery, and the next start does the rest, each once', async () => {
    const path = join(folder.path, 'data/bot.db');
    const store = await openStore(path);
    await store.workspaces.ensure('self', Date.now());
    for (let index = 0; index < PILE; index += 1) {
      const row = { destination: OPS, operation: 'post', reason: 'test', episodeId: null } as const;
      await store.outbox.add(
        'self',
        { ...row, dedupKey: `pile:${index}`, payload: { kind: 'test', by: ALICE } },
        Date.now(),
      );
    }
    await store.close();
    const slow = world.slack.faults.add({ method: 'chat.postMessage', times: PILE, fault: { kind: 'slow', ms: 200 } });
    const before = world.roots().length;
    const posted = (): number => world.roots().length - before;
    const main = folder.start(envHere());
    await world.slack.waitFor(() => posted() >= 3, WAIT_MS, 'the first of the pile');
    main.child.kill('SIGTERM');
    expect(await main.ended).toBe(0);
    // The one that was under way, and what fitted into the time that the connection took to close.
    expect(posted()).toBeLessThan(PILE);
    slow.remove();
    folder.start(envHere());
    await world.slack.waitFor(() => posted() >= PILE, WAIT_MS, 'the rest of the pile');
    await world.type('help');
    expect(posted()).toBe(PILE);
  });

  it('waits for an answer that somebody was promised: Bolt itself would not', async () => {
    const bot = await world.startBot({ CHECK_CRON: '0 0 1 1 *', DEEPSEEK_TIMEOUT: '1s' });
    await world.slack.waitFor(({ connections }) => connections.count > 0, WAIT_MS, 'the connection');
    await world.type('version');
    world.deepseek.play(world.key, ['stall']);
    const asked = world.deepseek.countOf(world.key);
    const interaction = await world.slack.command({ user: ALICE, channel: OPS, text: 'show' });
    await expect.poll(() => world.deepseek.countOf(world.key), { timeout: WAIT_MS }).toBeGreaterThan(asked);
    expect(interaction.answers).toEqual([]);
    await bot.stop();
    expect(interaction.answers).toHaveLength(1);
  });

  it('ends within ten seconds while a check hangs, whatever signal follows, and the next start reads at once', async () => {
    world.deepseek.play(world.key, ['stall']);
    const asked = world.deepseek.countOf(world.key);
    // Once at start and never again, with a try that outlasts the test.
    const env = envHere({ DEEPSEEK_TIMEOUT: '60s', CHECK_CRON: '0 0 1 1 *' });
    const main = folder.start(env);
    await main.waitFor('connected to Slack');
    await expect.poll(() => world.deepseek.countOf(world.key), { timeout: WAIT_MS }).toBeGreaterThan(asked);
    const from = performance.now();
    main.child.kill('SIGINT');
    await main.waitFor('stopping');
    main.child.kill('SIGTERM');
    expect(await main.ended).toBe(0);
    expect(performance.now() - from).toBeLessThan(10_000);
    world.deepseek.set(world.key, { wallets: { CNY: { toppedUp: '45.00' } } });
    await folder.start(env).waitFor('account checked');
  });
});
