import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MainFolder, openMainFolder } from './main-process.ts';
import { findFreePort } from './typist.ts';
import { createWorld, type Env, WAIT_MS, type World } from './world.ts';

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

  it('ends within ten seconds while a check hangs', async () => {
    world.deepseek.play(world.key, ['stall']);
    const asked = world.deepseek.countOf(world.key);
    const main = folder.start(envHere({ DEEPSEEK_TIMEOUT: '60s' }));
    await main.waitFor('connected to Slack');
    await expect.poll(() => world.deepseek.countOf(world.key), { timeout: WAIT_MS }).toBeGreaterThan(asked);
    const from = performance.now();
    main.child.kill('SIGTERM');
    expect(await main.ended).toBe(0);
    expect(performance.now() - from).toBeLessThan(10_000);
  });
});
