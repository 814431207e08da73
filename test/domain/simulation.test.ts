import { describe, expect, it } from 'vitest';
import { NEVER_READ, stepAccount } from '../../src/domain/account.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import type { Wallet } from '../../src/domain/reading.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { type SimulationInput, simulate } from '../../src/domain/simulation.ts';
import { makeRule, makeWallet, micros, T0 } from './make.ts';

const ACCOUNT = { id: 'prod', label: 'prod', ownerId: null, runbookUrl: null };
const DROP = { kind: 'drop', currency: 'CNY', thresholdMicros: micros(30), windowMs: HOUR_MS } as const;

/** The account as one reading left it, and some rules. */
function input(
  wallets: readonly Wallet[],
  rules: readonly Rule[],
  more: Partial<SimulationInput> = {},
): SimulationInput {
  const reading = { kind: 'snapshot', available: true, wallets } as const;
  const step = stepAccount(NEVER_READ, reading, { startedAt: T0, endedAt: T0, maxGapMs: HOUR_MS });
  if (step === undefined) throw new RangeError('discarded');
  return {
    account: ACCOUNT,
    status: step.status,
    rules,
    episode: null,
    history: wallets.map((wallet) => ({ ...wallet, from: T0, until: T0 })),
    now: T0 + MINUTE_MS,
    maxGapMs: HOUR_MS,
    blindAfterMs: 0,
    confirmAfterMs: 0,
    ...more,
  };
}

const cny = (amount: number) => ({ currency: 'CNY', micros: micros(amount) });

describe('a pretended reading', () => {
  it('takes granted money first, and tops up what comes in', () => {
    const wallet = { currency: 'CNY', total: micros(60), granted: micros(20), toppedUp: micros(40) };
    const parts = (amount: number) =>
      simulate(input([wallet], [makeRule({ thresholdMicros: micros(500) })]), cny(amount))?.message?.card.wallets[0];
    expect(parts(55)).toMatchObject({ granted: micros(15), toppedUp: micros(40) });
    expect(parts(30)).toMatchObject({ granted: 0, toppedUp: micros(30) });
    expect(parts(80)).toMatchObject({ granted: micros(20), toppedUp: micros(60) });
  });

  it('leaves out the split that DeepSeek does not give', () => {
    for (const [granted, toppedUp] of [
      [null, micros(60)],
      [micros(60), null],
    ]) {
      const wallet = { currency: 'CNY', total: micros(60), granted: granted ?? null, toppedUp: toppedUp ?? null };
      const simulation = simulate(input([wallet], [makeRule()]), cny(3));
      expect(simulation?.message?.card.wallets[0]).toMatchObject({ granted: null, toppedUp: null });
    }
  });

  it('leaves the other wallets as they are', () => {
    const simulation = simulate(input([makeWallet('CNY', 60), makeWallet('USD', 7)], [makeRule()]), cny(3));
    expect(simulation?.message?.card.wallets.map(({ currency, total }) => [currency, total])).toEqual([
      ['CNY', micros(3)],
      ['USD', micros(7)],
    ]);
  });

  it('brings back a wallet that was not listed, and no other one', () => {
    const given = input([makeWallet('CNY', 60), makeWallet('USD', 7), makeWallet('EUR', 7)], [makeRule()]);
    const status = { ...given.status, wallets: given.status.wallets.map((wallet) => ({ ...wallet, listed: false })) };
    expect(simulate({ ...given, status }, cny(3))?.message?.card.wallets.map(({ listed }) => listed)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is none of a wallet that was never read', () => {
    expect(simulate(input([makeWallet('CNY', 60)], [makeRule()]), { currency: 'USD', micros: 1 })).toBeUndefined();
  });

  it('is not discarded by one that was stored under a wrong clock', () => {
    const given = input([makeWallet('CNY', 60)], [makeRule()]);
    const status = { ...given.status, lastStartedAt: T0 + HOUR_MS };
    expect(simulate({ ...given, status }, cny(3))?.message).not.toBeNull();
  });

  it('counts as a fall within the window of a drop', () => {
    const rules = [makeRule({ ...DROP, id: 1 }), makeRule({ ...DROP, id: 2, currency: 'USD' })];
    const fired = simulate(input([makeWallet('CNY', 60)], rules), cny(20));
    expect(fired).toMatchObject({ message: { step: 'fired' }, quiet: [{ rule: { id: 2 }, why: 'other_wallet' }] });
    expect(simulate(input([makeWallet('CNY', 60)], rules), cny(40))).toMatchObject({
      message: null,
      edited: false,
      quiet: [
        { rule: { id: 1 }, why: 'no_fall' },
        { rule: { id: 2 }, why: 'other_wallet' },
      ],
    });
  });
});
