import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_CONTROL } from '../../src/blocks/forms/saved-view.ts';
import { HOME_CONTROL } from '../../src/blocks/home/controls.ts';
import { createHomeReader } from './home-reader.ts';
import { startOverHttp, startOverSocket } from './typist.ts';
import { ALICE, createWorld, OPS, type World } from './world.ts';

describe.each([
  { transport: 'a socket', start: (world: World) => startOverSocket(world) },
  { transport: 'HTTP', start: (world: World) => startOverHttp(world) },
])('over $transport, a newcomer who types no command', ({ start }) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ introduced: false });
    world.deepseek.set(world.key, { wallets: { CNY: { granted: '10.00', toppedUp: '50.00' } } });
    await start(world);
  });
  afterAll(() => world.close());

  it('learns on Home what to do, sets the first rule by its form and sends a test alert', async () => {
    const { slack } = world;
    const home = createHomeReader(slack);

    const before = await home.open();
    expect(before).toContain('Three steps to the first warning');
    expect(before).toContain('1. Choose a channel and an amount.');

    await home.click(HOME_CONTROL.refresh);
    await home.shows('Total ¥60.00.');

    await home.click(HOME_CONTROL.addRule);
    const form = await home.modal('Choose a channel', 'Amount');
    const values = {
      channel: { channel: OPS },
      account: { account: '*' },
      kind: { kind: 'below' },
      'threshold:below': { threshold: '50 CNY' },
    };
    const submitted = await slack.submitView({ user: ALICE, viewId: form, values });
    expect(submitted).toEqual({ kind: 'shown', viewId: form });
    await home.modal('✅ Saved. Everyone in <#C0OPS00000> sees what you changed.', 'Send a test alert');
    expect(world.roots().map(({ text }) => text)).toEqual([
      expect.stringContaining('#1 warn when the total of any account falls below ¥50.00'),
    ]);
    await home.shows('Your channels', `*<#${OPS}>*`, '• #1 warn when the total of any account falls below ¥50.00');
    expect(home.text()).not.toContain('Three steps');

    await slack.clickInView({ user: ALICE, viewId: form, actionId: TEST_CONTROL });
    await home.modal(`✅ The test alert is in <#${OPS}>.`);
    expect(world.roots().at(-1)?.text).toContain('TEST');
    expect(slack.timeline.filter(({ kind }) => kind === 'command')).toEqual([]);
  });
});
