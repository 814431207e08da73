import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChannels, createTypist, startOverSocket } from './typist.ts';
import { ALICE, type BotProcess, createWorld, OPS, WAIT_MS, type World } from './world.ts';

const FIRST = '#1 warn when the total of any account falls below ¥50.00';
const BALANCES = { wallets: { CNY: { toppedUp: '60.00' } } };

describe('commands where Slack takes no message, or takes it late', () => {
  let world: World;
  let newChannel: ReturnType<typeof createChannels>;

  beforeAll(async () => {
    world = await createWorld();
    newChannel = createChannels(world);
    world.deepseek.set(world.key, BALANCES);
    await startOverSocket(world, {}, { slackTimeoutMs: 10_000 });
  });
  afterAll(() => world.close());

  it('says after 3 s that a change waits for its notice; it becomes active with it', async () => {
    const [limited, slow, edited] = [newChannel(), newChannel(), newChannel()].map((id) => createTypist(world, id));
    await edited?.type('threshold 50 CNY');
    const late = (channel: string | undefined, fault: Parameters<typeof world.slack.faults.add>[0]['fault']) =>
      world.slack.faults.add({ method: 'chat.postMessage', when: (args) => args['channel'] === channel, fault });
    late(limited?.channel, { kind: 'rate_limited', retryAfter: 4 });
    late(slow?.channel, { kind: 'slow', ms: 3500, stored: false });
    late(edited?.channel, { kind: 'rate_limited', retryAfter: 4 });
    const started = performance.now();
    const answers = await Promise.all([
      limited?.type('threshold 50 CNY'),
      slow?.type('threshold 50 CNY'),
      edited?.type('change 1 to 40 CNY'),
    ]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(2990);
    expect(answers.map((answer) => answer?.notices)).toEqual([[], [], []]);
    const [setLate, setSlowly, changed] = answers.map((answer) => answer?.text);
    for (const text of [setLate, setSlowly]) {
      expect(text).toContain('⏳ Not active yet');
      expect(text).toContain('It becomes active once Slack has taken the notice to this channel');
    }
    expect(changed).toContain('✅ Already in force: #1 warn when the total of any account falls below ¥40.00.');
    expect((await limited?.type('rules'))?.text).toContain('becomes active once Slack has taken the notice');
    expect((await limited?.type('threshold 50 CNY'))?.text).toContain('⏳ Not active yet');
    for (const typist of [limited, slow]) {
      await world.slack.waitFor(() => world.roots(typist?.channel).length === 1, WAIT_MS, 'the notice');
      // Asked until the bot has noted what Slack answered.
      await expect.poll(async () => (await typist?.type('rules'))?.text).toContain('default: ✅ fine');
      expect(world.roots(typist?.channel)).toHaveLength(1);
    }
    await world.slack.waitFor(() => world.roots(edited?.channel).length === 2, WAIT_MS, 'the notice of the change');
  });

  it('answers questions in a channel without the bot, and says for changes how to invite it', async () => {
    const typist = createTypist(
      world,
      newChannel({ id: 'C0PRIVATE1', name: 'x', is_private: true, botIsMember: false }),
    );
    expect((await typist.type('show')).text).toContain('✅ DeepSeek accepts calls from default.');
    const refused = await typist.type('threshold 50 CNY');
    expect(refused.text).toContain('🚫 Nothing was set, because Slack does not let me see this channel');
    expect(refused.text).toContain('`/invite`');
    expect((await typist.type('rules')).text).toContain('This channel has no rules');
    expect((await typist.type('test')).text).toContain('🚫 The test alert could not be posted');
    expect((await typist.type('threshold 50 CNY')).text).toContain('🚫 Nothing was set');
    world.slack.inviteBot(typist.channel);
    const set = await typist.type('threshold 50 CNY');
    expect(set.text).toContain('✅ Set: #7 warn when the total of any account falls below ¥50.00.');
    expect(set.notices).toHaveLength(1);
  });

  it('tests and changes at once in a channel that takes messages again', async () => {
    const typist = createTypist(world, newChannel());
    await typist.type('threshold 50 CNY');
    world.slack.archive(typist.channel);
    expect((await typist.type('test')).text).toContain('this channel is archived');
    world.slack.unarchive(typist.channel);
    const test = await typist.type('test');
    expect(test.text).toContain('✅ The test alert is in this channel.');
    expect(test.notices).toEqual([expect.stringContaining('TEST, nothing is wrong')]);
    world.slack.archive(typist.channel);
    expect((await typist.type('test')).text).toContain('this channel is archived');
    world.slack.unarchive(typist.channel);
    const changed = await typist.type('change 1 to 40 CNY');
    expect(changed.text).toContain('✅ Changed: #1');
    expect(changed.notices).toEqual([expect.stringContaining('changed rule #1 of this channel.')]);
  });

  it('removes a rule although the channel is archived, and tells the channel who did when it opens', async () => {
    const typist = createTypist(world, newChannel());
    await typist.type('threshold 50 CNY');
    world.slack.archive(typist.channel);
    expect((await typist.type('remove 1')).text).toContain('✅ Removed');
    expect((await typist.type('rules')).text).toContain('This channel has 2 rules');
    world.slack.unarchive(typist.channel);
    await typist.type('rules');
    await world.slack.waitFor(() => world.roots(typist.channel).length === 2, WAIT_MS, 'the notice of the removal');
    expect(world.roots(typist.channel)[1]?.text).toContain(`<@${ALICE}> removed a rule of this channel: ${FIRST}.`);
  });

  it('works in a direct message with the bot', async () => {
    const typist = createTypist(world, world.slack.dm(ALICE));
    const set = await typist.type('threshold 50 CNY');
    expect(set.text).toContain(`✅ Set: ${FIRST}.`);
    expect(set.notices).toHaveLength(1);
  });

  it('does not answer twice when Slack refuses the notice for good', async () => {
    const typist = createTypist(world, newChannel());
    world.slack.faults.add({
      method: 'chat.postMessage',
      times: 2,
      when: (args) => args['channel'] === typist.channel,
      fault: { kind: 'platform_error', error: 'invalid_blocks' },
    });
    const { text, interaction } = await typist.type('threshold 50 CNY');
    expect(text).toContain(`✅ Set: ${FIRST}.`);
    expect(interaction.answers).toHaveLength(1);
    expect((await typist.type('rules')).text).toContain('default: ✅ fine');
  });
});

describe('commands while everything else fails', () => {
  let world: World;
  let bot: BotProcess;

  beforeAll(async () => {
    world = await createWorld();
    world.deepseek.set(world.key, BALANCES);
    bot = await world.spawnBot({ DEEPSEEK_TIMEOUT: '1s' });
  });
  afterAll(() => world.close());

  it('answers when DeepSeek hangs, with the last amounts and why they are old', async () => {
    const typist = createTypist(world, OPS);
    await typist.type('show');
    world.deepseek.play(world.key, ['stall']);
    const started = performance.now();
    const { text, interaction } = await typist.type('show');
    expect(performance.now() - started).toBeLessThan(3000);
    expect(text).toContain('could not be read');
    expect(text).toContain('This says nothing about the money.');
    expect(interaction.ack?.afterMs).toBeLessThan(1000);
    world.deepseek.set(world.key, BALANCES);
  });

  it('delivers an answer again when its response_url fails', async () => {
    const from = bot.lines.length;
    await world.slack.outage('http_500');
    const interaction = await world.slack.command({ user: ALICE, channel: OPS, text: 'version' });
    await bot.waitForLine((line) => line.includes('private answer not delivered'), from);
    await world.slack.outage(null);
    expect((await interaction.answer(WAIT_MS)).text).toContain('deepseek-balance-bot');
    expect(interaction.answers).toHaveLength(1);
  });

  it('acknowledges while somebody locks the database, and answers when it is free', async () => {
    const database = openDatabase(world);
    database.exec('begin immediate');
    const change = await world.slack.command({ user: ALICE, channel: OPS, text: 'threshold 50 CNY' });
    expect(change.ack?.afterMs).toBeLessThan(3000);
    expect(change.answers).toEqual([]);
    database.exec('rollback');
    database.close();
    expect((await change.answer(WAIT_MS)).text).toContain(`✅ Set: ${FIRST}.`);
  });

  it('answers with an id that the log has when the database is broken', async () => {
    const database = openDatabase(world);
    database.exec('drop table rules');
    database.close();
    for (const text of ['rules', 'threshold 40 CNY', 'show']) {
      const answer = await world.type(text);
      expect(answer).toContain('😕 Sorry, something went wrong on our side; nothing was changed.');
      const [, id = 'none'] = /`([0-9a-f]{8})`/.exec(answer) ?? [];
      const line = await bot.waitForLine((each) => each.includes(id));
      expect(bot.lines[line]).toContain('no such table: rules');
    }
    expect(await world.type('version')).toContain('deepseek-balance-bot');
  });
});

function openDatabase(world: World): SqliteDatabase.Database {
  return new SqliteDatabase((world.env['DATABASE_URL'] ?? '').replace('file:', ''));
}
