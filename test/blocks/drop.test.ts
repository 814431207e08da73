import { describe, expect, test } from 'vitest';
import { rootMessage, stepMessage } from '../../src/blocks/alert-message.ts';
import { ruleNoticeParts } from '../../src/blocks/rule-notice.ts';
import { ruleCommand, ruleSentence } from '../../src/blocks/rule-text.ts';
import type { CardAlert, EpisodeCard, StepMessage } from '../../src/domain/card.ts';
import { DAY_MS } from '../../src/domain/duration.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { makeRule, micros } from '../domain/make.ts';
import {
  byEdit,
  ended,
  makeBelow,
  makeCard,
  makeCardWallet,
  makeDrop,
  makeEndedCard,
  makeStep,
  titleOf,
  told,
} from './make-card.ts';
import { EN } from './voices.ts';

const SHARE: Partial<CardAlert> = {
  unit: 'percent',
  thresholdMicros: micros(20),
  windowMs: DAY_MS,
  endsAt: micros(16),
};
const LEFT = { wallets: [makeCardWallet('CNY', 100)] };

function title(alert: CardAlert, card: Partial<EpisodeCard> = {}): string {
  return titleOf(
    stepMessage(EN, makeStep('fired', makeCard({ ...LEFT, severity: alert.severity, alerts: [alert], ...card }))),
  );
}

function linesOf(step: StepMessage['step'], card: Partial<EpisodeCard>, given: Partial<StepMessage> = {}) {
  return stepMessage(EN, makeStep(step, makeCard({ ...LEFT, ...card }), given)).text.split('\n');
}

describe('the title of a sudden fall', () => {
  test.each([
    [
      'what fell, the threshold and what is left',
      makeDrop(),
      '⚠️ Warning: prod fell by ¥32.10 within 1 h (threshold ¥30.00), ¥100.00 is left.',
    ],
    [
      'the share and the sum where the rule is about a share',
      makeDrop({ ...SHARE, severity: 'critical' }),
      '🔴 Critical: prod fell by 24.29% (¥32.10) within 24 h (threshold 20%), ¥100.00 is left.',
    ],
    [
      'at least, when a top-up hides a part of it',
      makeDrop({ fall: { micros: micros(32.1), ofMicros: micros(132.1), hidden: true, estimated: false } }),
      '⚠️ Warning: prod fell by at least ¥32.10 within 1 h (threshold ¥30.00), ¥100.00 is left.',
    ],
    [
      'about, when it fell while nobody watched',
      makeDrop({ fall: { micros: micros(32.1), ofMicros: micros(132.1), hidden: true, estimated: true } }),
      '⚠️ Warning: prod fell by about ¥32.10 within 1 h (threshold ¥30.00), ¥100.00 is left.',
    ],
    [
      'that it recovers',
      makeDrop({ recovering: true }),
      '⚠️ Warning: prod fell by ¥32.10 within 1 h (threshold ¥30.00), ¥100.00 is left; recovering, one more good check ends it.',
    ],
    [
      'something true without a window',
      makeDrop({ windowMs: null }),
      '⚠️ Warning: prod fell by ¥32.10 lately (threshold ¥30.00), ¥100.00 is left.',
    ],
    [
      'something true when nothing is known of it',
      makeDrop({ fall: null }),
      '⚠️ Warning: the balance of prod fell suddenly.',
    ],
  ])('says %s', (_, alert, words) => {
    expect(title(alert)).toBe(words);
  });

  test('says nothing of what is left when the wallet is not listed any more', () => {
    const wallets = [makeCardWallet('CNY', 100, { listed: false })];
    expect(title(makeDrop(), { wallets })).toBe('⚠️ Warning: prod fell by ¥32.10 within 1 h (threshold ¥30.00).');
  });
});

describe('a message about a sudden fall', () => {
  test('says where it ends', () => {
    expect(linesOf('fired', { alerts: [makeDrop()] })).toContain('Ends: when less than ¥24.00 fell within 1 h.');
    expect(linesOf('fired', { alerts: [makeDrop(SHARE)] })).toContain('Ends: when less than 16% fell within 24 h.');
    expect(linesOf('fired', { alerts: [makeDrop({ endsAt: null })] })).toContain('Ends: when it is calm again.');
  });

  test('says what a top-up hides, while it fires', () => {
    const fall = { micros: micros(32.1), ofMicros: micros(132.1), hidden: true, estimated: false };
    const hidden =
      'Money came in meanwhile; what was spent between those two checks is unknown and comes on top of that.';
    expect(linesOf('fired', { alerts: [makeDrop({ fall })] })).toContain(hidden);
    expect(linesOf('eased', { alerts: [makeBelow(50), ended(makeDrop({ fall }))] })).not.toContain(hidden);
  });

  test('joins what is wrong already as a reply of its own', () => {
    const news = [makeDrop()];
    expect(linesOf('joined', { alerts: [makeBelow(150), makeDrop()] }, { news })).toEqual([
      '⚠️ Warning: prod fell by ¥32.10 within 1 h (threshold ¥30.00), ¥100.00 is left.',
    ]);
  });

  test('that goes on, with what was told before, says so', () => {
    const alerts = [makeDrop(), ended(makeBelow(50))];
    expect(linesOf('eased', { alerts }, { before: told({ CNY: 45 }) })[0]).toBe(
      '⚠️ Warning, eased: prod fell by ¥32.10 within 1 h (threshold ¥30.00), ¥100.00 is left. (it was ¥45.00 at 14:05 UTC)',
    );
  });

  test('tells alerts of two windows apart', () => {
    const day = makeDrop({ windowMs: DAY_MS, thresholdMicros: micros(90) });
    expect(linesOf('joined', { alerts: [makeDrop(), day] }, { news: [day] })).toEqual([
      '⚠️ Warning: prod fell by ¥32.10 within 24 h (threshold ¥90.00), ¥100.00 is left.',
    ]);
  });
});

describe('a sudden fall that is over', () => {
  test('is resolved with what is there', () => {
    expect(titleOf(rootMessage(EN, makeEndedCard({ alerts: [ended(makeDrop())] })))).toBe(
      '✅ Resolved: prod has ¥241.20, after 3 h 20 min. It no longer falls that fast. Nothing else is wrong with prod.',
    );
  });

  test('is named with what fell', () => {
    const text = rootMessage(EN, makeEndedCard({ alerts: [ended(makeDrop())] })).text;
    expect(text).toContain(': sudden fall (¥32.10 within 1 h).');
    const unknown = rootMessage(EN, makeEndedCard({ alerts: [ended(makeDrop({ fall: null }))] })).text;
    expect(unknown).toContain(': sudden fall.');
  });

  test('while something else goes on, is a line of its own', () => {
    expect(linesOf('eased', { alerts: [makeBelow(150), ended(makeDrop())] })).toContain(
      '✓ the CNY balance of prod no longer fell that fast: ended 17:25 UTC.',
    );
    expect(linesOf('eased', { alerts: [makeBelow(150), ended(makeDrop(), byEdit())] })).toContain(
      '✓ The alert about the sudden fall of the CNY balance ended 17:25 UTC: <@U1> removed the rule.',
    );
  });
});

describe('a rule about a sudden fall', () => {
  const money = makeRule({ id: 3, kind: 'drop', currency: 'CNY', thresholdMicros: micros(30), windowMs: 3_600_000 });
  const share: Rule = {
    ...money,
    unit: 'percent',
    thresholdMicros: micros(12.5),
    windowMs: DAY_MS,
    severity: 'critical',
    accountId: 'prod',
    mention: '<@U2>',
  };

  test.each([
    [money, '#3 warn when the total of any account falls by ¥30.00 or more within 1 h', '/d drop 30 CNY in 1h'],
    [
      { ...money, windowMs: 90 * 60_000 },
      '#3 warn when the total of any account falls by ¥30.00 or more within 90 min',
      '/d drop 30 CNY in 90m',
    ],
    [
      share,
      '#3 critical when the CNY total of prod falls by 12.5% or more within 24 h',
      '/d drop 12.5% CNY in 24h critical for prod notify <@U2>',
    ],
    [
      { ...share, windowMs: 7 * DAY_MS },
      '#3 critical when the CNY total of prod falls by 12.5% or more within 7 d',
      '/d drop 12.5% CNY in 7d critical for prod notify <@U2>',
    ],
    [{ ...money, thresholdMicros: null }, '#3 warn when the total of any account falls suddenly', '/d watch'],
    [{ ...share, currency: null }, '#3 critical when the total of prod falls suddenly', '/d watch for prod'],
  ])('%# is a sentence and a line to type', (rule, sentence, line) => {
    expect(ruleSentence(EN, rule)).toBe(sentence);
    expect(ruleCommand(EN, rule, '/d')).toBe(line);
  });

  test('can be restored from the notice of its removal', () => {
    expect(ruleNoticeParts(EN, { what: 'removed', by: 'U1', rules: [money] }, '/d').lines).toEqual([
      'To restore it: `/d drop 30 CNY in 1h`',
    ]);
  });
});
