import { describe, expect, it } from 'vitest';
import { rootMessage, stepMessage } from '../../src/blocks/alert-message.ts';
import type { EpisodeCard } from '../../src/domain/card.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import {
  blockTexts,
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

const CRITICAL = { severity: 'critical' } as const;
const REFUSED_KEY = makeAlert('blind', CRITICAL);
const QUARTER = T1405 + 15 * MINUTE_MS;

/** A card whose account fails since 14:05 and was read then; its alert began 15 minutes later. */
function failingCard(given: Partial<EpisodeCard> = {}): EpisodeCard {
  return makeCard({
    since: QUARTER,
    alerts: [makeAlert('blind', { since: QUARTER })],
    wallets: [makeCardWallet('CNY', 71.46)],
    failing: { cause: 'unreachable', since: T1405 },
    ...given,
  });
}

describe('the title of an open episode', () => {
  it.each<[string, Partial<EpisodeCard>, string]>([
    ['below, warning', {}, '⚠️ Warning: prod is down to ¥45.00 (threshold ¥50.00).'],
    [
      'below, critical',
      { alerts: [makeBelow(10, CRITICAL), makeAlert('blind')], wallets: [makeCardWallet('CNY', 9.8)] },
      '🔴 Critical: prod is down to ¥9.80 (threshold ¥10.00).',
    ],
    [
      'just below: cents are floored',
      { wallets: [makeCardWallet('CNY', 49.999999)] },
      '⚠️ Warning: prod is down to ¥49.99 (threshold ¥50.00).',
    ],
    [
      'above the threshold, not yet clear',
      { wallets: [makeCardWallet('CNY', 50.5)] },
      '⚠️ Warning: prod has ¥50.50 (threshold ¥50.00, ends at ¥51.00).',
    ],
    [
      'exactly at the threshold',
      { wallets: [makeCardWallet('CNY', 50)], alerts: [makeBelow(50, { clearsAt: null })] },
      '⚠️ Warning: prod has ¥50.00 (threshold ¥50.00).',
    ],
    [
      'recovering',
      { wallets: [makeCardWallet('CNY', 241.2)], alerts: [makeBelow(50, { recovering: true })] },
      '⚠️ Warning: prod has ¥241.20 (threshold ¥50.00); recovering, one more good check ends it.',
    ],
    [
      'a wallet that is no longer listed',
      { wallets: [makeCardWallet('CNY', 45, { listed: false })] },
      '⚠️ Warning: DeepSeek no longer lists the CNY balance of prod; it was ¥45.00 (threshold ¥50.00).',
    ],
    ['a wallet that the card lacks', { wallets: [] }, '⚠️ Warning: prod is below its threshold.'],
    [
      'an alert without a currency',
      { alerts: [makeBelow(50, { currency: null })] },
      '⚠️ Warning: prod is below its threshold.',
    ],
    [
      'an alert without a threshold',
      { alerts: [makeBelow(50, { thresholdMicros: null })] },
      '⚠️ Warning: prod is below its threshold.',
    ],
    [
      'calls refused, nothing left',
      { alerts: [makeAlert('unavailable')], wallets: [makeCardWallet('CNY', -0.02)] },
      '🔴 Critical: DeepSeek refuses calls from prod (-¥0.02 left). Only a top-up helps, not retries.',
    ],
    [
      'calls refused, two empty wallets',
      { alerts: [makeAlert('unavailable')], wallets: [makeCardWallet('CNY', -0.02), makeCardWallet('USD', 0)] },
      '🔴 Critical: DeepSeek refuses calls from prod (-¥0.02 and $0.00 left). Only a top-up helps, not retries.',
    ],
    [
      'calls refused, never read',
      { alerts: [makeAlert('unavailable')], wallets: [], readAt: null, refused: true },
      '🔴 Critical: DeepSeek refuses calls from prod (the balance is unknown). Only a top-up helps, not retries.',
    ],
    [
      'HTTP 402 after a reading',
      { alerts: [makeAlert('unavailable')], wallets: [makeCardWallet('CNY', 0.4)], refused: true },
      '🔴 Critical: DeepSeek refuses calls from prod (the balance is unknown, last read 14:05 UTC: ¥0.40). Only a top-up helps, not retries.',
    ],
    [
      'HTTP 402 with amounts of an unknown time',
      { alerts: [makeAlert('unavailable')], readAt: null, refused: true },
      '🔴 Critical: DeepSeek refuses calls from prod (the balance is unknown). Only a top-up helps, not retries.',
    ],
    [
      'not available although money is left',
      { alerts: [makeAlert('unavailable')], wallets: [makeCardWallet('CNY', 41.2), makeCardWallet('USD', 0)] },
      '🔴 Critical: DeepSeek reports prod as not available although ¥41.20 is left. Look at the console and the status page; a new key may be restricted.',
    ],
    [
      'calls accepted once',
      {
        alerts: [makeAlert('unavailable', { recovering: true })],
        rises: [{ currency: 'CNY', total: 45_000_000, toppedUp: null }],
      },
      '🔴 Critical: DeepSeek refused calls from prod; recovering, one more good check ends it.',
    ],
    [
      'cannot be read',
      failingCard(),
      '⚠️ Warning: the balance of prod has not been readable since 14:05 UTC (DeepSeek could not be reached). Last read 14:05 UTC: ¥71.46. This says nothing about the money.',
    ],
    [
      'cannot be read for days',
      failingCard({ readAt: T1405 - DAY_MS, failing: { cause: 'unreachable', since: T1405 - DAY_MS } }),
      '⚠️ Warning: the balance of prod has not been readable since 2026-11-20 14:05 UTC (DeepSeek could not be reached). Last read 2026-11-20 14:05 UTC: ¥71.46. This says nothing about the money.',
    ],
    [
      'could never be read',
      failingCard({ readAt: null, wallets: [] }),
      '⚠️ Warning: the balance of prod has not been readable since 14:05 UTC (DeepSeek could not be reached). It was never read. This says nothing about the money.',
    ],
    [
      'read, but without any wallet',
      failingCard({ wallets: [] }),
      '⚠️ Warning: the balance of prod has not been readable since 14:05 UTC (DeepSeek could not be reached). Last read 14:05 UTC. This says nothing about the money.',
    ],
    [
      'fails again before its end was confirmed',
      failingCard({ failing: { cause: 'unreachable', since: QUARTER } }),
      '⚠️ Warning: the balance of prod has not been readable since 14:20 UTC (DeepSeek could not be reached). Last read 14:05 UTC: ¥71.46. This says nothing about the money.',
    ],
    [
      'too few failures yet to say since when',
      failingCard({ failing: null }),
      '⚠️ Warning: the balance of prod could not be read. Last read 14:05 UTC: ¥71.46.',
    ],
    [
      'read again once',
      failingCard({ failing: null, alerts: [makeAlert('blind', { recovering: true })] }),
      '⚠️ Warning: the balance of prod could not be read; recovering, one more good check ends it.',
    ],
    [
      'refused key',
      failingCard({ alerts: [REFUSED_KEY], failing: { cause: 'auth', since: T1405 } }),
      '🔴 Critical: DeepSeek no longer accepts the key of prod (HTTP 401). Until it is replaced, no low-balance alert for prod can fire.',
    ],
    [
      'key accepted once',
      failingCard({ alerts: [{ ...REFUSED_KEY, recovering: true }], failing: null }),
      '🔴 Critical: DeepSeek did not accept the key of prod (HTTP 401); recovering, one more good check ends it.',
    ],
    [
      'a label',
      { account: { id: 'prod', label: 'Production', ownerId: null, runbookUrl: null } },
      '⚠️ Warning: Production is down to ¥45.00 (threshold ¥50.00).',
    ],
    [
      'an empty label',
      { account: { id: 'prod', label: ' ', ownerId: null, runbookUrl: null } },
      '⚠️ Warning: prod is down to ¥45.00 (threshold ¥50.00).',
    ],
    ['a card without a firing alert', { alerts: [] }, '⚠️ Warning: something is wrong with prod.'],
  ])('%s', (_, given, expected) => {
    expect(titleOf(rootMessage(EN, makeCard(given)))).toBe(expected);
  });

  it('names at most four amounts and counts the others', () => {
    const wallets = ['AUD', 'CNY', 'EUR', 'GBP', 'JPY', 'USD'].map((currency) => makeCardWallet(currency, 0));
    expect(titleOf(rootMessage(EN, makeCard({ alerts: [makeAlert('unavailable')], wallets })))).toContain(
      '(0.00 AUD, ¥0.00, 0.00 EUR, 0.00 GBP … and 2 more left)',
    );
  });

  it("is bold in the blocks, where times are shown in the reader's zone", () => {
    const [title] = blockTexts(rootMessage(EN, failingCard()).blocks);
    expect(title).toBe(
      `*⚠️ Warning: the balance of prod has not been readable since <!date^${T1405 / 1000}^{date_short_pretty} {time}|2026-11-21 14:05 UTC> (DeepSeek could not be reached). Last read <!date^${T1405 / 1000}^{date_short_pretty} {time}|2026-11-21 14:05 UTC>: ¥71.46. This says nothing about the money.*`,
    );
  });

  it('says in the first message how long it could not be read, and once why', () => {
    const lines = (given?: Partial<EpisodeCard>): readonly string[] =>
      stepMessage(EN, makeStep('fired', failingCard(given))).text.split('\n');
    expect(lines().slice(0, 2)).toEqual([
      '⚠️ Warning: the balance of prod could not be read for 15 minutes. Last read 14:05 UTC: ¥71.46. This says nothing about the money.',
      'Not readable because: DeepSeek could not be reached.',
    ]);
    expect(lines({ failing: { cause: 'unreachable', since: QUARTER } })[0]).toContain('could not be read. Last read');
  });

  it.each([
    ['that cannot be read', failingCard()],
    ['with a refused key', failingCard({ alerts: [REFUSED_KEY], failing: { cause: 'auth', since: T1405 } })],
  ])('does not say twice since when of an account %s', (_, card) => {
    expect(rootMessage(EN, card).text.split('\n')[1]).toMatch(/^CNY: /);
    expect(stepMessage(EN, makeStep('repeated', card, { before: told({}) })).text).not.toContain(
      'No reading has succeeded',
    );
  });

  it('calls what recovers after money was left not available', () => {
    const card = makeCard({ alerts: [makeAlert('unavailable', { recovering: true })] });
    expect(titleOf(rootMessage(EN, card))).toBe(
      '🔴 Critical: DeepSeek reported prod as not available; recovering, one more good check ends it.',
    );
  });

  it.each<[string, Partial<EpisodeCard>]>([
    ['the end', { ended: { at: T1405 + DAY_MS, ending: { by: 'readings' } }, gaps: [{ from: T1405, until: QUARTER }] }],
    ['the last reading', { readAt: T1405 + DAY_MS }],
    ['an alert', { alerts: [makeBelow(50, { since: T1405 + DAY_MS })] }],
    [
      'the end of an alert',
      { alerts: [makeBelow(50, { firing: false, ended: { at: T1405 + DAY_MS, ending: { by: 'readings' } } })] },
    ],
    ['the beginning', { since: T1405 + DAY_MS, gaps: [{ from: T1405, until: T1405 + HOUR_MS }] }],
  ])('names the date of a time that is a day older than %s', (_, given) => {
    expect(rootMessage(EN, makeCard(given)).text).toContain('2026-11-21 14:05 UTC');
  });
});
