import type { AccountView, RuleStanding } from '../../../src/domain/answer.ts';
import type { CardWallet } from '../../../src/domain/card.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/duration.ts';
import type { Rule } from '../../../src/domain/rule.ts';

/** 2026-11-21 14:20 UTC. */
export const NOW = Date.UTC(2026, 10, 21, 14, 20);
export const AT_1405 = NOW - 15 * MINUTE_MS;
export const AT_1220 = NOW - 2 * HOUR_MS;

export function units(amount: number): number {
  return Math.round(amount * 1_000_000);
}

export function makeRule(number: number, rule: Partial<Rule> = {}): Rule {
  return {
    id: number,
    number,
    channelId: 'C1',
    accountId: 'prod',
    kind: 'below',
    currency: 'CNY',
    thresholdMicros: units(50),
    unit: 'money',
    windowMs: null,
    severity: 'warning',
    mention: null,
    authorId: 'U1',
    origin: 'slack',
    activeAt: AT_1220,
    ...rule,
  };
}

export function makeKindRule(number: number, kind: 'unavailable' | 'blind', rule: Partial<Rule> = {}): Rule {
  return makeRule(number, { kind, currency: null, thresholdMicros: null, accountId: null, ...rule });
}

export function makeWallet(wallet: Partial<CardWallet> = {}): CardWallet {
  return {
    currency: 'CNY',
    total: units(110),
    granted: units(10),
    toppedUp: units(100),
    readAt: NOW - 40_000,
    listed: true,
    forecast: null,
    ...wallet,
  };
}

export function makeAccount(id: string, account: Partial<AccountView> = {}, label: string = id): AccountView {
  return {
    info: { id, label, ownerId: null, runbookUrl: null },
    state: 'ok',
    wallets: [makeWallet()],
    available: true,
    refused: false,
    report: null,
    readAt: NOW - 40_000,
    failing: null,
    stale: false,
    low: null,
    fallen: null,
    short: null,
    watched: true,
    covered: true,
    ...account,
  };
}

export function makeStanding(standing: Partial<RuleStanding> = {}): RuleStanding {
  return {
    accountId: 'prod',
    label: 'prod',
    state: 'ok',
    total: units(71.46),
    fall: null,
    outlook: null,
    readAt: NOW - 40_000,
    available: true,
    report: null,
    failures: 0,
    since: null,
    nextRepeatAt: null,
    waits: null,
    ...standing,
  };
}
