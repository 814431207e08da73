import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MainFolder, openMainFolder } from './main-process.ts';
import { findFreePort } from './typist.ts';
import { createWorld, type Env, OPS, WAIT_MS, type World } from './world.ts';

const WATCHED = { ALERT_CHANNEL: OPS, ALERT_THRESHOLDS: '50 CNY' };

let folder: MainFolder;
beforeEach(async () => {
  folder = await openMainFolder();
});
afterEach(() => folder.close());

describe('src/main.ts as an operator starts it', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  beforeEach(() => world.deepseek.set(world.key, { wallets: { CNY: { toppedUp: '45.00' } } }));
  afterEach(() => world.slack.outage(null));
  afterAll(() => world.close());

  const envHere = (more: Env = {}): Env => ({
    ...world.env,
    DATABASE_URL: `file:${join(folder.path, 'data/bot.db')}`,
    ...more,
  });

  it('reads the .env of the folder that it is started in, and what it is given wins', async () => {
    const lines = Object.entries(envHere({ SLACK_BOT_TOKEN: 'xoxb-not-this-one' }));
    await writeFile(join(folder.path, '.env'), lines.map(([name, value]) => `${name}="${value}"`).join('\n'));
    const main = folder.start({ SLACK_BOT_TOKEN: world.env['SLACK_BOT_TOKEN'] ?? '' });
    await main.waitFor('connected to Slack');
    main.child.kill('SIGTERM');
    expect(await main.ended).toBe(0);
  });

  it('checks while Slack cannot be reached, and the alert arrives when it can', async () => {
    await world.slack.outage('refuse');
    const before = world.roots().length;
    const main = folder.start(envHere(WATCHED));
    await main.waitFor('Slack cannot be reached');
    await main.waitFor('decided to speak');
    await main.waitFor('not delivered yet');
    await world.slack.outage(null);
    const told = () => world.roots().slice(before);
    await world.slack.waitFor(() => told().length > 1, WAIT_MS, 'the introduction and the alert');
    expect(told()[0]?.text).toContain('👋 Hello!');
    expect(told()[1]?.text).toContain('default is down to ¥45.00');
    await main.waitFor('connected to Slack');
    expect(await world.type('rules')).toContain('This channel has 3 rules');
  });

  it('runs while DeepSeek cannot be reached, and says so when it is asked', async () => {
    const main = folder.start(envHere({ DEEPSEEK_BASE_URL: `http://127.0.0.1:${await findFreePort()}` }));
    await main.waitFor('connected to Slack');
    expect(await world.type('show')).toContain('could not be read');
    main.child.kill('SIGTERM');
    expect(await main.ended).toBe(0);
  });
});
