import { MINUTE_MS, WEEK_MS } from '../../domain/duration.ts';
import type { HomeAnswer, HomeCharts } from '../../domain/home.ts';
import { BALANCE, RULES_ANSWER } from './sample-answers.ts';
import { NOW, WARNING, ZONE } from './sample-cards.ts';
import { HISTORY } from './sample-history.ts';
import { ALICE, FINANCE, OPS } from './sample-names.ts';

const RULES = RULES_ANSWER.rules.map(({ rule }) => rule);

/** prod is low, and Alice has snoozed it in #ops; one more alert is open where she is not. */
export const HOME: HomeAnswer = {
  accounts: BALANCE.accounts,
  firing: [
    {
      id: 12,
      channelId: OPS,
      version: 3,
      card: { ...WARNING, snooze: { id: 4, by: ALICE, end: { kind: 'time', at: NOW + 55 * MINUTE_MS } } },
    },
  ],
  hiddenFiring: 1,
  channels: [
    { id: OPS, rules: RULES, closed: null },
    { id: FINANCE, rules: RULES.slice(0, 1).map((rule) => ({ ...rule, channelId: FINANCE })), closed: null },
  ],
  knowsChannels: true,
  pausedSince: null,
  now: NOW,
};

/** Nobody in Bob's channels has set a rule. */
export const NEW_HOME: HomeAnswer = {
  ...HOME,
  accounts: HOME.accounts.map((account) => ({ ...account, state: 'ok', low: null, watched: false, covered: false })),
  firing: [],
  hiddenFiring: 0,
  channels: [],
};

/** A week of prod. */
export const HOME_CHARTS: HomeCharts = {
  charts: HISTORY.accounts.flatMap(({ info, wallets }) => wallets.map((wallet) => ({ info, wallet }))),
  windowMs: WEEK_MS,
  zone: ZONE,
};
