import type { AmountWish, RuleOutcome } from '../../domain/answer.ts';
import { DAY_MS } from '../../domain/duration.ts';
import type { Rule } from '../../domain/rule.ts';
import { inlineText } from '../inline-text.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { ruleSentence, thresholdCommand } from '../rule-text.ts';
import { closedWay, closedWhy } from './closed-words.ts';
import { lineToType } from './line-to-type.ts';
import { listMessage, paragraphMessage } from './list-message.ts';
import { ruleLines } from './rule-lines.ts';
import { eitherOf } from './side-by-side.ts';

const KINDS = [
  'closed',
  'confirm_remove_all',
  'no_such_rule',
  'which_currency',
  'no_currency',
  'not_an_amount_rule',
  'not_a_drop',
  'not_a_runway',
  'out_of_range',
  'clash',
] as const;
const ASKED_CHARACTERS = 40;
const EXAMPLE_PERCENT = 20_000_000;
const MOST_CURRENCIES = 5;

/** Outcomes after which everything is as it was. */
export type NotDone = Extract<RuleOutcome, { kind: (typeof KINDS)[number] }>;

export function isNotDone(outcome: RuleOutcome): outcome is NotDone {
  return KINDS.some((kind) => kind === outcome.kind);
}

/** Why a change of rules did nothing, and what to type instead. */
export function notDoneMessage(say: Say, outcome: NotDone, command: string): Message {
  switch (outcome.kind) {
    case 'closed':
      return paragraphMessage(
        say('answers.not_set.closed', { why: closedWhy(say, outcome.reason), way: closedWay(say, outcome.reason) }),
      );
    case 'confirm_remove_all':
      return confirmMessage(say, outcome.rules, command);
    case 'no_such_rule':
      return noSuchRuleMessage(say, outcome, command);
    case 'which_currency':
      return whichCurrencyMessage(say, outcome.wish, outcome.currencies, command);
    case 'no_currency': {
      const lines = ['CNY', 'USD'].map((currency) => thresholdLine(say, outcome.wish, currency, command));
      return paragraphMessage(say('answers.not_set.no_currency', { lines: eitherOf(say, lines) }));
    }
    case 'clash':
      return paragraphMessage(
        say('answers.not_changed.clash', {
          rule: ruleSentence(say, outcome.with),
          line: lineToType(say, command, 'type.rules'),
        }),
      );
    case 'not_an_amount_rule':
    case 'not_a_drop':
    case 'not_a_runway':
    case 'out_of_range':
      return paragraphMessage(notFitting(say, outcome, command));
  }
}

/** What was asked has no place in the rule. */
function notFitting(say: Say, { kind, rule }: Extract<NotDone, { readonly rule: Rule }>, command: string): string {
  const { number } = rule;
  const sentence = ruleSentence(say, rule);
  switch (kind) {
    case 'not_an_amount_rule':
      return say('answers.not_changed.no_amount', {
        rule: sentence,
        line: lineToType(say, command, 'type.remove', { number: number }),
      });
    case 'not_a_drop':
      return say('answers.not_changed.not_a_drop', { rule: sentence, line: dropLine(say, rule, command) });
    case 'not_a_runway':
      return say('answers.not_changed.not_a_runway', {
        rule: sentence,
        line: lineToType(say, command, 'type.change_span', { number }),
      });
    case 'out_of_range':
      return say('answers.not_changed.out_of_range', { rule: sentence });
  }
}

/** What would watch the same wallet for a sudden fall. */
function dropLine(say: Say, rule: Rule, command: string): string {
  const { accountId, severity, mention } = rule;
  const wish: AmountWish = { micros: EXAMPLE_PERCENT, unit: 'percent', windowMs: DAY_MS, accountId, severity, mention };
  return thresholdLine(say, wish, rule.currency ?? 'CNY', command);
}

function confirmMessage(say: Say, rules: readonly Rule[], command: string): Message {
  return listMessage(() => ({
    before: [say('answers.not_removed.head', { count: rules.length })],
    items: rules,
    line: (rule) => say('answers.rules.item', { rule: ruleSentence(say, rule) }),
    more: (left, first) => say('answers.rules.more_from', { left, number: first.number }),
    after: [say('answers.not_removed.confirm', { line: lineToType(say, command, 'type.remove_all_yes') })],
  }));
}

/** Also for an amount that several rules have. */
function noSuchRuleMessage(say: Say, outcome: Extract<NotDone, { kind: 'no_such_rule' }>, command: string): Message {
  const { asked, fits, rules } = outcome;
  if (rules.length === 0) return paragraphMessage(say('answers.not_changed.no_rules'));
  const typed = inlineText(asked, ASKED_CHARACTERS);
  return paragraphMessage(
    [
      fits === 'several'
        ? say('answers.not_changed.several', { count: rules.length, typed })
        : say('answers.not_changed.no_such_rule', { typed }),
      ...ruleLines(say, rules, command),
    ].join('\n'),
  );
}

function whichCurrencyMessage(say: Say, wish: AmountWish, currencies: readonly string[], command: string): Message {
  const lines = currencies
    .slice(0, MOST_CURRENCIES)
    .map((currency) => say('answers.not_set.choice', { line: thresholdLine(say, wish, currency, command) }));
  return paragraphMessage([say('answers.not_set.which_currency'), ...lines].join('\n'));
}

function thresholdLine(say: Say, wish: AmountWish, currency: string, command: string): string {
  return codeSpan(thresholdCommand(say, wish, currency, command));
}
