import { describe, expect, it } from 'vitest';
import { rootMessage, stepMessage } from '../../src/blocks/alert-message.ts';
import type { EpisodeCard } from '../../src/domain/card.ts';
import { MINUTE_MS } from '../../src/domain/duration.ts';
import { micros } from '../domain/make.ts';
import {
  BY_READINGS,
  byEdit,
  ended,
  makeAlert,
  makeBelow,
  makeCardWallet,
  makeEndedCard,
  makeStep,
  T1405,
  titleOf,
} from './make-card.ts';
import { EN } from './voices.ts';

const REFUSED_CALLS = ended(makeAlert('unavailable'));
const FAILED_READINGS = ended(makeAlert('blind'));
const LOW_CNY = ended(makeBelow(50));
const LOW_USD = ended(makeBelow(5, { currency: 'USD' }));
const TOPPED_UP = { currency: 'CNY', total: micros(196.2), toppedUp: micros(198.7) };
const AFTER_20_MIN = { at: T1405 + 20 * MINUTE_MS, ending: { by: 'readings' } } as const;

describe('the title of an episode that readings ended', () => {
  it.each<[string, Partial<EpisodeCard>, string]>([
    [
      'after a top-up',
      { rises: [TOPPED_UP] },
      '✅ Resolved: prod has ¥241.20, after 3 h 20 min. A top-up of at least ¥198.70. Nothing else is wrong with prod.',
    ],
    [
      'after a rise without the split',
      { rises: [{ ...TOPPED_UP, toppedUp: null }] },
      '✅ Resolved: prod has ¥241.20, after 3 h 20 min. A rise of at least ¥196.20. Nothing else is wrong with prod.',
    ],
    [
      'after a grant, which is no top-up',
      { rises: [{ ...TOPPED_UP, toppedUp: 0 }] },
      '✅ Resolved: prod has ¥241.20, after 3 h 20 min. A rise of at least ¥196.20. Nothing else is wrong with prod.',
    ],
    [
      'after the smallest rise that can be shown',
      { rises: [{ currency: 'CNY', total: 10_000, toppedUp: 9999 }] },
      '✅ Resolved: prod has ¥241.20, after 3 h 20 min. A rise of at least ¥0.01. Nothing else is wrong with prod.',
    ],
    [
      'after the smallest top-up that can be shown',
      { rises: [{ currency: 'CNY', total: 0, toppedUp: 10_000 }] },
      '✅ Resolved: prod has ¥241.20, after 3 h 20 min. A top-up of at least ¥0.01. Nothing else is wrong with prod.',
    ],
    [
      'without a rise worth a word',
      { rises: [{ currency: 'CNY', total: 9999, toppedUp: null }] },
      '✅ Resolved: prod has ¥241.20, after 3 h 20 min. Nothing else is wrong with prod.',
    ],
    [
      'two wallets of three',
      {
        alerts: [LOW_CNY, LOW_USD],
        wallets: [makeCardWallet('CNY', 241.2), makeCardWallet('EUR', 7), makeCardWallet('USD', 20)],
        rises: [TOPPED_UP, { currency: 'USD', total: micros(18), toppedUp: null }],
      },
      '✅ Resolved: prod has ¥241.20 and $20.00, after 3 h 20 min. A top-up of at least ¥198.70. A rise of at least $18.00. Nothing else is wrong with prod.',
    ],
    [
      'everything at once',
      { alerts: [REFUSED_CALLS, LOW_CNY, FAILED_READINGS] },
      '✅ Resolved: prod has ¥241.20, after 3 h 20 min. DeepSeek accepts calls from prod again. It can be read again. Nothing else is wrong with prod.',
    ],
    [
      'its wallet waits, another one is funded',
      { wallets: [makeCardWallet('USD', 20)] },
      '✅ Resolved: prod has $20.00, after 3 h 20 min. Nothing else is wrong with prod.',
    ],
    [
      'calls accepted',
      { alerts: [REFUSED_CALLS, FAILED_READINGS], rises: [TOPPED_UP] },
      '✅ Resolved: DeepSeek accepts calls from prod again, after 3 h 20 min; it has ¥241.20. A top-up of at least ¥198.70. Nothing else is wrong with prod.',
    ],
    [
      'calls accepted, no wallet',
      { alerts: [REFUSED_CALLS], wallets: [] },
      '✅ Resolved: DeepSeek accepts calls from prod again, after 3 h 20 min. Nothing else is wrong with prod.',
    ],
    [
      'read again',
      { alerts: [FAILED_READINGS], wallets: [makeCardWallet('CNY', 71.46)], ended: AFTER_20_MIN },
      '✅ Resolved: prod can be read again after 20 min, it has ¥71.46. Nothing else is wrong with prod.',
    ],
    [
      'read again, no wallet',
      { alerts: [FAILED_READINGS], wallets: [], ended: AFTER_20_MIN },
      '✅ Resolved: prod can be read again after 20 min. Nothing else is wrong with prod.',
    ],
    [
      'no amount is known',
      { wallets: [makeCardWallet('CNY', 241.2, { listed: false })] },
      '✅ Resolved: what was wrong with prod ended after 3 h 20 min. Nothing else is wrong with prod.',
    ],
    [
      'a rule was removed before: it may have been right',
      { alerts: [FAILED_READINGS, ended(makeBelow(50), byEdit())], ended: AFTER_20_MIN },
      '✅ Resolved: prod can be read again after 20 min, it has ¥241.20.',
    ],
    ['calls are still refused', { refused: true }, '✅ Resolved: prod has ¥241.20, after 3 h 20 min.'],
    [
      'it cannot be read',
      { failing: { cause: 'unreachable', since: BY_READINGS.at } },
      '✅ Resolved: prod has ¥241.20, after 3 h 20 min.',
    ],
  ])('%s', (_, given, expected) => {
    expect(titleOf(rootMessage(EN, makeEndedCard(given)))).toBe(expected);
  });
});

describe('the title of an episode that a change of rules ended', () => {
  const STILL_LOW = { wallets: [makeCardWallet('CNY', 30)], alerts: [ended(makeBelow(50), byEdit())] };

  it.each<[string, Partial<EpisodeCard>, string]>([
    ['a removal', { ended: byEdit() }, '✅ Ended: <@U1> removed the rule; prod has ¥30.00.'],
    ['an edit', { ended: byEdit('changed') }, '✅ Ended: <@U1> changed the rule; prod has ¥30.00.'],
    [
      'the configuration',
      { ended: byEdit('removed', null) },
      '✅ Ended: the configuration removed the rule; prod has ¥30.00.',
    ],
    [
      'a removed account',
      { ended: byEdit('account_removed', null) },
      '✅ Ended: the configuration removed the account prod; prod has ¥30.00.',
    ],
    [
      'a changed key, whose amounts are not the account’s any more',
      { ended: byEdit('key_changed', null) },
      '✅ Ended: the key of prod was changed in the configuration; it is watched anew.',
    ],
    [
      'a stranger',
      { ended: byEdit('removed', '<!here>') },
      '✅ Ended: &lt;!here&gt; removed the rule; prod has ¥30.00.',
    ],
    [
      'calls refused',
      { ended: byEdit(), refused: true },
      '✅ Ended: <@U1> removed the rule; prod had ¥30.00 when last read 17:25 UTC.',
    ],
    [
      'cannot be read',
      { ended: byEdit(), failing: { cause: 'invalid', since: T1405 } },
      '✅ Ended: <@U1> removed the rule; prod had ¥30.00 when last read 17:25 UTC.',
    ],
    [
      'read at an unknown time',
      { ended: byEdit(), refused: true, readAt: null },
      '✅ Ended: <@U1> removed the rule; prod has ¥30.00.',
    ],
    [
      'no wallet',
      { ended: byEdit(), wallets: [] },
      '✅ Ended: <@U1> removed the rule; the balance of prod is unknown.',
    ],
  ])('%s', (_, given, expected) => {
    expect(titleOf(rootMessage(EN, makeEndedCard({ ...STILL_LOW, ...given })))).toBe(expected);
  });
});

it('is the same in the thread as in the first message', () => {
  const card = makeEndedCard({ mentions: ['<@U7>'] });
  expect(stepMessage(EN, makeStep('resolved', card))).toEqual(rootMessage(EN, card));
});

it('says what it was even of an alert without an amount, or of none', () => {
  expect(rootMessage(EN, makeEndedCard({ alerts: [ended(makeBelow(50, { firstTotal: null }))] })).text).toContain(
    ': low balance.',
  );
  expect(rootMessage(EN, makeEndedCard({ alerts: [ended(makeBelow(50, { currency: null }))] })).text).toContain(
    ': low balance.',
  );
  expect(rootMessage(EN, makeEndedCard({ alerts: [] })).text).toContain('From 14:05 UTC to 17:25 UTC.');
  expect(rootMessage(EN, makeEndedCard({ alerts: [], ended: byEdit() })).text).toContain(
    'It lasted 3 h 20 min, from 14:05 UTC to 17:25 UTC.',
  );
});

it('leaves out of the lines an alert that the card says nothing about', () => {
  const card = makeEndedCard({ alerts: [LOW_CNY, makeAlert('blind', { firing: false })] });
  expect(rootMessage(EN, card).text.split('\n')).toHaveLength(2);
});
