import type { AmountWish, RuleOutcome } from '../../domain/answer.ts';
import { DAY_MS } from '../../domain/duration.ts';
import type { Rule } from '../../domain/rule.ts';
import { inlineText } from '../inline-text.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { ruleSentence, thresholdCommand } from '../rule-text.ts';
import { closedWay, closedWhy } from './closed-words.ts';
import { listMessage, paragraphMessage } from './list-message.ts';
import { ruleLines } from './rule-lines.ts';

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
        `🚫 Nothing was set, because ${closedWhy(say, outcome.reason)} and nobody here would hear of it. ${closedWay(say, outcome.reason)}`,
      );
    case 'confirm_remove_all':
      return confirmMessage(say, outcome.rules, command);
    case 'no_such_rule':
      return noSuchRuleMessage(say, outcome, command);
    case 'which_currency':
      return whichCurrencyMessage(say, outcome.wish, outcome.currencies, command);
    case 'no_currency':
      return paragraphMessage(
        `❓ Nothing was set: no account holds money yet, so I cannot tell the currency. Type it with the amount: ${thresholdLine(say, outcome.wish, 'CNY', command)} or ${thresholdLine(say, outcome.wish, 'USD', command)}`,
      );
    case 'not_an_amount_rule':
      return paragraphMessage(
        `❓ Nothing was changed, because there is no amount in ${ruleSentence(say, outcome.rule)}. If you do not want it, type ${codeSpan(`${command} remove ${outcome.rule.number}`)}`,
      );
    case 'not_a_drop':
      return notADropMessage(say, outcome.rule, command);
    case 'not_a_runway':
      return paragraphMessage(
        `❓ Nothing was changed: an amount has no place in ${ruleSentence(say, outcome.rule)}. Type a time: ${codeSpan(`${command} change ${outcome.rule.number} to 5d`)}`,
      );
    case 'out_of_range':
      return paragraphMessage(
        `❓ Nothing was changed in ${ruleSentence(say, outcome.rule)}: a drop looks back 5 minutes to 7 days, and how long the money lasts is told from 1 hour to 90 days.`,
      );
    case 'clash':
      return paragraphMessage(
        `❓ Nothing was changed, because that rule is there already: ${ruleSentence(say, outcome.with)}. If one is enough, remove the other; ${codeSpan(`${command} rules`)} shows the numbers.`,
      );
  }
}

/** What would watch the same wallet for a sudden fall. */
function notADropMessage(say: Say, rule: Rule, command: string): Message {
  const { accountId, severity, mention } = rule;
  const wish: AmountWish = { micros: EXAMPLE_PERCENT, unit: 'percent', windowMs: DAY_MS, accountId, severity, mention };
  return paragraphMessage(
    `❓ Nothing was changed: a percentage or a time has no place in ${ruleSentence(say, rule)}. To be warned about a sudden fall too, type ${thresholdLine(say, wish, rule.currency ?? 'CNY', command)}`,
  );
}

function confirmMessage(say: Say, rules: readonly Rule[], command: string): Message {
  const all = rules.length === 1 ? 'the only rule' : `the ${rules.length} rules`;
  return listMessage(() => ({
    before: [`❓ Nothing was removed yet. This would remove ${all} of this channel, and nobody here would be warned:`],
    items: rules,
    line: (rule) => `• ${ruleSentence(say, rule)}`,
    more: (left, first) => `… and ${left} more, from #${first.number} on`,
    after: [`To do it, type ${codeSpan(`${command} remove all yes`)}`],
  }));
}

/** Also for an amount that several rules have. */
function noSuchRuleMessage(say: Say, outcome: Extract<NotDone, { kind: 'no_such_rule' }>, command: string): Message {
  const { asked, fits, rules } = outcome;
  if (rules.length === 0) return paragraphMessage('❓ Nothing was changed: this channel has no rules.');
  const typed = inlineText(asked, ASKED_CHARACTERS);
  return paragraphMessage(
    [
      fits === 'several'
        ? `❓ Nothing was changed: ${rules.length} rules have ${typed}. Please type the number of one:`
        : `❓ Nothing was changed: there is no rule ${typed} here. These are the rules:`,
      ...ruleLines(say, rules, command),
    ].join('\n'),
  );
}

function whichCurrencyMessage(say: Say, wish: AmountWish, currencies: readonly string[], command: string): Message {
  const lines = currencies
    .slice(0, MOST_CURRENCIES)
    .map((currency) => `• ${thresholdLine(say, wish, currency, command)}`);
  return paragraphMessage(['❓ Nothing was set yet. In which currency? Type one of these:', ...lines].join('\n'));
}

function thresholdLine(say: Say, wish: AmountWish, currency: string, command: string): string {
  return codeSpan(thresholdCommand(say, wish, currency, command));
}
