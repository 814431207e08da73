import { describe, expect, test } from 'vitest';
import { rootMessage, stepMessage } from '../../src/blocks/alert-message.ts';
import { ruleCommand, ruleSentence } from '../../src/blocks/rule-text.ts';
import type { CardAlert, EpisodeCard, StepMessage } from '../../src/domain/card.ts';
import { DAY_MS, HOUR_MS, toMinuteMicros } from '../../src/domain/duration.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { makeRule } from '../domain/make.ts';
import {
  byEdit,
  ended,
  makeBelow,
  makeCard,
  makeCardWallet,
  makeDrop,
  makeEndedCard,
  makeForecast,
  makeRunway,
  makeStep,
  titleOf,
} from './make-card.ts';
import { EN } from './voices.ts';

const LOW = { wallets: [makeCardWallet('CNY', 45, { forecast: makeForecast(26) })] };

function title(alert: CardAlert, card: Partial<EpisodeCard> = {}): string {
  return titleOf(
    stepMessage(EN, makeStep('fired', makeCard({ ...LOW, severity: alert.severity, alerts: [alert], ...card }))),
  );
}

function linesOf(step: StepMessage['step'], card: Partial<EpisodeCard>) {
  return stepMessage(EN, makeStep(step, makeCard({ ...LOW, ...card }))).text.split('\n');
}

describe('the title of money that will not last', () => {
  test.each([
    [
      'how long it lasts, the threshold and what is left',
      makeRunway(),
      {},
      '⚠️ Warning: prod lasts about 1 to 2 days (threshold 3 days), ¥45.00 is left.',
    ],
    [
      'that nothing is left',
      makeRunway({ severity: 'critical' }),
      { wallets: [makeCardWallet('CNY', -0.02, { forecast: makeForecast(0) })] },
      '🔴 Critical: prod has nothing left to spend (threshold 3 days), -¥0.02 is left.',
    ],
    [
      'where it ends, between the threshold and there',
      makeRunway(),
      { wallets: [makeCardWallet('CNY', 150, { forecast: makeForecast(80) })] },
      '⚠️ Warning: prod lasts about 3 to 5 days (threshold 3 days, ends at 3 days 18 hours), ¥150.00 is left.',
    ],
    [
      'that it recovers',
      makeRunway({ recovering: true }),
      { wallets: [makeCardWallet('CNY', 500, { forecast: makeForecast(300) })] },
      '⚠️ Warning: prod lasts about 12 to 19 days (threshold 3 days), ¥500.00 is left; recovering, one more good check ends it.',
    ],
    [
      'no time while nobody knows it',
      makeRunway(),
      { wallets: [makeCardWallet('CNY', 45)] },
      '⚠️ Warning: prod may not last (threshold 3 days), ¥45.00 is left.',
    ],
    ['only that, without the wallet', makeRunway(), { wallets: [] }, '⚠️ Warning: the money of prod will not last.'],
  ] as const)('says %s', (_, alert, card, expected) => {
    expect(title(alert, card)).toBe(expected);
  });

  test('is that of a low balance with how long it lasts, as long as something is left', () => {
    const empty = [makeCardWallet('CNY', 0, { forecast: makeForecast(0) })];
    expect(title(makeBelow(50), { wallets: empty })).toBe('⚠️ Warning: prod is down to ¥0.00 (threshold ¥50.00).');
    expect(title(makeBelow(50))).toBe('⚠️ Warning: prod is down to ¥45.00 (threshold ¥50.00), lasts about 1 to 2 days.');
  });
});

describe('an open message', () => {
  test('says how fast it goes, what to top up, and where it ends', () => {
    const lines = linesOf('fired', { alerts: [makeRunway()] });
    expect(lines).toContain('How fast: spending ¥31.20 a day.');
    expect(lines).toContain('To last 30 days: top up about ¥940.');
    expect(lines).toContain('Ends: when the money lasts 3 days 18 hours or more.');
    expect(linesOf('fired', { alerts: [makeRunway({ endsAt: null })] })).toContain('Ends: when the money lasts again.');
  });

  test('says it only of wallets that fire and are listed', () => {
    const other = makeCardWallet('USD', 3, { forecast: makeForecast(26, { currency: 'USD' }) });
    const text = linesOf('fired', { alerts: [makeBelow(50)], wallets: [...LOW.wallets, other] }).join('\n');
    expect(text).toContain('spending ¥31.20 a day.');
    expect(text).not.toContain('spending $31.20');
    const gone = makeCardWallet('CNY', 45, { forecast: makeForecast(26), listed: false });
    expect(linesOf('fired', { alerts: [makeBelow(50)], wallets: [gone] }).join('\n')).not.toContain('spending');
  });
});

describe('when it is over', () => {
  test('says how long it lasts now', () => {
    const wallets = [makeCardWallet('CNY', 945, { forecast: makeForecast(800) })];
    expect(titleOf(rootMessage(EN, makeEndedCard({ alerts: [ended(makeRunway())], wallets })))).toBe(
      '✅ Resolved: prod has ¥945.00, after 3 h 20 min. It lasts about 30 to 50 days. Nothing else is wrong with prod.',
    );
  });

  test('says what it was', () => {
    const text = rootMessage(
      EN,
      makeEndedCard({ alerts: [ended(makeRunway())], wallets: [makeCardWallet('CNY', 945)] }),
    ).text;
    expect(text).toContain('after 3 h 20 min. Nothing else is wrong with prod.');
    expect(text).toContain(': money running out (¥45.00 when it began).');
    const unknown = rootMessage(EN, makeEndedCard({ alerts: [ended(makeRunway({ firstTotal: null }))] })).text;
    expect(unknown).toContain(': money running out.');
  });

  test('beside something else says what ended it', () => {
    expect(linesOf('eased', { alerts: [makeDrop(), ended(makeRunway())] }).join('\n')).toContain(
      '✓ the CNY money of prod lasted long enough again: ended',
    );
    expect(linesOf('eased', { alerts: [makeDrop(), ended(makeRunway(), byEdit())] }).join('\n')).toContain(
      '✓ The alert about how long the CNY money lasts ended',
    );
    expect(
      titleOf(stepMessage(EN, makeStep('eased', makeCard({ ...LOW, alerts: [makeRunway(), ended(makeBelow(50))] })))),
    ).toBe('⚠️ Warning, eased: prod lasts about 1 to 2 days (threshold 3 days), ¥45.00 is left.');
  });
});

describe('a rule about how long the money lasts', () => {
  const rule: Partial<Rule> = { id: 4, kind: 'runway', currency: 'CNY', unit: 'minutes' };

  test.each([
    [{}, 'warn when the CNY money of any account lasts less than 3 days', 'runway 3d CNY'],
    [
      { severity: 'critical', thresholdMicros: toMinuteMicros(12 * HOUR_MS), accountId: 'prod', mention: '<@U1>' },
      'critical when the CNY money of prod lasts less than 12 hours',
      'runway 12h CNY critical for prod notify <@U1>',
    ],
  ] as const)('reads and is typed as it was set', (given, sentence, command) => {
    const made = makeRule({ ...rule, thresholdMicros: toMinuteMicros(3 * DAY_MS), ...given });
    expect(ruleSentence(EN, made)).toBe(`#4 ${sentence}`);
    expect(ruleCommand(EN, made, '/deepseek-balance')).toBe(`/deepseek-balance ${command}`);
  });

  test('without a currency or a threshold is still a sentence', () => {
    expect(ruleSentence(EN, makeRule({ ...rule, currency: null, thresholdMicros: null }))).toBe(
      '#4 warn when the money of any account lasts less than its threshold',
    );
  });
});
