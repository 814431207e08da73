import { describe, expect, it } from 'vitest';
import { paragraphMessage } from '../../../src/blocks/answers/list-message.ts';
import { deniedHome, type HomeShown, homeView } from '../../../src/blocks/home/view.ts';
import type { Say } from '../../../src/blocks/locales/say.ts';
import { section } from '../../../src/blocks/message.ts';
import { withoutRichBlocks } from '../../../src/blocks/rich-blocks.ts';
import { validateBlocks } from '../../../src/demo/slack/blocks/validate.ts';
import { DAY_MS, HOUR_MS, WEEK_MS } from '../../../src/domain/duration.ts';
import type { HomeAnswer, HomeChannel, HomeCharts, HomeEpisode } from '../../../src/domain/home.ts';
import { makeAccount, makeRule, makeWallet, NOW, units } from '../answers/make-answer.ts';
import { fullCards, HOSTILE } from '../extremes.ts';
import { blockTexts, makeCard, makeForecast } from '../make-card.ts';
import { EN, ZH } from '../voices.ts';

const COMMAND = '/deepseek-balance';
const NO_CHARTS: HomeCharts = { charts: [], windowMs: WEEK_MS, zone: 'UTC' };

const OPS: HomeChannel = { id: 'C1', rules: [makeRule(1)], closed: null };

function makeHome(given: Partial<HomeAnswer> = {}): HomeAnswer {
  return {
    accounts: [makeAccount('prod')],
    firing: [],
    hiddenFiring: 0,
    channels: [OPS],
    knowsChannels: true,
    pausedSince: null,
    now: NOW,
    ...given,
  };
}

function shownBlocks(answer: HomeAnswer, given: Partial<HomeShown> = {}, say: Say = EN) {
  const { type, blocks } = homeView(say, { answer, charts: NO_CHARTS, note: [], command: COMMAND, ...given });
  expect(type).toBe('home');
  expect(validateBlocks(blocks, 'home')).toEqual([]);
  return blocks;
}

function textOf(answer: HomeAnswer, given: Partial<HomeShown> = {}): string {
  return blockTexts(shownBlocks(answer, given)).join('\n');
}

function makeEpisode(id: number, given: Partial<HomeEpisode> = {}): HomeEpisode {
  return { id, channelId: 'C1', version: 1, card: makeCard(), ...given };
}

describe('the Home of a newcomer', () => {
  const text = textOf(makeHome({ channels: [] }));

  it('says in three steps what to do, with one button for it', () => {
    for (const words of ['Three steps', '*1. Choose', 'Add the first rule', '*2. Send', '*3. That is all.*'])
      expect(text).toContain(words);
    expect(text).not.toContain('Add a rule');
  });

  it('shows the balances, and does not say that all is well where nobody is warned', () => {
    expect(text).toContain('✅ prod is fine. Total ¥110.00.');
    expect(text).not.toContain('No alerts');
    expect(text).not.toContain('Your channels');
  });
});

describe('the accounts on Home', () => {
  it('say how long each wallet lasts', () => {
    const wallets = [
      makeWallet({ forecast: makeForecast(9) }),
      makeWallet({ currency: 'USD', forecast: makeForecast(40) }),
    ];
    const both = textOf(makeHome({ accounts: [makeAccount('prod', { wallets })] }));
    expect(both).toMatch(/^CNY: It lasts /m);
    expect(both).toMatch(/^USD: It lasts /m);
    expect(textOf(makeHome({ accounts: [makeAccount('prod', { wallets: wallets.slice(0, 1) })] }))).toMatch(
      /^It lasts /m,
    );
  });

  it('say how old the amounts are where they may be old, and then not how long they last', () => {
    const failing = { cause: 'unreachable', since: NOW - HOUR_MS } as const;
    const wallets = [makeWallet({ forecast: makeForecast(9) })];
    const unread = textOf(makeHome({ accounts: [makeAccount('prod', { state: 'error', failing, wallets })] }));
    expect(unread).toContain('Last read <!date^');
    expect(unread).not.toContain('It lasts');
    expect(textOf(makeHome({ accounts: [makeAccount('prod', { refused: true })] }))).toContain('Last read <!date^');
    expect(textOf(makeHome({ accounts: [makeAccount('prod', { failing, readAt: null })] }))).not.toContain('Last read');
    expect(textOf(makeHome())).not.toContain('Last read');
  });

  it('are counted when there are many, and their lack is said', () => {
    const accounts = Array.from({ length: 14 }, (_, index) => makeAccount(`team-${index}`));
    expect(textOf(makeHome({ accounts }))).toContain('… and 2 more accounts: type `/deepseek-balance` in a channel.');
    expect(textOf(makeHome({ accounts: [] }))).toContain('There is no account to show yet.');
  });

  it('have a chart, and its finding in words for workspaces that take none', () => {
    const points = [0, 1, 2].map((day) => ({ at: NOW - (2 - day) * DAY_MS, total: units(90 - day) }));
    const wallet = {
      currency: 'CNY',
      since: NOW - 2 * DAY_MS,
      until: NOW,
      firstTotal: units(90),
      lastTotal: units(88),
      spent: units(2),
      atLeast: false,
      days: [],
      events: [],
      gaps: [],
      points,
    };
    const { info } = makeAccount('prod', {}, 'Production');
    const charts = { ...NO_CHARTS, charts: [{ info, wallet }] };
    for (const say of [EN, ZH]) {
      const blocks = shownBlocks(makeHome(), { charts }, say);
      expect(blocks.filter(({ type }) => type === 'data_visualization')).toHaveLength(1);
      const plain = blockTexts(withoutRichBlocks({ blocks }).blocks).join('\n');
      expect(plain).toContain('¥90.00 → ¥88.00');
    }
    expect(JSON.stringify(shownBlocks(makeHome(), { charts }))).toContain('"label":"Nov 21, 14:20","value":88');
  });
});

describe('the alerts on Home', () => {
  it('say that there are none where somebody would be warned', () => {
    expect(textOf(makeHome())).toContain('✅ No alerts in your channels.');
  });

  it('stand before the accounts, each with its channel, its snooze and its controls', () => {
    const snooze = { id: 7, by: 'U1', end: { kind: 'time', at: NOW + HOUR_MS } } as const;
    const firing = [makeEpisode(3), makeEpisode(5, { channelId: 'C2', card: makeCard({ snooze }) })];
    const blocks = shownBlocks(makeHome({ firing }));
    const text = blockTexts(blocks).join('\n');
    expect(text.indexOf('⚠️ Warning: ')).toBeLessThan(text.indexOf('Accounts'));
    expect(text).toContain('<#C2> · since <!date^');
    expect(text).toContain('😴 Snoozed by <@U1>');
    const ids = blocks.flatMap(({ block_id: id }) => (id?.startsWith('episode:') === true ? [id] : []));
    expect(ids).toEqual(['episode:3:0', 'episode:5:7']);
  });

  it('of other channels are counted and nothing more', () => {
    expect(textOf(makeHome({ hiddenFiring: 1 }))).toContain('1 more alert is open in a channel that you are not in.');
    const hidden = textOf(makeHome({ channels: [], hiddenFiring: 2 }));
    expect(hidden).toContain('2 more alerts are open in channels that you are not in.');
  });

  it('are counted when there are many', () => {
    const firing = Array.from({ length: 12 }, (_, index) => makeEpisode(index + 1));
    expect(textOf(makeHome({ firing }))).toContain('… and 2 more alerts in your channels.');
  });
});

describe('the channels on Home', () => {
  it('have their rules, their settings and a test', () => {
    const waiting = makeRule(2, { accountId: 'prod', activeAt: null });
    const accounts = [makeAccount('prod', {}, 'Production')];
    const text = textOf(makeHome({ accounts, channels: [{ ...OPS, rules: [makeRule(1), waiting] }] }));
    expect(text).toContain('*<#C1>*\n• #1 warn when the total of Production falls below ¥50.00');
    expect(text).toContain('(not active yet: Slack has not taken my message to the channel)');
    expect(text).toContain('Settings');
    expect(text).toContain('Send a test alert');
  });

  it('are counted when there are many, and so are their rules', () => {
    const rules = Array.from({ length: 7 }, (_, index) => makeRule(index + 1));
    const channels = Array.from({ length: 15 }, (_, index) => ({ ...OPS, id: `C${index}`, rules }));
    const text = textOf(makeHome({ channels }));
    expect(text).toContain('… and 3 more channels with rules.');
    expect(text).toContain('… and 2 more rules');
  });

  it('that take no messages say why', () => {
    const text = textOf(makeHome({ channels: [{ ...OPS, closed: 'archived' }] }));
    expect(text).toContain('⚠️ <#C1> is archived. Unarchive it');
  });

  it('are not shown while Slack does not say which they are, and that is said', () => {
    const text = textOf(makeHome({ channels: [], knowsChannels: false }));
    expect(text).toContain('Slack does not tell me at present which channels you are in');
  });
});

describe('Home', () => {
  it('begins with what came of what its reader did', () => {
    const [first] = shownBlocks(makeHome(), { note: [section('Done.')] });
    expect(first).toMatchObject({ type: 'section', text: { text: 'Done.' } });
  });

  it('says that Slack refuses the bot', () => {
    expect(textOf(makeHome({ pausedSince: NOW }))).toContain('⚠️ Slack has refused my messages since <!date^');
  });

  it('says to somebody who may not ask only that', () => {
    const denied = paragraphMessage('🚫 Only members.');
    expect(deniedHome(denied)).toEqual({ type: 'home', blocks: denied.blocks });
  });

  it.each([
    ['English', EN],
    ['Chinese', ZH],
  ])("keeps to Slack's limits in %s, with all there can be and hostile texts", (_, say) => {
    const account = makeAccount(HOSTILE.id, { wallets: fullCards(HOSTILE)[0]?.wallets ?? [] }, HOSTILE.label);
    const rules = Array.from({ length: 9 }, (_each, index) =>
      makeRule(index + 1, { accountId: HOSTILE.id, currency: HOSTILE.currency, mention: HOSTILE.mention }),
    );
    const blocks = shownBlocks(
      makeHome({
        accounts: Array.from({ length: 30 }, () => account),
        firing: fullCards(HOSTILE).map((card, index) => makeEpisode(index + 1, { channelId: HOSTILE.channelId, card })),
        hiddenFiring: 99,
        channels: Array.from({ length: 30 }, (_each, index) => ({ id: `C${index}`, rules, closed: 'restricted' })),
        knowsChannels: false,
        pausedSince: NOW,
      }),
      {},
      say,
    );
    expect(blocks.length).toBeLessThanOrEqual(100);
    expect(blockTexts(blocks).join('\n')).not.toMatch(/<!(?:channel|here|everyone)>/);
  });
});
