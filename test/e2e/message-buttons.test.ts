import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endAlert, openAlert } from './alert-clicks.ts';
import { createChannels, createTypist, startOverHttp, startOverSocket } from './typist.ts';
import { ALICE, createWorld, WAIT_MS, type World } from './world.ts';
import { yuan } from './yuan.ts';

const BOB = 'U0BOB00000';
const GUEST = 'U0GUEST000';
const PEOPLE = [
  { id: ALICE, name: 'alice', is_admin: true },
  { id: BOB, name: 'bob' },
  { id: GUEST, name: 'guest', is_restricted: true },
];
const UNKNOWN = 'This button is too old for me';

describe.each([
  { transport: 'Socket Mode', start: startOverSocket },
  { transport: 'signed HTTP', start: startOverHttp },
])('the buttons of an alert over $transport', ({ start }) => {
  let world: World;
  let newChannel: ReturnType<typeof createChannels>;

  beforeAll(async () => {
    world = await createWorld({ slack: { users: PEOPLE } });
    newChannel = createChannels(world);
    world.deepseek.set(world.key, yuan('45.00'));
    await start(world);
    await createTypist(world, newChannel()).type('show');
  });
  afterAll(() => world.close());

  it.each([
    { choice: '1h', says: /until \d/ },
    { choice: '4h', says: /until \d/ },
    { choice: 'tomorrow', says: /until \d/ },
    { choice: 'top_up', says: /until a top-up, at the latest \d/ },
    { choice: 'resolved', says: /until it is resolved, at the latest \d/ },
  ])('snooze $choice is answered privately and shown in the message at once', async ({ choice, says }) => {
    const alert = await openAlert(world, newChannel());
    const before = world.roots(alert.channel).length;
    const interaction = await alert.click(ALICE, 'snooze', choice);
    const { text } = await interaction.answer(WAIT_MS);
    expect(interaction.ack?.afterMs).toBeLessThan(3000);
    expect(text).toContain('😴 Snoozed about default');
    expect(text).toMatch(says);
    await alert.shows(`<@${ALICE}>`);
    expect(alert.root().text).toMatch(says);
    expect(alert.controls()).toMatch(/^episode:\d+:[1-9]\d*$/);
    expect(world.roots(alert.channel)).toHaveLength(before);
    expect(alert.root().replies).toEqual([]);
    expect(interaction.responses).toHaveLength(1);
  });

  it('of two people who snooze at once one wins, and the other is told who', async () => {
    const alert = await openAlert(world, newChannel());
    const [alices, bobs] = await Promise.all([alert.snooze(ALICE, '1h'), alert.snooze(BOB, '4h')]);
    const [winner, loser] = alices.startsWith('😴') ? [ALICE, bobs] : [BOB, alices];
    expect([alices, bobs].filter((text) => text.startsWith('😴'))).toHaveLength(1);
    expect(loser).toContain(`✋ <@${winner}> was faster`);
    expect(loser).toContain('Nothing was changed.');
    await alert.shows(`<@${winner}>`);
    expect(alert.root().text).not.toContain(`<@${winner === ALICE ? BOB : ALICE}>`);
  });

  it('the second of two clicks of one person changes nothing', async () => {
    const alert = await openAlert(world, newChannel());
    const both = await Promise.all([alert.snooze(ALICE, '4h'), alert.snooze(ALICE, '4h')]);
    expect(both.toSorted().map((text) => text.slice(0, 2))).toEqual(['✅ ', '😴'].toSorted());
    expect(both.find((text) => text.startsWith('✅'))).toContain('Already so: you snoozed it');
    await alert.shows(`<@${ALICE}>`);
  });

  it('a click on a message as it was before is compared with how it is', async () => {
    const alert = await openAlert(world, newChannel());
    const [unsnoozed] = [alert.root().blocks];
    await alert.snooze(ALICE, '1h');
    await alert.shows(`<@${ALICE}>`);
    const first = alert.root().blocks;
    expect(await alert.snooze(BOB, '4h', { from: unsnoozed })).toContain(`✋ <@${ALICE}> was faster`);
    expect(await alert.snooze(ALICE, '4h', { from: unsnoozed })).toContain('😴 Snoozed');
    expect(await alert.snooze(BOB, 'off', { from: first })).toContain(`✋ <@${ALICE}> was faster`);
    expect(await alert.snooze(BOB, 'resolved', { from: first })).toContain(`✋ <@${ALICE}> was faster`);
    await alert.shows(`<@${ALICE}>`);
  });

  it('somebody else may take the place of a snooze that they see, and wake it up', async () => {
    const alert = await openAlert(world, newChannel());
    await alert.snooze(ALICE, '1h');
    await alert.shows(`<@${ALICE}>`);
    expect(await alert.snooze(BOB, 'resolved')).toContain('😴 Snoozed');
    await alert.shows(`<@${BOB}>`);
    const snoozed = alert.root().blocks;
    expect(await alert.snooze(ALICE, 'off')).toContain('☀️ The snooze is over');
    await alert.shows(/^(?!.*Snoozed)(?!.*snoozed)/s);
    expect(alert.controls()).toMatch(/:0$/);
    expect(await alert.snooze(ALICE, 'off', { from: snoozed })).toContain('✅ Nothing is snoozed here about default');
  });

  it('a message that is over has no buttons, and a click on an old one is told so', async () => {
    const alert = await openAlert(world, newChannel());
    await endAlert(world, alert);
    await alert.shows(/^✅/);
    expect(alert.controls()).toBeUndefined();
    expect(await alert.snooze(ALICE, '4h', { stale: true })).toContain('the alert about default has ended');
    expect(await alert.snooze(ALICE, 'off', { stale: true, forged: true })).toContain('has ended');
    expect((await createTypist(world, alert.channel).type('')).text).not.toContain('snoozed');
  });

  it('a click that races the end of the alert is answered either way', async () => {
    const alert = await openAlert(world, newChannel());
    const [, text] = await Promise.all([endAlert(world, alert), alert.snooze(BOB, '4h')]);
    expect(text).toMatch(/^(?:😴 Snoozed|✅ There is nothing to snooze any more)/);
    await alert.shows(/^✅/);
    expect(alert.controls()).toBeUndefined();
  });

  it('what is forged changes nothing and is answered kindly', async () => {
    const [alert, other] = [await openAlert(world, newChannel()), await openAlert(world, newChannel())];
    const theirs = other.root().blocks;
    expect(await alert.snooze(ALICE, '4h', { from: theirs })).toContain('no such account or alert in this channel');
    expect(await alert.snooze(ALICE, 'off', { from: theirs, forged: true })).toContain('no such account or alert');
    expect(await alert.snooze(ALICE, 'for ever', { forged: true })).toContain(UNKNOWN);
    for (const blockId of ['episode:999999999:0', 'episode:999999999:7']) {
      const from = alert
        .root()
        .blocks.map((block) => (block['type'] === 'actions' ? { ...block, block_id: blockId } : block));
      expect(await alert.snooze(ALICE, '4h', { from })).toContain('no such account or alert');
    }
    for (const blockId of ['episode:-1:0', 'episode:1e3:0', "'; drop table snoozes", 'episode:1:0:0', ' ']) {
      const from = alert
        .root()
        .blocks.map((block) => (block['type'] === 'actions' ? { ...block, block_id: blockId } : block));
      expect(await alert.snooze(ALICE, '4h', { from })).toContain(UNKNOWN);
    }
    expect([alert.controls(), other.controls()].join()).toMatch(/^episode:\d+:0,episode:\d+:0$/);
  });

  it('a button of another version is acknowledged and answered', async () => {
    const alert = await openAlert(world, newChannel());
    const button = { type: 'button', action_id: 'launch', text: { type: 'plain_text', text: 'Launch' }, value: '1' };
    for (const actionId of ['launch', 'toString', '__proto__']) {
      const from = [{ type: 'actions', block_id: 'x', elements: [{ ...button, action_id: actionId }] }];
      const interaction = await alert.click(ALICE, actionId, undefined, { from });
      expect(interaction.failure).toBeNull();
      expect((await interaction.answer(WAIT_MS)).text).toContain(UNKNOWN);
    }
  });

  it('a guest may do nothing', async () => {
    const alert = await openAlert(world, newChannel());
    expect(await alert.snooze(GUEST, '4h')).toContain('Only members of this workspace may use this');
    expect(alert.controls()).toMatch(/:0$/);
  });

  it('top up opens its link, and is acknowledged', async () => {
    const alert = await openAlert(world, newChannel());
    const interaction = await alert.click(ALICE, 'top_up');
    expect(interaction).toMatchObject({ failure: null, answers: [] });
    expect(alert.root().blocks.at(-1)).toMatchObject({
      elements: [{ url: 'https://platform.deepseek.com/top_up' }, {}, {}],
    });
  });
});

it('the buttons of a message that the bot posted before it was started again go on working', async () => {
  const world = await createWorld({ slack: { users: PEOPLE } });
  try {
    world.deepseek.set(world.key, yuan('45.00'));
    const bot = await world.startBot();
    await world.slack.waitFor(({ connections }) => connections.count > 0, WAIT_MS, 'the connection of the bot');
    await createTypist(world, createChannels(world)({ id: 'C0BEFORE00', name: 'before' })).type('show');
    const alert = await openAlert(world, 'C0BEFORE00');
    await bot.stop();
    await startOverSocket(world);
    expect(await alert.snooze(BOB, '4h')).toContain('😴 Snoozed about default');
    await alert.shows(`<@${BOB}>`);
  } finally {
    await world.close();
  }
});
