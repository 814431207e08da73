import { describe, expect, onTestFinished, test } from 'vitest';
import type { Denial } from '../../src/domain/answer.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import type { People, Person, View, ViewOutcome } from '../../src/ports.ts';
import type { RuleDeps } from '../../src/usecases/change-rules.ts';
import { createHomes, type Homes } from '../../src/usecases/homes.ts';
import { createRichBlocks } from '../../src/usecases/rich-blocks.ts';
import { setThreshold } from '../../src/usecases/set-rule.ts';
import { blockTexts } from '../blocks/make-card.ts';
import { type Office, openOffice } from './office.ts';

const WORKSPACE = 'self';
const SHOWN: ViewOutcome = { kind: 'shown', viewId: 'V1', hash: '1' };
const BELOW_50 = {
  micros: 50_000_000,
  currency: 'CNY',
  unit: 'money',
  windowMs: null,
  severity: null,
  mention: null,
  accountId: null,
} as const;

interface Published {
  readonly userId: string;
  readonly view: View;
}

interface HomeOffice {
  readonly office: Office;
  readonly homes: Homes;
  readonly published: readonly Published[];
  /** Of the last Home that was published. */
  readonly text: () => string;
  /** A beat of the clock after so many ms. */
  readonly look: (afterMs?: number) => Promise<void>;
  readonly checks: readonly string[];
}

interface Given {
  /** By user; undefined: Slack does not say. */
  readonly channels?: (userId: string) => readonly string[] | undefined;
  readonly outcomes?: readonly ViewOutcome[];
  readonly denial?: () => Denial | null;
  readonly person?: Partial<Person> | undefined;
  /** Resolves when the check of an account may end. */
  readonly reading?: () => Promise<void>;
  /** Resolves when Slack answers the publication of so many Homes. */
  readonly publishing?: (count: number) => Promise<void>;
}

async function open(given: Given = {}): Promise<HomeOffice & { readonly connect: () => Promise<Homes> }> {
  const office = await openOffice();
  onTestFinished(() => office.close());
  const published: Published[] = [];
  const checks: string[] = [];
  const people: People = {
    findChannels: async (userId) => (given.channels ?? (() => ['C1']))(userId),
    findGroupMembers: async () => [],
    findPerson: async (id) => ({
      id,
      isWorkspaceAdmin: false,
      isExternal: false,
      isActive: true,
      language: null,
      zone: 'Asia/Shanghai',
      ...given.person,
    }),
  };
  const createFor = (deps: RuleDeps): Homes =>
    createHomes({
      ...deps,
      workspaceId: WORKSPACE,
      people,
      views: {
        publish: async (userId, view) => {
          const count = published.push({ userId, view });
          await given.publishing?.(count);
          return given.outcomes?.[count - 1] ?? SHOWN;
        },
      },
      richBlocks: createRichBlocks(deps, WORKSPACE),
      authorise: async () => given.denial?.() ?? null,
      checkAccount: async (_, accountId) => {
        checks.push(accountId);
        await given.reading?.();
        return { kind: 'gone' };
      },
    });
  const homes = createFor(office.deps);
  await office.restart({ thresholds: '50 CNY' });
  return {
    office,
    homes,
    published,
    checks,
    text: () => blockTexts(published.at(-1)?.view.blocks ?? []).join('\n'),
    async look(afterMs = MINUTE_MS) {
      office.advance(afterMs);
      await homes.lookAgain(office.deps.now());
    },
    connect: async () => createFor(await office.connect()),
  };
}

describe('Home', () => {
  test('is drawn when it is opened, also when nothing has changed', async () => {
    const { office, homes, published, text } = await open();
    await office.read(60);
    await homes.open('U1');
    await homes.open('U1');
    expect(published.map(({ userId }) => userId)).toEqual(['U1', 'U1']);
    expect(text()).toContain('✅ prod is fine. Total ¥60.00.');
    expect(text()).toContain('• #1 warn when the total of any account falls below ¥50.00');
  });

  test('is drawn again when something changed, at most once a minute, and not when nothing did', async () => {
    const { office, homes, published, look, text } = await open();
    await office.read(60);
    await homes.open('U1');
    await look();
    await office.read(60);
    await look();
    expect(published).toHaveLength(1);
    await office.read(45);
    await look(0);
    expect(published).toHaveLength(2);
    expect(text()).toContain('⚠️ Warning: prod is down to ¥45.00');
    await look(MINUTE_MS - 1);
    expect(published).toHaveLength(2);
  });

  test('is looked at for a day after it was opened', async () => {
    const { office, homes, published, look } = await open();
    await office.read(60);
    await homes.open('U1');
    await office.read(59);
    await look(DAY_MS);
    expect(published).toHaveLength(1);
  });

  test('is drawn by one of two processes', async () => {
    const { office, homes, published, connect } = await open();
    const other = await connect();
    await homes.open('U1');
    await office.read(45);
    const now = office.deps.now();
    await Promise.all([homes.lookAgain(now), homes.lookAgain(now), other.lookAgain(now)]);
    expect(published).toHaveLength(2);
  });

  test('of many people is drawn a few at a time', async () => {
    const { office, homes, published, look } = await open();
    for (const userId of ['U1', 'U2', 'U3']) await homes.open(userId);
    await office.read(45);
    await look(0);
    expect(published.slice(3)).toHaveLength(2);
    await look(0);
    expect(published.slice(3).map(({ userId }) => userId)).toEqual(['U1', 'U2', 'U3']);
  });

  test('that Slack will not take now is put off, and the others of that beat too', async () => {
    const limited: ViewOutcome = { kind: 'failed', reason: 'rate_limited' };
    const { office, homes, published, look } = await open({ outcomes: [SHOWN, SHOWN, limited] });
    for (const userId of ['U1', 'U2']) await homes.open(userId);
    await office.read(45);
    await look(0);
    expect(published).toHaveLength(3);
    await look(MINUTE_MS);
    expect(published.slice(3).map(({ userId }) => userId)).toEqual(['U2']);
    await look(4 * MINUTE_MS);
    expect(published.slice(4).map(({ userId }) => userId)).toEqual(['U1']);
  });

  test('of which Slack did not say whether it shows it is drawn again, also when things are as before', async () => {
    const unclear: ViewOutcome = { kind: 'failed', reason: 'timeout' };
    const { office, homes, published, look } = await open({ outcomes: [SHOWN, unclear] });
    await office.read(60);
    await homes.open('U1');
    await office.read(55);
    await look(0);
    await office.read(60);
    await look(5 * MINUTE_MS);
    await look(5 * MINUTE_MS);
    expect(published).toHaveLength(3);
  });

  test('that Slack refuses, such as one that is turned off, is left alone for an hour', async () => {
    const refused: ViewOutcome = { kind: 'refused', reason: 'not_enabled' };
    const { office, homes, published, look } = await open({ outcomes: [refused, refused] });
    await homes.open('U1');
    await office.read(45);
    await look();
    expect(published).toHaveLength(2);
    await look(HOUR_MS - 1);
    expect(published).toHaveLength(2);
    await look(1);
    expect(published).toHaveLength(3);
  });
});

describe('a Home that is asked for while it is drawn', () => {
  const note = (text: string) => [{ type: 'section', text: { type: 'mrkdwn', text } }] as const;

  test('is drawn once more for all of it, as things are then, with all that was done on top', async () => {
    const held = Promise.withResolvers<void>();
    const drawn = Promise.withResolvers<void>();
    const { office, homes, published, text } = await open({
      publishing: async (count) => {
        if (count > 1) return;
        drawn.resolve();
        await held.promise;
      },
    });
    await office.read(60);
    const first = homes.open('U1');
    await drawn.promise;
    await office.read(58);
    const others = [
      homes.renew('U1'),
      homes.open('U1'),
      homes.tell('U1', note('Done.')),
      homes.open('U1'),
      homes.refresh('U1'),
      homes.tell('U1', note('Done, too.')),
      homes.renew('U1'),
    ];
    // Of somebody else nothing waits.
    await homes.open('U2');
    await office.read(55);
    expect(published.map(({ userId }) => userId)).toEqual(['U1', 'U2']);
    held.resolve();
    await Promise.all([first, ...others]);
    expect(published.map(({ userId }) => userId)).toEqual(['U1', 'U2', 'U1']);
    expect(text()).toMatch(/^Done, too\.\nDone\./);
    expect(text()).toContain('Total ¥55.00.');
    await homes.open('U1');
    expect(text()).not.toContain('Done');
  });

  test('fits what Slack takes, whatever was done', async () => {
    const { homes, published } = await open();
    const told = Array.from({ length: 30 }, (_, count) => homes.tell('U1', note(`Done ${count}.`)));
    await Promise.all(told);
    expect(published).toHaveLength(2);
    expect(blockTexts(published[1]?.view.blocks ?? []).filter((line) => line.startsWith('Done'))).toHaveLength(20);
  });

  test('is drawn also when Slack does not answer about the one before', async () => {
    const { homes, published } = await open({
      publishing: async (count) => {
        if (count === 1) throw new Error('the connection broke');
      },
    });
    const first = homes.open('U1');
    const second = homes.open('U1');
    await expect(first).rejects.toThrow('the connection broke');
    await second;
    expect(published).toHaveLength(2);
  });
});

describe('a chart on Home', () => {
  const isChart = ({ view }: Published): boolean => JSON.stringify(view).includes('data_visualization');

  test('that Slack refuses is left out, at once and for a day', async () => {
    const { office, homes, published } = await open({ outcomes: [{ kind: 'refused', reason: 'invalid_arguments' }] });
    for (let balance = 80; balance > 60; balance -= 2) await office.read(balance);
    await homes.open('U1');
    await homes.open('U1');
    expect(published.map(isChart)).toEqual([true, false, false]);
    office.advance(DAY_MS);
    await homes.open('U1');
    expect(published.map(isChart)).toEqual([true, false, false, true]);
  });

  test('is not the reason when Slack refuses Home without it, too, or for something else', async () => {
    const invalid: ViewOutcome = { kind: 'refused', reason: 'invalid_arguments' };
    const { office, homes, published } = await open({
      outcomes: [invalid, invalid, { kind: 'refused', reason: 'not_enabled' }],
    });
    for (let balance = 80; balance > 60; balance -= 2) await office.read(balance);
    for (let count = 0; count < 3; count += 1) await homes.open('U1');
    expect(published.map(isChart)).toEqual([true, false, true, true]);
  });

  test.each([['Nowhere/Land'], [null]])('is told by UTC where the zone of the reader is %s', async (zone) => {
    const { office, homes, published } = await open({ person: { zone } });
    for (let balance = 80; balance > 60; balance -= 2) await office.read(balance);
    await homes.open('U1');
    expect(JSON.stringify(published)).toContain('"x_label":"UTC"');
  });
});

describe('what somebody may know', () => {
  test('is what their own channels know: of others only how many alerts are open', async () => {
    const { office, homes, text } = await open({ channels: (userId) => (userId === 'U1' ? ['C1'] : ['C2']) });
    await office.read(45);
    await homes.open('U2');
    expect(text()).not.toMatch(/C1|¥50|Warning/);
    expect(text()).toContain('1 more alert is open in a channel that you are not in.');
    // The account is not low by any rule that they may know.
    expect(text()).toContain('✅ DeepSeek accepts calls from prod. Total ¥45.00.');
    expect(text()).toContain('Three steps to the first warning');
  });

  test('is what they set in their direct messages with the bot, and nobody else', async () => {
    const { office, homes, text } = await open({ channels: () => [] });
    await setThreshold(office.deps, office.asker('D1', 'U1'), BELOW_50);
    await office.tick();
    await homes.open('U1');
    expect(text()).toContain('#1 warn when the total of any account falls below ¥50.00');
    await homes.open('U2');
    expect(text()).not.toContain('#1');
  });

  test('is nothing of any channel while Slack does not say which they are in', async () => {
    const { office, homes, text } = await open({ channels: () => undefined });
    await office.read(45);
    await homes.open('U1');
    expect(text()).toContain('Slack does not tell me at present which channels you are in');
    expect(text()).not.toContain('C1');
  });

  test('is nothing at all for a guest, until that changes', async () => {
    let denial: Denial | null = { because: 'external' };
    const { homes, text, look, checks, published } = await open({ denial: () => denial });
    await homes.refresh('U1');
    expect(text()).toMatch(/^🚫 Only members of this workspace/);
    expect(text()).not.toContain('prod');
    expect(checks).toEqual([]);
    await look();
    expect(published).toHaveLength(1);
    denial = null;
    await look();
    expect(text()).toContain('prod');
  });
});

describe('what somebody does on Home', () => {
  test('is answered on top, until they open it again', async () => {
    const { homes, published, text, look } = await open();
    await homes.tell('U1', [{ type: 'section', text: { type: 'mrkdwn', text: 'Done.' } }]);
    expect(text()).toMatch(/^Done\./);
    await look();
    expect(published).toHaveLength(1);
    await homes.open('U1');
    expect(text()).not.toContain('Done.');
  });

  test('refreshes it after every account was read, once for two clicks', async () => {
    const held = Promise.withResolvers<void>();
    const { office, homes, published, checks } = await open({ reading: () => held.promise });
    await office.restart({ thresholds: '50 CNY', accounts: ['prod', 'batch'] });
    const first = homes.refresh('U1');
    await homes.refresh('U1');
    expect(published).toEqual([]);
    held.resolve();
    await first;
    expect(checks).toEqual(['prod', 'batch']);
    expect(published).toHaveLength(1);
    await homes.refresh('U1');
    expect(published).toHaveLength(2);
  });

  test('can be drawn after a failure', async () => {
    let denial: (() => Denial | null) | null = null;
    const { homes, published } = await open({
      denial: () => {
        if (denial === null) throw new Error('the database is busy');
        return denial();
      },
    });
    await expect(homes.refresh('U1')).rejects.toThrow('the database is busy');
    denial = () => null;
    await homes.refresh('U1');
    expect(published).toHaveLength(1);
  });
});

describe('what somebody changes elsewhere', () => {
  test('shows on their Home at once if they opened it lately, and if it changed', async () => {
    const { office, homes, published } = await open();
    await homes.renew('U1');
    expect(published).toHaveLength(0);
    await homes.open('U1');
    await homes.renew('U1');
    expect(published).toHaveLength(1);
    await office.read(45);
    await homes.renew('U1');
    expect(published).toHaveLength(2);
    await office.read(44);
    office.advance(DAY_MS);
    await homes.renew('U1');
    expect(published).toHaveLength(2);
  });
});
