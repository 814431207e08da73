import { describe, expect, it } from 'vitest';
import { rootMessage, stepMessage } from '../../src/blocks/alert-message.ts';
import type { EpisodeCard } from '../../src/domain/card.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import { micros } from '../domain/make.ts';
import {
  BY_READINGS,
  blockTexts,
  byEdit,
  ended,
  makeAlert,
  makeBelow,
  makeCard,
  makeCardWallet,
  makeStep,
  T1405,
} from './make-card.ts';
import { EN } from './voices.ts';

const TWO_WALLETS = [
  makeCardWallet('CNY', 9.8, { granted: micros(1.8), toppedUp: micros(8) }),
  makeCardWallet('USD', 4, { granted: null, toppedUp: null }),
];
const CRITICAL_CNY = makeBelow(10, { severity: 'critical' });

function linesOf(given: Partial<EpisodeCard>): readonly string[] {
  return rootMessage(EN, makeCard(given)).text.split('\n').slice(1);
}

describe('the open message', () => {
  it('says everything that the next question asks for, in text and in blocks', () => {
    const card = makeCard({
      severity: 'critical',
      alerts: [CRITICAL_CNY, makeBelow(5, { currency: 'USD' }), ended(makeAlert('blind'))],
      wallets: TWO_WALLETS,
      account: { id: 'prod', label: 'prod', ownerId: 'U9', runbookUrl: 'https://wiki.example/a?b=1&c=2' },
      gaps: [{ from: T1405, until: T1405 + HOUR_MS }],
      mentions: ['<@U1>'],
    });
    const message = rootMessage(EN, card);
    expect(message.text.split('\n')).toEqual([
      '🔴 Critical: prod is down to ¥9.80 (threshold ¥10.00).',
      '⚠️ Warning: it is down to $4.00 (threshold $5.00).',
      '✓ prod could be read again: ended 17:25 UTC.',
      'CNY: ¥9.80 (¥1.80 granted, ¥8.00 topped up).',
      'USD: $4.00.',
      'Ends: when the balance is back at ¥10.20, and when the balance is back at $5.10.',
      'Who pays: <@U9>.',
      'Since 14:05 UTC, last read 14:05 UTC.',
      'The balance was not checked from 14:05 UTC to 15:05 UTC.',
      '<https://platform.deepseek.com/top_up|Top up> · <https://platform.deepseek.com/usage|Usage> · <https://wiki.example/a?b=1&amp;c=2|What to do>',
    ]);
    expect(message.blocks.map((block) => block.type)).toEqual(['section', 'section', 'section', 'context', 'section']);
    expect(blockTexts(message.blocks).slice(2, 6)).toEqual([
      '*CNY*\n¥9.80 (¥1.80 granted, ¥8.00 topped up)',
      '*USD*\n$4.00',
      '*Ends*\n• when the balance is back at ¥10.20\n• when the balance is back at $5.10',
      '*Who pays*\n<@U9>',
    ]);
  });

  it('has no block for what there is not', () => {
    const { blocks } = rootMessage(EN, makeCard({ alerts: [], wallets: [] }));
    expect(blocks.map((block) => block.type)).toEqual(['section', 'context', 'section']);
  });

  it.each<[string, Partial<EpisodeCard>, string]>([
    [
      'a balance that is back',
      { alerts: [makeBelow(50), ended(makeBelow(5, { currency: 'USD' }))] },
      '✓ prod was above its USD thresholds again: ended 17:25 UTC.',
    ],
    [
      'a balance without a currency',
      { alerts: [makeBelow(50), ended(makeBelow(5, { currency: null }))] },
      '✓ prod was above its thresholds again: ended 17:25 UTC.',
    ],
    [
      'accepted calls',
      { alerts: [makeBelow(50), ended(makeAlert('unavailable'))] },
      '✓ DeepSeek accepted calls from prod again: ended 17:25 UTC.',
    ],
    [
      'a removed rule',
      { alerts: [makeBelow(50), ended(makeAlert('blind'), byEdit())] },
      '✓ The alert about failed checks ended 17:25 UTC: <@U1> removed the rule.',
    ],
    [
      'a changed rule',
      { alerts: [makeBelow(50), ended(makeBelow(5, { currency: 'USD' }), byEdit('changed'))] },
      '✓ The alert about the USD balance ended 17:25 UTC: <@U1> changed the rule.',
    ],
    [
      'a changed configuration',
      { alerts: [makeBelow(50), ended(makeAlert('unavailable'), byEdit('removed', null))] },
      '✓ The alert about refused calls ended 17:25 UTC: the configuration removed the rule.',
    ],
    [
      'a further alert that recovers',
      { alerts: [CRITICAL_CNY, makeAlert('blind', { recovering: true })] },
      '⚠️ Warning: the balance of prod could not be read; recovering, one more good check ends it.',
    ],
    [
      'failing readings',
      { failing: { cause: 'unreachable', since: T1405 } },
      'prod has not been readable since 14:05 UTC: DeepSeek could not be reached.',
    ],
    [
      'refused calls that no rule covers',
      { refused: true },
      'DeepSeek refuses calls from prod (HTTP 402); the amounts are those of the last check.',
    ],
    [
      'where a critical balance with a milder threshold ends',
      { alerts: [makeBelow(10, { severity: 'critical', endsAt: micros(51) }), makeAlert('blind')] },
      'Ends: when it can be read again, and when the balance is back at ¥51.00 (no longer critical from ¥10.20).',
    ],
    [
      'an unlisted wallet',
      { wallets: [makeCardWallet('CNY', 45, { listed: false })] },
      'CNY: no longer listed; it had ¥45.00, read 14:05 UTC.',
    ],
    ['an account that was never read', { readAt: null }, 'Since 14:05 UTC, never read.'],
    ['where refused calls end', { alerts: [makeAlert('unavailable')] }, 'Ends: when DeepSeek accepts calls again.'],
    ['where failed readings end', { alerts: [makeAlert('blind')] }, 'Ends: when it can be read again.'],
    [
      'where an unknown threshold ends',
      { alerts: [makeBelow(50, { endsAt: null })] },
      'Ends: when the balance is back.',
    ],
    [
      'where a wallet without a currency ends',
      { alerts: [makeBelow(50, { currency: null })] },
      'Ends: when the balance is back.',
    ],
  ])('has a line for %s', (_, given, expected) => {
    expect(linesOf(given)).toContain(expected);
  });

  it('does not repeat in a line that calls are refused', () => {
    const text = linesOf({ alerts: [makeAlert('unavailable')], refused: true }).join('\n');
    expect(text).not.toContain('HTTP 402');
  });

  it('leaves out an alert that neither fires nor ended', () => {
    expect(linesOf({ alerts: [makeBelow(50), makeAlert('blind', { firing: false })] })[0]).toMatch(/^CNY: /);
  });

  it('counts the wallets and ending amounts that it leaves out', () => {
    const currencies = 'ABCDEFGHIJ'.split('').map((letter) => `${letter}${letter}${letter}`);
    const lines = linesOf({
      wallets: currencies.map((currency) => makeCardWallet(currency, 1)),
      alerts: currencies.map((currency) => makeBelow(5, { currency })),
    });
    expect(lines).toContain('Other currencies: … and 5 more.');
    expect(lines).toContain(
      `Ends: ${['AAA', 'BBB', 'CCC', 'DDD', 'EEE'].map((each) => `when the balance is back at 5.10 ${each}`).join(', ')} … and 5 more.`,
    );
  });

  it.each<[string, Partial<EpisodeCard>, string]>([
    [
      'the keys for a refused key',
      { alerts: [makeAlert('blind', { severity: 'critical' })] },
      'Usage> · <https://platform.deepseek.com/api_keys|API keys> · <https://status.deepseek.com|Status page>',
    ],
    [
      'the status page when calls are refused',
      { alerts: [makeAlert('unavailable')] },
      'Usage> · <https://status.deepseek.com|Status page>',
    ],
  ])('links %s', (_, given, expected) => {
    expect(linesOf(given).at(-1)?.endsWith(expected)).toBe(true);
  });

  it.each([
    ['another protocol', 'javascript:alert(1)', 'What to do: javascript:alert(1)'],
    ['no address', 'see <!channel>', 'What to do: see &lt;!channel&gt;'],
    [
      'more than a link can be',
      `https://a.example/${'x'.repeat(1000)}`,
      `What to do: https://a.example/${'x'.repeat(181)}…`,
    ],
    [
      'characters of link syntax',
      'https://a.example/<b>|c#d|e<f>',
      '<https://a.example/%3Cb%3E%7Cc#d%7Ce%3Cf%3E|What to do>',
    ],
  ])('makes no broken link of a runbook with %s', (_, runbookUrl, expected) => {
    const account = { id: 'prod', label: 'prod', ownerId: null, runbookUrl };
    expect(linesOf({ account }).at(-1)?.split(' · ').at(-1)).toBe(expected);
  });
});

it('names the latest three times nobody watched and counts those before', () => {
  const gaps = [0, 1, 2, 3, 4].map((hour) => ({ from: T1405 - hour * HOUR_MS, until: T1405 - hour * HOUR_MS + 1 }));
  const lines = linesOf({ gaps: gaps.toReversed() });
  expect(lines.slice(-5, -1)).toEqual([
    'The balance was not checked from 12:05 UTC to 12:05 UTC.',
    'The balance was not checked from 13:05 UTC to 13:05 UTC.',
    'The balance was not checked from 14:05 UTC to 14:05 UTC.',
    '… and 2 more times before.',
  ]);
  expect(linesOf({ gaps: gaps.slice(0, 4) }).at(-2)).toBe('… and 1 more time before.');
});

describe('the first message', () => {
  it('is the open message with whom to tell below its title', () => {
    const card = makeCard({ mentions: ['<@U1>', '<!subteam^S2>'] });
    const [title, mentions, ...rest] = stepMessage(EN, makeStep('fired', card)).text.split('\n');
    expect(mentions).toBe('For <@U1> and <!subteam^S2>');
    expect([title, ...rest].join('\n')).toBe(rootMessage(EN, card).text);
  });

  it('is exactly the open message when nobody is to be told', () => {
    expect(stepMessage(EN, makeStep('fired', makeCard()))).toEqual(rootMessage(EN, makeCard()));
  });

  it('tells a person and never a whole channel', () => {
    const card = makeCard({ mentions: ['<!channel>', '<@U1|x>'] });
    expect(stepMessage(EN, makeStep('fired', card)).text).toContain('For &lt;!channel&gt; and &lt;@U1|x&gt;');
  });

  it('counts the mentions beyond twenty', () => {
    const mentions = Array.from({ length: 30 }, (_, index) => `<@U${index}>`);
    expect(stepMessage(EN, makeStep('fired', makeCard({ mentions }))).text).toContain('<@U19> … and 10 more');
  });
});

it('says when it ended and what it was in few blocks', () => {
  const card = makeCard({
    open: false,
    severity: 'critical',
    ended: BY_READINGS,
    alerts: [ended(makeBelow(50)), ended(makeAlert('unavailable')), ended(makeAlert('blind'), byEdit())],
    gaps: [{ from: T1405, until: T1405 + 30 * MINUTE_MS }],
    mentions: ['<@U7>'],
  });
  const { text, blocks } = rootMessage(EN, card);
  expect(text.split('\n').slice(1)).toEqual([
    '✓ The alert about failed checks ended 17:25 UTC: <@U1> removed the rule.',
    'From 14:05 UTC to 17:25 UTC, critical at its worst: low balance (¥45.00 when it began), reported as not available and balance not readable.',
    'The balance was not checked from 14:05 UTC to 14:35 UTC.',
  ]);
  expect(blocks.map((block) => block.type)).toEqual(['section', 'section', 'context']);
});

it('says nothing about critical of an episode that never was, and dates both ends of one that ended on another day', () => {
  const card = makeCard({ open: false, severity: 'warning', ended: BY_READINGS, alerts: [ended(makeBelow(50))] });
  expect(rootMessage(EN, card).text).toContain('From 14:05 UTC to 17:25 UTC: low balance (¥45.00 when it began).');
  const overnight = { ...card, ended: { ...BY_READINGS, at: T1405 + 12 * HOUR_MS } };
  expect(rootMessage(EN, overnight).text).toContain('From 2026-11-21 14:05 UTC to 2026-11-22 02:05 UTC');
});
