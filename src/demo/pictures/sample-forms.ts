import type { RuleFormInput } from '../../blocks/forms/rule-form.ts';
import type { SettingsShown } from '../../blocks/forms/settings-view.ts';
import type { EpisodeDetails } from '../../domain/details.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/duration.ts';
import type { ObservedTotal } from '../../domain/fall.ts';
import { type ChannelFields, emptyDraft, type RuleFields, type SettingsDraft } from '../../domain/settings-draft.ts';
import { BLIND, FIRST_RULE, REFUSED, RULES_ANSWER } from './sample-answers.ts';
import { micros, NOW, WARNING, ZONE } from './sample-cards.ts';
import { HISTORY } from './sample-history.ts';
import { ALICE, OPS } from './sample-names.ts';

const COMMAND = '/deepseek-balance';
const NIGHT = { fromMinute: 22 * 60, untilMinute: 7 * 60 };

export const CHANNEL: ChannelFields = {
  zone: ZONE,
  language: 'zh',
  quiet: NIGHT,
  digest: { every: 'workday', minute: 9 * 60 },
};

export const SHOWN: SettingsShown = {
  rules: [FIRST_RULE, REFUSED, BLIND],
  channel: CHANNEL,
  labels: new Map([['prod', 'Production']]),
};

const LOUDER: RuleFields = {
  kind: 'below',
  accountId: 'prod',
  currency: 'CNY',
  thresholdMicros: micros(10),
  unit: 'money',
  windowMs: null,
  severity: 'critical',
  mention: `<@${ALICE}>`,
};

/** A rule is added and one is to go. */
export const DRAFT: SettingsDraft = {
  ...emptyDraft({ channelId: OPS, command: COMMAND, seen: '' }),
  added: [LOUDER],
  removed: [BLIND.id],
};

/** A rule as somebody has filled it in. */
export function sampleRuleForm(preview: string, groupLine: string): RuleFormInput {
  return {
    metadata: '',
    isNew: true,
    asksChannel: false,
    accounts: [
      { id: 'prod', label: 'Production' },
      { id: 'staging', label: 'Staging' },
    ],
    accountId: LOUDER.accountId,
    kind: LOUDER.kind,
    threshold: '10 CNY',
    severity: LOUDER.severity,
    person: ALICE,
    group: null,
    example: '50 CNY',
    groupLine,
    preview,
  };
}

/** What that form describes. */
export const FILLED_IN = LOUDER;

const READINGS: readonly ObservedTotal[] = [0, 25, 50, 75].map((minutes, index) => ({
  currency: 'CNY',
  total: micros(47.82 + index * 1.3),
  granted: null,
  toppedUp: null,
  from: NOW - (minutes + 20) * MINUTE_MS,
  until: NOW - minutes * MINUTE_MS,
}));

/** Two hours into the warning. */
export const DETAILS: EpisodeDetails = {
  episodeId: 12,
  card: WARNING,
  rules: RULES_ANSWER.rules.slice(0, 2),
  histories: HISTORY.accounts.flatMap(({ wallets }) => wallets),
  windowMs: 7 * DAY_MS,
  readings: READINGS,
  deliveries: [
    { at: NOW - HOUR_MS, reason: 'changed', outcome: 'sent' },
    { at: NOW - 2 * HOUR_MS, reason: 'fired', outcome: 'sent' },
  ],
  checked: { failed: null },
  now: NOW,
};
