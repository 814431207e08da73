import type { Notice } from '../../src/blocks/notice.ts';
import type { CardAlert, EpisodeCard } from '../../src/domain/card.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import type { Step } from '../../src/domain/gate.ts';
import type { ClosedReason } from '../../src/domain/notification.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { makeRule } from '../domain/make.ts';
import {
  byEdit,
  ended,
  makeAlert,
  makeBelow,
  makeCard,
  makeCardWallet,
  makeDrop,
  makeEndedCard,
  makeForecast,
  makeRunway,
  T1405,
  told,
} from './make-card.ts';

/** Texts from outside that have no place in a message as they are. */
export interface Outside {
  readonly label: string;
  readonly id: string;
  readonly currency: string;
  readonly runbookUrl: string;
  readonly person: string;
  readonly mention: string;
  readonly channelId: string;
  readonly command: string;
}

export const HOSTILE: Outside = {
  label: '<!channel>`*~\n& <@U1|you> @here …',
  id: '<!here>',
  currency: '<!everyone>',
  runbookUrl: 'https://a.example/?q=<!channel>|x&y=`',
  person: '<!channel>',
  mention: '<!channel>',
  channelId: '<!channel>',
  command: '/`<!channel>',
};

const NIGHT = { fromMinute: 22 * 60, untilMinute: 7 * 60 };
const MOST_MICROS = Number.MAX_SAFE_INTEGER;
const RATE = { perDayMicros: MOST_MICROS, observed: 0.123 };
const FULL_BURN = { hour: RATE, day: RATE, week: RATE };
const FALL = { micros: MOST_MICROS, ofMicros: MOST_MICROS, hidden: true, estimated: false };
const STEPS: readonly Step[] = ['fired', 'escalated', 'joined', 'eased', 'resolved', 'repeated'];
const REASONS: readonly ClosedReason[] = ['archived', 'not_in_channel', 'not_found', 'restricted'];

/** Cards as full as they can be: three wallets, twelve alerts, ten gaps, the largest amounts. */
export function fullCards(outside: Outside): readonly EpisodeCard[] {
  const currencies = ['CNY', 'USD', outside.currency];
  const amount = {
    firstTotal: MOST_MICROS,
    thresholdMicros: MOST_MICROS,
    clearsAt: MOST_MICROS,
    calmsAt: MOST_MICROS - 1,
    endsAt: MOST_MICROS,
  };
  const given: Partial<EpisodeCard> = {
    severity: 'critical',
    account: { id: outside.id, label: outside.label, ownerId: outside.person, runbookUrl: outside.runbookUrl },
    wallets: currencies.map((currency, index) => ({
      ...makeCardWallet(currency, 0),
      total: -MOST_MICROS,
      granted: -MOST_MICROS,
      toppedUp: -MOST_MICROS,
      listed: index !== 1,
      forecast: makeForecast(9e8, { currency, burn: FULL_BURN, topUpMicros: MOST_MICROS }),
    })),
    rises: currencies.map((currency) => ({ currency, total: MOST_MICROS, toppedUp: MOST_MICROS })),
    gaps: Array.from({ length: 10 }, (_, index) => ({
      from: T1405 + index * DAY_MS,
      until: T1405 + index * DAY_MS + HOUR_MS,
    })),
    failing: { cause: 'blocked', since: T1405 - DAY_MS },
    refused: true,
    snooze: { id: 1, by: outside.person, end: { kind: 'resolved', at: T1405 + DAY_MS } },
    mentions: Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? outside.mention : `<@U${index}>`)),
  };
  const alerts: readonly CardAlert[] = [
    makeAlert('unavailable'),
    ...['A', 'B', 'C'].flatMap((letter) =>
      currencies.map((currency) => makeBelow(1, { ...amount, currency: `${letter}${currency}` })),
    ),
    makeAlert('blind', { severity: 'critical' }),
    ...currencies.map((currency) => makeBelow(1, { ...amount, currency })),
    ...currencies.map((currency, index) =>
      makeDrop({ ...amount, currency, fall: FALL, unit: index === 0 ? 'percent' : 'money', windowMs: 90 * MINUTE_MS }),
    ),
    ...currencies.map((currency) => makeRunway({ ...amount, currency })),
  ];
  const edited = byEdit('removed', outside.person);
  return [
    makeCard({ ...given, alerts }),
    makeCard({ ...given, alerts: alerts.map((alert) => ({ ...alert, recovering: true })) }),
    makeCard({ ...given, alerts: alerts.map((alert, index) => (index < 2 ? alert : ended(alert, edited))) }),
    makeEndedCard({ ...given, alerts: alerts.map((alert) => ended(alert)) }),
    makeEndedCard({ ...given, alerts: alerts.map((alert) => ended(alert, edited)) }),
    makeEndedCard({ ...given, alerts: alerts.map((alert) => ended(alert)), ended: edited }),
    makeEndedCard({ ...given, alerts: alerts.map((alert) => ended(alert)), ended: byEdit('account_removed', null) }),
    ...([402, 429] as const).flatMap((status) => {
      const reported = { ...given, refused: false, report: { status, by: outside.label } };
      return [
        makeCard({ ...reported, alerts }),
        makeEndedCard({ ...reported, alerts: alerts.map((alert) => ended(alert)) }),
      ];
    }),
  ];
}

/** Every step of every card. */
export function fullSteps(outside: Outside): readonly { readonly step: Step; readonly card: EpisodeCard }[] {
  return STEPS.flatMap((step) => fullCards(outside).map((card) => ({ step, card })));
}

export const BEFORE = told({ CNY: 1, USD: 1 });

/** Every notice, with 200 rules of twenty accounts, unless told otherwise, where it names rules. */
export function fullNotices(outside: Outside, ruleCount = 200): readonly Notice[] {
  const rules = Array.from({ length: ruleCount }, (_, index): Rule => {
    const account = {
      accountId: `${outside.id}${index % 20}`,
      mention: outside.mention,
      severity: 'critical',
    } as const;
    return makeRule({ id: index, ...account, currency: outside.currency, thresholdMicros: MOST_MICROS });
  });
  const [rule = makeRule()] = rules;
  const by = outside.person;
  const { command, channelId } = outside;
  const base = { kind: 'rule_notice', command } as const;
  return [
    { ...base, change: { what: 'added', by, rules, along: rules } },
    { ...base, change: { what: 'added', by: null, rules: [rule], along: rules } },
    { ...base, change: { what: 'changed', by, from: rule, to: rule } },
    { ...base, change: { what: 'removed', by, rules } },
    { ...base, change: { what: 'removed', by, rules: [rule] } },
    {
      kind: 'channel_notice',
      change: { what: 'zone', by, from: outside.id, to: outside.label, nextAt: null },
      command,
    },
    {
      kind: 'channel_notice',
      change: { what: 'digest', by, from: null, to: { every: 'day', minute: 0 }, zone: outside.id, nextAt: null },
      command,
    },
    {
      kind: 'channel_notice',
      change: { what: 'quiet', by, from: NIGHT, to: { fromMinute: 1, untilMinute: 2 }, zone: outside.id },
      command,
    },
    { kind: 'channel_notice', change: { what: 'language', by, from: outside.label, to: outside.label }, command },
    ...[null, { id: outside.id, label: outside.label }].flatMap((account): readonly Notice[] => [
      { kind: 'snooze_notice', change: { by, account, end: { kind: 'top_up', at: T1405 } }, command },
      { kind: 'snooze_notice', change: { by, account, end: null }, command },
    ]),
    {
      kind: 'quiet_summary',
      from: T1405,
      until: T1405 + HOUR_MS,
      cards: Array.from({ length: 20 }, () => fullCards(outside)).flat(),
    },
    {
      kind: 'settings_notice',
      by,
      rules: [
        { what: 'added', by, rules: rules.slice(0, 10), along: rules.slice(0, 2) },
        ...rules.slice(0, 10).map((to) => ({ what: 'changed', by, from: to, to }) as const),
        { what: 'removed', by, rules: rules.slice(0, 10) },
      ],
      channel: [
        { what: 'language', by, from: null, to: 'zh' },
        { what: 'quiet', by, from: NIGHT, to: null, zone: outside.id },
      ],
      command,
    },
    { kind: 'test', by },
    {
      kind: 'introduction',
      accounts: rules.map(({ accountId }) => ({ id: accountId ?? '', label: outside.label })),
      rules,
      command,
    },
    { kind: 'introduction', accounts: [{ id: outside.id, label: outside.label }], rules: [rule], command },
    ...REASONS.flatMap((reason): readonly Notice[] => [
      { kind: 'channel_closed', channelId, reason, since: T1405 },
      { kind: 'rule_not_set', channelId, reason, rules },
    ]),
  ];
}
