import type { AmountWish } from '../domain/answer.ts';
import { fromMinuteMicros } from '../domain/duration.ts';
import { formatTyped } from '../domain/money.ts';
import { formatPercent } from '../domain/percent.ts';
import type { Rule, Subject } from '../domain/rule.ts';
import { spanWords } from './ahead-words.ts';
import { amount, currencyName } from './amounts.ts';
import { suddenFall } from './fall-words.ts';
import type { Say } from './locales/say.ts';
import { accountName } from './names.ts';
import { typedWindow } from './typed-window.ts';

/** Labels by account id, where they are known. */
export type AccountLabels = ReadonlyMap<string, string>;

/** What a rule is about and how grave it is. */
type WordedRule = Subject & Pick<Rule, 'severity'>;

/** A rule in words, as mrkdwn: `#2 critical when the total of prod falls below ¥10.00`. Whom it tells is not part of it. */
export function ruleSentence(say: Say, rule: Rule, labels?: AccountLabels): string {
  return `#${rule.number} ${ruleWords(say, rule, labels)}`;
}

/** As `ruleSentence`, without the number: for a rule that has none yet. */
export function ruleWords(say: Say, rule: WordedRule, labels?: AccountLabels): string {
  const { severity, currency } = rule;
  const values = { severity, account: ruleAccount(say, rule, labels) };
  const wallet = currencyName(currency ?? '');
  switch (rule.kind) {
    case 'below':
      return say('notices.rule_below', { ...values, threshold: threshold(say, rule) });
    case 'drop': {
      // A percentage does not show whose money it is.
      const shown = rule.unit === 'percent' && currency !== null ? 'yes' : 'no';
      return say('notices.rule_drop', { ...values, shown, currency: wallet, fall: fall(say, rule) });
    }
    case 'runway': {
      const shown = currency === null ? 'no' : 'yes';
      return say('notices.rule_runway', { ...values, shown, currency: wallet, span: leastSpan(say, rule) });
    }
    case 'unavailable':
      return say('notices.rule_unavailable', values);
    case 'blind':
      return say('notices.rule_blind', values);
  }
}

/**
 * The line that would set the rule again, as one types it: not escaped, put it in a `codeSpan`. `command` is the
 * command's name as it was typed, with the slash.
 */
export function ruleCommand(say: Say, rule: Rule, command: string): string {
  const { currency, thresholdMicros: micros } = rule;
  if (currency === null || micros === null)
    return [command, say('type.watch'), ...forAccount(say, rule.accountId)].join(' ');
  return thresholdCommand(say, { ...rule, micros }, currency, command);
}

/** The line that sets a threshold, a drop or a runway, as one types it. */
export function thresholdCommand(say: Say, wish: AmountWish, currency: string, command: string): string {
  return [
    command,
    wishedLine(say, wish, currency),
    ...(wish.severity === 'critical' ? [say('type.critical')] : []),
    ...forAccount(say, wish.accountId),
    ...(wish.mention === null ? [] : [say('type.notify', { mention: wish.mention })]),
  ].join(' ');
}

/** The threshold of a rule as one types it after its verb: `50 CNY`, `20% CNY in 24h`, `3d CNY`; null for a kind without one. */
export function typedThreshold(say: Say, rule: Subject): string | null {
  const { currency, thresholdMicros: micros, unit, windowMs } = rule;
  if (currency === null || micros === null) return null;
  const size = typedSize(say, { unit, micros }, currency);
  return windowMs === null ? size : say('type.within', { amount: size, window: typedWindow(say, windowMs) });
}

function wishedLine(say: Say, { unit, micros, windowMs }: AmountWish, currency: string): string {
  const size = typedSize(say, { unit, micros }, currency);
  if (unit === 'minutes') return say('type.runway', { span: size });
  if (windowMs === null) return say('type.threshold', { amount: size });
  return say('type.drop', { amount: size, window: typedWindow(say, windowMs) });
}

function typedSize(say: Say, { unit, micros }: Pick<AmountWish, 'unit' | 'micros'>, currency: string): string {
  if (unit === 'minutes') return `${typedWindow(say, fromMinuteMicros(micros))} ${currency}`;
  return unit === 'percent' ? `${formatPercent(micros)} ${currency}` : formatTyped({ currency, micros });
}

function forAccount(say: Say, accountId: string | null): readonly string[] {
  return accountId === null ? [] : [say('type.for', { account: accountId })];
}

function ruleAccount(say: Say, rule: WordedRule, labels: AccountLabels | undefined): string {
  if (rule.accountId === null) return say('notices.any_account');
  const label = labels?.get(rule.accountId) ?? rule.accountId;
  return say('notices.account', { account: accountName({ id: rule.accountId, label }) });
}

function threshold(say: Say, { currency, thresholdMicros }: WordedRule): string {
  if (currency === null) return say('notices.its_threshold');
  return thresholdMicros === null ? currencyName(currency) : amount(currency, thresholdMicros);
}

function leastSpan(say: Say, { thresholdMicros }: WordedRule): string {
  return thresholdMicros === null ? say('notices.its_threshold') : spanWords(say, thresholdMicros);
}

function fall(say: Say, rule: WordedRule): string {
  const { currency, thresholdMicros } = rule;
  if (currency === null || thresholdMicros === null) return say('notices.suddenly');
  return suddenFall(say, rule, currency, thresholdMicros);
}
