import type { AccountView, BalanceAnswer, RuleStanding, RulesAnswer, RuleView } from '../../domain/answer.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, toMinuteMicros } from '../../domain/duration.ts';
import type { Rule } from '../../domain/rule.ts';
import { micros, NOW, sampleWallet } from './sample-cards.ts';
import { ALICE, OPS } from './sample-names.ts';

const READ_AT = NOW - 20 * SECOND_MS;

/** Rule `number` of #ops, by Alice: all accounts below ¥50 unless told otherwise. */
function sampleRule(number: number, given: Partial<Rule> = {}): Rule {
  return {
    id: number,
    number,
    channelId: OPS,
    accountId: null,
    kind: 'below',
    currency: 'CNY',
    thresholdMicros: micros(50),
    unit: 'money',
    windowMs: null,
    severity: 'warning',
    mention: null,
    authorId: ALICE,
    origin: 'slack',
    activeAt: NOW - 9 * DAY_MS,
    ...given,
  };
}

const WITHOUT_AMOUNT = { currency: null, thresholdMicros: null } as const;
/** A channel's first rule. */
export const FIRST_RULE = sampleRule(1);
export const REFUSED = sampleRule(2, { ...WITHOUT_AMOUNT, kind: 'unavailable', severity: 'critical' });
export const BLIND = sampleRule(3, { ...WITHOUT_AMOUNT, kind: 'blind' });
const DOLLARS = sampleRule(4, { currency: 'USD', thresholdMicros: micros(5), accountId: 'staging' });
const RUNWAY = sampleRule(5, { kind: 'runway', unit: 'minutes', thresholdMicros: toMinuteMicros(3 * DAY_MS) });
const RULES = [FIRST_RULE, REFUSED, BLIND, DOLLARS, RUNWAY];

function sampleAccount(id: string, label: string, given: Partial<AccountView>): AccountView {
  return {
    info: { id, label, ownerId: null, runbookUrl: null },
    state: 'ok',
    wallets: [],
    available: true,
    refused: false,
    report: null,
    readAt: READ_AT,
    failing: null,
    stale: false,
    low: null,
    fallen: null,
    short: null,
    watched: true,
    covered: true,
    ...given,
  };
}

/** prod is low, staging is fine and holds dollars. */
export const BALANCE: BalanceAnswer = {
  accounts: [
    sampleAccount('prod', 'Production', {
      state: 'low',
      wallets: [sampleWallet('CNY', 47.82, 31.2)],
      low: { severity: 'warning', currency: 'CNY', thresholdMicros: micros(50) },
    }),
    sampleAccount('staging', 'Staging', { wallets: [sampleWallet('CNY', 132.5, 4.1), sampleWallet('USD', 18.4, 0.3)] }),
  ],
  rules: RULES,
  waiting: [],
  suggestion: null,
  snooze: null,
  now: NOW,
};

function standing(accountId: string, label: string, total: number, given: Partial<RuleStanding> = {}): RuleStanding {
  return {
    accountId,
    label,
    state: 'ok',
    total: micros(total),
    fall: null,
    outlook: null,
    readAt: READ_AT,
    available: true,
    report: null,
    failures: 0,
    since: null,
    nextRepeatAt: null,
    waits: null,
    ...given,
  };
}

const PROD_FIRES = { state: 'firing', since: NOW - 25 * MINUTE_MS, nextRepeatAt: NOW + 11 * HOUR_MS } as const;
const PROD_LOW = standing('prod', 'Production', 47.82, PROD_FIRES);
const BOTH_FINE = [standing('prod', 'Production', 47.82), standing('staging', 'Staging', 132.5)];

function views(): readonly RuleView[] {
  return [
    { rule: FIRST_RULE, standings: [PROD_LOW, standing('staging', 'Staging', 132.5)] },
    { rule: REFUSED, standings: BOTH_FINE },
    { rule: BLIND, standings: BOTH_FINE },
    { rule: DOLLARS, standings: [standing('staging', 'Staging', 18.4)] },
    { rule: RUNWAY, standings: [{ ...PROD_LOW, outlook: outlookOf(47.82, 31.2) }] },
  ];
}

function outlookOf(total: number, perDay: number): RuleStanding['outlook'] {
  return sampleWallet('CNY', total, perDay).forecast?.outlook ?? null;
}

/** How the five rules of #ops stand. */
export const RULES_ANSWER: RulesAnswer = { rules: views(), uncovered: [], paused: null };
