import { describe, expect, it } from 'vitest';
import { compareFiring, type HomeAnswer, type HomeEpisode, homeFacts } from '../../src/domain/home.ts';
import { makeAccount, makeRule, makeWallet, NOW } from '../blocks/answers/make-answer.ts';
import { makeCard, makeForecast } from '../blocks/make-card.ts';

function episode(id: number, given: Parameters<typeof makeCard>[0] = {}): HomeEpisode {
  return { id, channelId: 'C1', version: 1, card: makeCard(given) };
}

const HOME: HomeAnswer = {
  accounts: [makeAccount('prod')],
  firing: [episode(1)],
  hiddenFiring: 0,
  channels: [{ id: 'C1', rules: [makeRule(1)], closed: null }],
  knowsChannels: true,
  pausedSince: null,
  now: NOW,
};

describe('what makes a Home differ', () => {
  it.each<readonly [string, Partial<HomeAnswer>]>([
    ['time that passes', { now: NOW + 60_000 }],
    [
      'a reading of the same amounts',
      { accounts: [makeAccount('prod', { readAt: NOW, wallets: [makeWallet({ readAt: NOW })] })] },
    ],
    [
      'a slightly different forecast',
      { accounts: [makeAccount('prod', { wallets: [makeWallet({ forecast: makeForecast(3) })] })] },
    ],
  ])('is not %s', (_, change) => {
    expect(homeFacts({ ...HOME, ...change })).toEqual(homeFacts(HOME));
  });

  it.each<readonly [string, Partial<HomeAnswer>]>([
    ['a balance', { accounts: [makeAccount('prod', { wallets: [makeWallet({ total: 1 })] })] }],
    ['the state of an account', { accounts: [makeAccount('prod', { state: 'auth' })] }],
    ['a newer version of an alert', { firing: [{ ...episode(1), version: 2 }] }],
    ['an alert less', { firing: [] }],
    ['an alert that is hidden', { hiddenFiring: 1 }],
    ['a rule that became active', { channels: [{ id: 'C1', rules: [makeRule(1, { activeAt: null })], closed: null }] }],
    ['a channel that was closed', { channels: [{ id: 'C1', rules: [makeRule(1)], closed: 'archived' }] }],
    ['that Slack says no more who is where', { knowsChannels: false }],
    ['that Slack refuses the bot', { pausedSince: NOW }],
  ])('is %s', (_, change) => {
    expect(homeFacts({ ...HOME, ...change })).not.toEqual(homeFacts(HOME));
  });
});

describe('alerts on Home', () => {
  it('stand critical ones first, then the newest, and of the same age in one order', () => {
    const all = [
      episode(1, { severity: 'warning', since: 5 }),
      episode(2, { severity: 'critical', since: 1 }),
      episode(3, { severity: 'warning', since: 9 }),
      episode(4, { severity: 'warning', since: 9 }),
      episode(5, { severity: 'critical', since: 2 }),
    ];
    const order = [5, 2, 3, 4, 1];
    expect(all.toSorted(compareFiring).map(({ id }) => id)).toEqual(order);
    expect(
      all
        .toReversed()
        .toSorted(compareFiring)
        .map(({ id }) => id),
    ).toEqual(order);
  });
});
