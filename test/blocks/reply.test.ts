import { describe, expect, it } from 'vitest';
import { stepMessage } from '../../src/blocks/alert-message.ts';
import type { EpisodeCard, StepMessage } from '../../src/domain/card.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import {
  byEdit,
  ended,
  makeAlert,
  makeBelow,
  makeCard,
  makeCardWallet,
  makeStep,
  T1405,
  titleOf,
  told,
} from './make-card.ts';
import { EN } from './voices.ts';

const AT_9_80 = [makeCardWallet('CNY', 9.8, { readAt: T1405 + HOUR_MS })];
const CRITICAL: Partial<EpisodeCard> = {
  severity: 'critical',
  alerts: [makeBelow(10, { severity: 'critical' }), makeAlert('blind')],
  wallets: AT_9_80,
  readAt: T1405 + HOUR_MS,
};
const CNY = [{ kind: 'below', currency: 'CNY', unit: 'money', windowMs: null }] as const;
const BLIND = [{ kind: 'blind', currency: null, unit: 'money', windowMs: null }] as const;

function linesOf(
  step: StepMessage['step'],
  card: Partial<EpisodeCard>,
  given: Partial<StepMessage> = {},
): readonly string[] {
  return stepMessage(EN, makeStep(step, makeCard(card), given)).text.split('\n');
}

describe('escalated', () => {
  it('says what it was, whom to tell and where to top up', () => {
    expect(
      linesOf('escalated', { ...CRITICAL, mentions: ['<@U1>'] }, { news: CNY, before: told({ CNY: 45 }) }),
    ).toEqual([
      '🔴 Critical: prod is down to ¥9.80 (threshold ¥10.00). (it was ¥45.00 at 14:05 UTC)',
      'For <@U1>',
      '<https://platform.deepseek.com/top_up|Top up> · <https://platform.deepseek.com/usage|Usage> · <https://status.deepseek.com|Status page>',
    ]);
  });

  it.each<[string, Partial<EpisodeCard>, Partial<StepMessage>]>([
    ['nothing was told', CRITICAL, { news: CNY }],
    ['the amount is the same', CRITICAL, { news: CNY, before: told({ CNY: 9.8 }) }],
    ['another wallet was told', CRITICAL, { news: CNY, before: told({ USD: 45 }) }],
    ['the card has no such wallet', { ...CRITICAL, wallets: [] }, { news: CNY, before: told({ CNY: 45 }) }],
    ['the alert has no wallet', { alerts: [makeAlert('unavailable')] }, { before: told({ CNY: 60 }) }],
  ])('says nothing about before when %s', (_, card, given) => {
    expect(linesOf('escalated', card, given).join('\n')).not.toContain('it was');
  });

  it("needs no 'at' before Slack's token, which may read 'today 14:05'", () => {
    const step = makeStep('escalated', makeCard(CRITICAL), { news: CNY, before: told({ CNY: 45 }) });
    expect(JSON.stringify(stepMessage(EN, step).blocks)).toContain('(it was ¥45.00, <!date^');
  });

  it('names the date of what was told a day before', () => {
    const [title] = linesOf(
      'escalated',
      { ...CRITICAL, readAt: T1405 + DAY_MS },
      { news: CNY, before: told({ CNY: 45 }) },
    );
    expect(title).toContain('(it was ¥45.00 at 2026-11-21 14:05 UTC)');
  });

  it('has a line for everything else that is new and for what limits the amounts', () => {
    expect(linesOf('escalated', { ...CRITICAL, failing: { cause: 'invalid', since: T1405 } }).slice(1, 3)).toEqual([
      '⚠️ Warning: the balance of prod could not be read. Last read 15:05 UTC: ¥9.80. This says nothing about the money.',
      'Not readable because: there was no readable balance in the answer.',
    ]);
  });

  it('still says how bad it is when the card lacks what is new', () => {
    expect(linesOf('escalated', CRITICAL, { news: [] })[0]).toBe('🔴 Critical: something is wrong with prod.');
  });
});

describe('joined', () => {
  it('is the new alert alone, without mentions', () => {
    const card = { ...CRITICAL, mentions: ['<@U1>'] };
    expect(linesOf('joined', card, { news: BLIND })).toEqual([
      '⚠️ Warning: the balance of prod could not be read. Last read 15:05 UTC: ¥9.80.',
    ]);
  });

  it('has a line for each further piece of news', () => {
    const alerts = [makeBelow(50), makeBelow(5, { currency: 'USD' }), ended(makeAlert('blind'))];
    const wallets = [makeCardWallet('CNY', 45), makeCardWallet('USD', 4)];
    expect(linesOf('joined', { alerts, wallets }).slice(1)).toEqual([
      '• It is down to $4.00 (threshold $5.00).',
      '✓ prod could be read again: ended 17:25 UTC.',
    ]);
  });

  it('says when nobody watched since the last announcement, and not what was said then', () => {
    const gaps = [
      { from: T1405 - HOUR_MS, until: T1405 },
      { from: T1405, until: T1405 + MINUTE_MS },
    ];
    expect(linesOf('joined', { gaps }, { before: told({}) }).slice(1)).toEqual([
      'The balance was not checked from 14:05 UTC to 14:06 UTC.',
    ]);
    expect(linesOf('joined', { gaps })).toHaveLength(3);
  });
});

describe('eased', () => {
  it('says what is left and what it was', () => {
    const card = { wallets: [makeCardWallet('CNY', 30)] };
    expect(linesOf('eased', card, { before: told({ CNY: 8 }) })).toEqual([
      '⚠️ Warning, eased: prod has ¥30.00, still below ¥50.00. (it was ¥8.00 at 14:05 UTC)',
    ]);
  });

  it.each<[string, Partial<EpisodeCard>, string]>([
    [
      'refused calls',
      { severity: 'critical', alerts: [makeAlert('unavailable')], refused: true },
      '🔴 Critical, eased: DeepSeek still refuses calls from prod.',
    ],
    [
      'an account that is not available although money is left',
      { severity: 'critical', alerts: [makeAlert('unavailable')] },
      '🔴 Critical, eased: DeepSeek still reports prod as not available.',
    ],
    [
      'a refused key',
      { severity: 'critical', alerts: [makeAlert('blind', { severity: 'critical' })] },
      '🔴 Critical, eased: DeepSeek still does not accept the key of prod (HTTP 401).',
    ],
    [
      'failed readings',
      { alerts: [makeAlert('blind')] },
      '⚠️ Warning, eased: the balance of prod can still not be read.',
    ],
    [
      'a total between',
      { wallets: [makeCardWallet('CNY', 50)] },
      '⚠️ Warning, eased: prod has ¥50.00 (threshold ¥50.00, ends at ¥51.00).',
    ],
    [
      'a wallet that is not listed',
      { wallets: [makeCardWallet('CNY', 45, { listed: false })] },
      '⚠️ Warning, eased: DeepSeek no longer lists the CNY balance of prod; it was ¥45.00 (threshold ¥50.00).',
    ],
    [
      'an alert without a threshold',
      { alerts: [makeBelow(50, { thresholdMicros: null })] },
      '⚠️ Warning, eased: prod is below its threshold.',
    ],
    [
      'only what recovers',
      { alerts: [makeBelow(50, { recovering: true })], wallets: [makeCardWallet('CNY', 241.2)] },
      '⚠️ Warning, eased: prod has ¥241.20; one more good check ends it.',
    ],
    [
      'only what recovers, without a wallet',
      { alerts: [makeAlert('blind', { recovering: true })], wallets: [] },
      '⚠️ Warning, eased: the last reading of prod was good; one more good check ends it.',
    ],
  ])('says that there is still %s', (_, card, expected) => {
    expect(titleOf(stepMessage(EN, makeStep('eased', makeCard(card))))).toBe(expected);
  });

  it('has a line for what is over and for what else fires', () => {
    const alerts = [
      makeAlert('unavailable', { recovering: true }),
      makeBelow(50),
      ended(makeAlert('blind')),
      ended(makeBelow(5, { currency: 'USD' }), byEdit()),
    ];
    expect(linesOf('eased', { severity: 'critical', alerts, refused: true }, { news: BLIND })).toEqual([
      '🔴 Critical, eased: prod has ¥45.00, still below ¥50.00.',
      '✓ prod could be read again: ended 17:25 UTC.',
      '🔴 Critical: DeepSeek refused calls from prod; recovering, one more good check ends it.',
    ]);
  });
});

describe('repeated', () => {
  const LATER = { readAt: T1405 + 4 * HOUR_MS };

  it.each<[string, Partial<EpisodeCard>, StepMessage['before'], string]>([
    [
      'a fall',
      { ...LATER, wallets: [makeCardWallet('CNY', 8)] },
      told({ CNY: 9.8 }),
      'Since 14:05 UTC: CNY fell from ¥9.80 to ¥8.00.',
    ],
    [
      'two changes',
      { ...LATER, wallets: [makeCardWallet('CNY', 8), makeCardWallet('USD', 3)] },
      told({ CNY: 9.8, USD: 2 }),
      'Since 14:05 UTC: CNY fell from ¥9.80 to ¥8.00 and USD rose from $2.00 to $3.00.',
    ],
    ['no change', LATER, told({ CNY: 45 }), 'The balance has not changed since 14:05 UTC.'],
    ['a wallet that is new', LATER, told({ USD: 45 }), 'The balance has not changed since 14:05 UTC.'],
    ['no reading', {}, told({ CNY: 60 }), 'No check has succeeded since 14:05 UTC.'],
    ['never a reading', { readAt: null }, told({}), 'No check has succeeded since 14:05 UTC.'],
  ])('says what changed since the announcement before: %s', (_, card, before, expected) => {
    expect(linesOf('repeated', card, { before, news: [] })[1]).toBe(expected);
  });

  it('begins with what is still wrong, mentions nobody and links the top-up', () => {
    const lines = linesOf('repeated', { ...CRITICAL, mentions: ['<@U1>'] }, { before: told({ CNY: 9.8 }), news: [] });
    expect(lines).toEqual([
      '🔴 Critical, still: prod is down to ¥9.80 (threshold ¥10.00).',
      'The balance has not changed since 14:05 UTC.',
      '⚠️ Warning: the balance of prod could not be read. Last read 15:05 UTC: ¥9.80.',
      '<https://platform.deepseek.com/top_up|Top up> · <https://platform.deepseek.com/usage|Usage> · <https://status.deepseek.com|Status page>',
    ]);
  });

  it('says nothing about before when nothing was told, and how bad it is when nothing fires', () => {
    expect(linesOf('repeated', {})).toHaveLength(2);
    expect(linesOf('repeated', { alerts: [] })[0]).toBe('⚠️ Warning: something is wrong with prod.');
  });
});
