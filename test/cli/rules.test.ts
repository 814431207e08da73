import { rmSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { runRules } from '../../src/cli/rules.ts';
import { WORKSPACE } from '../../src/domain/workspace.ts';
import { makeNewRule } from '../contracts/store/make.ts';
import { micros } from '../domain/make.ts';
import { ALICE, OPS } from '../e2e/world.ts';
import { BOB, openWatchedWorld, SECRET_ROOM, type WatchedWorld } from './watched-world.ts';

let world: WatchedWorld;
beforeEach(async () => {
  world = await openWatchedWorld();
});

const rules = (json = false) => world.run((terminal) => runRules(terminal, { json }));
const clear = () =>
  world.change(async (store) => {
    const all = await store.rules.listAll(WORKSPACE);
    await store.rules.remove(
      WORKSPACE,
      all.map(({ id }) => id),
      ALICE,
      Date.now(),
    );
  });

describe('rules', () => {
  it('lists the rules of all channels, numbered as there, with author and state', async () => {
    await world.change(({ rules: table }) =>
      table.insert(
        WORKSPACE,
        makeNewRule({
          channelId: SECRET_ROOM,
          number: 7,
          accountId: 'prod',
          thresholdMicros: micros(10),
          severity: 'critical',
          mention: `<@${BOB}>`,
          authorId: ALICE,
          activeAt: null,
        }),
        Date.now(),
      ),
    );
    const { code, lines } = await rules();
    expect(code).toBe(0);
    expect(lines).toEqual([
      'C0OPS00000: 3 rules',
      '  #1 warn when the total of any account falls below ¥50.00; set by the configuration',
      '      prod and batch: ✅ fine',
      '  #2 critical when calls from any account are refused; set by the configuration',
      '      prod and batch: ✅ fine',
      '  #3 warn when any account cannot be read; set by the configuration',
      '      prod and batch: ✅ fine',
      '',
      'G0SECRET00: 4 rules',
      '  #1 warn when the total of any account falls below ¥50.00; set by U0ALICE000',
      '      prod and batch: ✅ fine',
      '  #2 critical when calls from any account are refused; set by U0ALICE000',
      '      prod and batch: ✅ fine',
      '  #3 warn when any account cannot be read; set by U0ALICE000',
      '      prod and batch: ✅ fine',
      '  #7 critical when the total of prod falls below ¥10.00, tells U0BOB00000; set by U0ALICE000',
      '      ⏳ becomes active once Slack has taken the notice to this channel',
    ]);
  });

  it('prints them for programs: amounts as text, instants in ISO 8601', async () => {
    const { lines } = await rules(true);
    const report: unknown = JSON.parse(lines.join('\n'));
    const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(report).toMatchObject({
      schema: 1,
      channels: [{ id: OPS, paused: null, uncovered: [] }, { id: SECRET_ROOM }],
    });
    expect(report).toHaveProperty('channels.0.rules.0', {
      number: 1,
      sentence: '#1 warn when the total of any account falls below ¥50.00',
      account: null,
      kind: 'below',
      currency: 'CNY',
      threshold: '50.00',
      unit: 'money',
      windowMs: null,
      severity: 'warning',
      mention: null,
      author: null,
      origin: 'configuration',
      activeAt: iso,
      accounts: [
        { account: 'prod', state: 'ok', total: '71.46', fell: null, readAt: iso, since: null, nextRepeatAt: null },
        { account: 'batch', state: 'ok', total: '300.00', fell: null, readAt: iso, since: null, nextRepeatAt: null },
      ],
    });
  });

  it('says what a channel does not watch and that it is closed', async () => {
    await clear();
    await world.change(async (store) => {
      await store.rules.insert(
        WORKSPACE,
        makeNewRule({ channelId: OPS, number: 9, accountId: 'prod', authorId: ALICE }),
        Date.now(),
      );
      await store.channels.pause(WORKSPACE, OPS, 'not_in_channel', Date.now(), Date.now());
    });
    const { lines } = await rules();
    expect(lines.slice(3)).toEqual([
      '  Not watched here: batch',
      expect.stringMatching(/^ {2}Nothing has been posted here since .* UTC: the bot is not a member\.$/),
    ]);
  });

  it('says how to set the first', async () => {
    await clear();
    expect((await rules()).lines).toEqual([expect.stringMatching(/^No channel has rules\..*threshold 50 CNY/)]);
    expect((await rules(true)).lines.join('')).toContain('"channels": []');
  });

  it('ends with 78 and a sentence without a database', async () => {
    rmSync(world.path);
    expect(await rules()).toMatchObject({
      code: 78,
      lines: [],
      complaints: [expect.stringMatching(/^There is no database /)],
    });
  });
});
