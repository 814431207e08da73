import { ruleSentence } from '../blocks/rule-text.ts';
import type { RuleStanding, RuleView } from '../domain/answer.ts';
import { ENGLISH } from './english.ts';
import { plainText } from './plain-text.ts';
import type { ChannelRules } from './rules-lines.ts';
import { decimalText, isoInstant } from './status-json.ts';

/** What `rules --json` prints. Amounts and percentages are decimal text, instants ISO 8601 in UTC; fields may be added within schema 1. */
export function rulesJson(channels: readonly ChannelRules[]): object {
  return {
    schema: 1,
    channels: channels.map(({ id, answer: { rules, uncovered, paused } }) => ({
      id,
      paused: paused && { reason: paused.reason, since: isoInstant(paused.since) },
      rules: rules.map(ruleJson),
      uncovered,
    })),
  };
}

/** `account` null: all accounts; `activeAt` null: it waits for Slack to take its notice to the channel. */
function ruleJson({ rule, standings }: RuleView): object {
  return {
    number: rule.number,
    sentence: plainText(ruleSentence(ENGLISH, rule)),
    account: rule.accountId,
    kind: rule.kind,
    currency: rule.currency,
    threshold: decimalText(rule.thresholdMicros),
    unit: rule.unit,
    windowMs: rule.windowMs,
    severity: rule.severity,
    mention: rule.mention,
    author: rule.authorId,
    origin: rule.origin,
    activeAt: isoInstant(rule.activeAt),
    accounts: standings.map(standingJson),
  };
}

function standingJson({ accountId, state, total, fall, readAt, since, nextRepeatAt }: RuleStanding): object {
  return {
    account: accountId,
    state,
    total: decimalText(total),
    fell: decimalText(fall?.micros ?? null),
    readAt: isoInstant(readAt),
    since: isoInstant(since),
    nextRepeatAt: isoInstant(nextRepeatAt),
  };
}
