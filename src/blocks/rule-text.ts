import type { AmountWish } from '../domain/answer.ts';
import { formatTypedWindow, fromMinuteMicros } from '../domain/duration.ts';
import { formatTyped } from '../domain/money.ts';
import { formatPercent } from '../domain/percent.ts';
import type { Rule } from '../domain/rule.ts';
import { spanWords } from './ahead-words.ts';
import { amount, currencyName } from './amounts.ts';
import { suddenFall } from './fall-words.ts';
import type { Say } from './locales/say.ts';
import { accountName } from './names.ts';

/** Labels by account id, where they are known. */
export type AccountLabels = ReadonlyMap<string, string>;

/** A rule in words, as mrkdwn: `#2 critical when the total of prod falls below ¥10.00`. Whom it tells is not part of it. */
export function ruleSentence(say: Say, rule: Rule, labels?: AccountLabels): string {
  const account = ruleAccount(say, rule, labels);
  switch (rule.kind) {
    case 'below':
      return `#${rule.number} ${verb(say, rule)} when the total of ${account} falls below ${threshold(say, rule)}`;
    case 'drop':
      return `#${rule.number} ${verb(say, rule)} when the ${wallet(say, rule)}total of ${account} falls ${fall(say, rule)}`;
    case 'runway':
      return `#${rule.number} ${verb(say, rule)} when the ${runwayOf(say, rule)} of ${account} lasts less than ${leastSpan(say, rule)}`;
    case 'unavailable':
      return `#${rule.number} ${verb(say, rule)} when calls from ${account} are refused`;
    case 'blind':
      return `#${rule.number} warn when ${account} cannot be read`;
  }
}

/**
 * The line that would set the rule again, as one types it: not escaped, put it in a `codeSpan`. `command` is the
 * command's name as it was typed, with the slash.
 */
export function ruleCommand(say: Say, rule: Rule, command: string): string {
  const { currency, thresholdMicros: micros } = rule;
  if (currency === null || micros === null) return `${command} watch${forAccount(say, rule.accountId)}`;
  return thresholdCommand(say, { ...rule, micros }, currency, command);
}

/** The line that sets a threshold, a drop or a runway, as one types it. */
export function thresholdCommand(say: Say, wish: AmountWish, currency: string, command: string): string {
  const severity = wish.severity === 'critical' ? ' critical' : '';
  const mention = wish.mention === null ? '' : ` notify ${wish.mention}`;
  const size =
    wish.unit === 'percent'
      ? `${formatPercent(wish.micros)} ${currency}`
      : formatTyped({ currency, micros: wish.micros });
  if (wish.unit === 'minutes') {
    const span = `${formatTypedWindow(fromMinuteMicros(wish.micros))} ${currency}`;
    return `${command} runway ${span}${severity}${forAccount(say, wish.accountId)}${mention}`;
  }
  const what = wish.windowMs === null ? `threshold ${size}` : `drop ${size} in ${formatTypedWindow(wish.windowMs)}`;
  return `${command} ${what}${severity}${forAccount(say, wish.accountId)}${mention}`;
}

function forAccount(say: Say, accountId: string | null): string {
  return accountId === null ? '' : ` for ${accountId}`;
}

function ruleAccount(say: Say, rule: Rule, labels: AccountLabels | undefined): string {
  if (rule.accountId === null) return 'any account';
  return accountName({ id: rule.accountId, label: labels?.get(rule.accountId) ?? rule.accountId });
}

function verb(say: Say, rule: Rule): string {
  return rule.severity === 'critical' ? 'critical' : 'warn';
}

function threshold(say: Say, rule: Rule): string {
  if (rule.currency === null) return 'its threshold';
  return rule.thresholdMicros === null ? currencyName(rule.currency) : amount(rule.currency, rule.thresholdMicros);
}

/** A percentage does not show whose money it is. */
function wallet(say: Say, { unit, currency }: Rule): string {
  return unit === 'percent' && currency !== null ? `${currencyName(currency)} ` : '';
}

function runwayOf(say: Say, { currency }: Rule): string {
  return currency === null ? 'money' : `${currencyName(currency)} money`;
}

function leastSpan(say: Say, { thresholdMicros }: Rule): string {
  return thresholdMicros === null ? 'its threshold' : spanWords(say, thresholdMicros);
}

function fall(say: Say, rule: Rule): string {
  const { currency, thresholdMicros } = rule;
  return currency === null || thresholdMicros === null ? 'suddenly' : suddenFall(say, rule, currency, thresholdMicros);
}
