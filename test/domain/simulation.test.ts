import { describe, expect, it } from 'vitest';
import { NEVER_READ, stepAccount } from '../../src/domain/account.ts';
import { HOUR_MS, MINUTE_MS, toMinuteMicros } from '../../src/domain/duration.ts';
import type { Pace } from '../../src/domain/forecast.ts';
import type { Wallet } from '../../src/domain/reading.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { type SimulationInput, simulate } from '../../src/domain/simulation.ts';
import { HOURS_PER_WEEK } from '../../src/domain/week-plan.ts';
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
    paces: [],
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

describe('a rule about how long the money lasts', () => {
  const rule = makeRule({
    kind: 'runway',
    currency: 'CNY',
    thresholdMicros: toMinuteMicros(20 * HOUR_MS),
    unit: 'minutes',
  });
  /** One unit an hour. */
  const pace: Pace = {
    burn: { hour: null, day: null, week: null },
    model: { plan: new Float64Array(HOURS_PER_WEEK).fill(micros(1)), other: null, spread: 0 },
  };
  const paces = [{ currency: 'CNY', pace }];
  const why = (has: number, pretended: number, of = rule) =>
    simulate(input([makeWallet('CNY', has), makeWallet('USD', 5)], [of], { paces }), cny(pretended));

  it('is silent while it would last, and for one reading alone', () => {
    expect(why(100, 50)?.quiet).toEqual([{ rule, why: 'lasts' }]);
    expect(why(100, 10)).toMatchObject({ message: null, quiet: [{ why: 'once' }] });
  });

  it('speaks after a second one', () => {
    expect(why(10, 9)).toMatchObject({ message: { step: 'fired', news: [{ kind: 'runway' }] }, quiet: [] });
    expect(why(10, 9)?.message?.card.wallets[0]?.forecast?.outlook.kind).toBe('lasts');
  });

  it('is silent about another wallet, and where nobody knows', () => {
    const other = { ...rule, currency: 'USD' };
    expect(why(100, 10, other)?.quiet).toEqual([{ rule: other, why: 'other_wallet' }]);
    const unknown = simulate(input([makeWallet('CNY', 10)], [rule]), cny(9));
    expect(unknown?.quiet).toEqual([{ rule, why: 'no_pace' }]);
  });
});
