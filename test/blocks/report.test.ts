import { describe, expect, test } from 'vitest';
import { rootMessage, stepMessage } from '../../src/blocks/alert-message.ts';
import { balanceMessage } from '../../src/blocks/answers/balance.ts';
import { whyMessage } from '../../src/blocks/answers/why.ts';
import type { CardAlert, EpisodeCard } from '../../src/domain/card.ts';
import type { Report } from '../../src/domain/report.ts';
import { AT_1405, makeAccount, makeKindRule, makeStanding, NOW } from './answers/make-answer.ts';
import {
  BY_READINGS,
  byEdit,
  ended,
  makeAlert,
  makeBelow,
  makeCard,
  makeCardWallet,
  makeEndedCard,
  makeStep,
  titleOf,
} from './make-card.ts';
import { EN } from './voices.ts';

const REFUSED = makeAlert('unavailable');
const LIMITED = makeAlert('unavailable', { severity: 'warning' });

function refusedCard(given: Partial<EpisodeCard> = {}): EpisodeCard {
  return makeCard({
    alerts: [REFUSED],
    severity: 'critical',
    wallets: [makeCardWallet('CNY', 41.2)],
    report: { status: 402, by: null },
    ...given,
  });
}

function limitedCard(given: Partial<EpisodeCard> = {}): EpisodeCard {
  return makeCard({
    alerts: [LIMITED],
    wallets: [makeCardWallet('CNY', 3.1)],
    report: { status: 429, by: null },
    ...given,
  });
}

describe('the title of what production reported', () => {
  test.each([
    [
      'refused calls over a positive reading',
      refusedCard(),
      '🔴 Critical: DeepSeek refuses calls from prod, reported by production (HTTP 402), although ¥41.20 was read. The balance can lag by minutes: look at the console. Only a top-up helps, not retries.',
    ],
    [
      'by somebody with a name that means harm',
      refusedCard({ report: { status: 402, by: '<!channel>*batch*' } }),
      '🔴 Critical: DeepSeek refuses calls from prod, reported by production (HTTP 402, by &lt;!channel&gt;∗batch∗), although ¥41.20 was read. The balance can lag by minutes: look at the console. Only a top-up helps, not retries.',
    ],
    [
      'refused calls with nothing left',
      refusedCard({ wallets: [makeCardWallet('CNY', 0)] }),
      '🔴 Critical: DeepSeek refuses calls from prod, reported by production (HTTP 402); ¥0.00 is left. Only a top-up helps, not retries.',
    ],
    [
      'refused calls before any reading',
      refusedCard({ wallets: [] }),
      '🔴 Critical: DeepSeek refuses calls from prod, reported by production (HTTP 402). The balance is unknown. Only a top-up helps, not retries.',
    ],
    [
      'limited calls',
      limitedCard({ report: { status: 429, by: 'batch-7' } }),
      '⚠️ Warning: DeepSeek limits calls from prod because its balance is low, reported by production (HTTP 429, by batch-7); ¥3.10 was read. A top-up raises the limit; without one, calls are refused next.',
    ],
    [
      'limited calls before any reading',
      limitedCard({ wallets: [] }),
      '⚠️ Warning: DeepSeek limits calls from prod because its balance is low, reported by production (HTTP 429). A top-up raises the limit; without one, calls are refused next.',
    ],
    [
      'refused calls, one good reading since',
      refusedCard({ alerts: [{ ...REFUSED, recovering: true }] }),
      '🔴 Critical: DeepSeek refused calls from prod, reported by production (HTTP 402); recovering, one more good check ends it.',
    ],
    [
      'limited calls, one good reading since',
      limitedCard({ alerts: [{ ...LIMITED, recovering: true }] }),
      '⚠️ Warning: DeepSeek limited calls from prod because its balance was low, reported by production (HTTP 429); recovering, one more good check ends it.',
    ],
  ])('%s', (_, card, title) => {
    expect(titleOf(rootMessage(EN, card))).toBe(title);
  });
});

test('an open alert says what ends it', () => {
  expect(rootMessage(EN, refusedCard()).text).toContain('Ends: after two good checks without another report.');
});

test('what eased beside it leaves it as it was reported', () => {
  const over = ended(makeBelow(50));
  const card = limitedCard({ alerts: [LIMITED, over] });
  expect(titleOf(stepMessage(EN, makeStep('eased', card, { news: [over] })))).toBe(
    '⚠️ Warning, eased: DeepSeek limits calls from prod because its balance is low, reported by production (HTTP 429); ¥3.10 was read. A top-up raises the limit; without one, calls are refused next.',
  );
});

describe('what ends it has seen no call go through', () => {
  const over = (alerts: readonly CardAlert[], status: 402 | 429): readonly string[] =>
    rootMessage(EN, makeEndedCard({ alerts, severity: 'critical', report: { status, by: 'batch-7' } })).text.split(
      '\n',
    );

  test('refused calls', () => {
    expect(over([ended(REFUSED)], 402)).toEqual([
      "✅ Resolved: two good checks followed production's report of refused calls from prod (HTTP 402), after 3 h 20 min; it has ¥241.20. Nothing else is wrong with prod.",
      'From 14:05 UTC to 17:25 UTC, critical at its worst: calls refused, reported by production (HTTP 402).',
    ]);
  });

  test('limited calls beside a low balance', () => {
    expect(over([ended(LIMITED), ended(makeBelow(50))], 429)).toEqual([
      "✅ Resolved: prod has ¥241.20, after 3 h 20 min. Two good checks followed production's report of limited calls from prod (HTTP 429). Nothing else is wrong with prod.",
      'From 14:05 UTC to 17:25 UTC, critical at its worst: calls limited, reported by production (HTTP 429) and low balance (¥45.00 when it began).',
    ]);
  });

  test('while something else goes on', () => {
    const card = makeCard({ alerts: [makeBelow(50), ended(REFUSED)], report: { status: 402, by: null } });
    expect(rootMessage(EN, card).text).toContain(
      "✓ two good checks followed production's report of refused calls from prod (HTTP 402): ended 17:25 UTC.",
    );
  });

  test('or a change of rules', () => {
    const card = makeEndedCard({
      alerts: [ended(REFUSED, byEdit())],
      ended: { ...BY_READINGS, ending: byEdit().ending },
      report: { status: 402, by: null },
    });
    expect(titleOf(rootMessage(EN, card))).toBe('✅ Ended: <@U1> removed the rule; prod has ¥241.20.');
  });
});

describe('private answers', () => {
  const report: Report = { status: 402, reportedAt: AT_1405, by: 'batch-7', readingsSince: 0 };
  const linesOf = (account: ReturnType<typeof makeAccount>): readonly string[] =>
    balanceMessage(
      EN,
      { accounts: [account], rules: [], waiting: [], suggestion: null, snooze: null, now: NOW },
      '/deepseek-balance',
    ).text.split('\n');

  test('show refused calls first', () => {
    const lines = linesOf(makeAccount('prod', { state: 'unavailable', report }));
    expect(lines[0]).toBe('🔴 DeepSeek refuses calls from prod, as production reports.');
    expect(lines).toContain(
      'Production reported 14:05 UTC that DeepSeek refuses calls (HTTP 402, by batch-7); two good checks after that end it.',
    );
  });

  test('show what a reading said itself first', () => {
    const [first] = linesOf(makeAccount('prod', { state: 'unavailable', available: false, refused: true, report }));
    expect(first).toBe('🔴 DeepSeek refuses calls from prod. Only a top-up helps, not retries.');
  });

  test('show limited calls as a low balance', () => {
    const lines = linesOf(makeAccount('prod', { state: 'low', report: { ...report, status: 429, by: null } }));
    expect(lines[0]).toBe('⚠️ prod is low.');
    expect(lines).toContain(
      'Production reported 14:05 UTC that DeepSeek limits calls because the balance is low (HTTP 429); two good checks after that end it.',
    );
  });

  test('explain why it is an alert', () => {
    const standings = [makeStanding({ state: 'firing', since: AT_1405, report })];
    const rules = [{ rule: makeKindRule(1, 'unavailable'), standings }];
    const answer = { rules, uncovered: [], paused: null, lastDelivery: null, now: NOW };
    expect(whyMessage(EN, answer, '/deepseek-balance').text).toContain(
      'prod: production reported that DeepSeek refuses calls (HTTP 402, by batch-7), read 14:19 UTC: ⚠️ warning since 14:05 UTC',
    );
  });
});
