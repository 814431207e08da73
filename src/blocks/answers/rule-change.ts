import type { RuleAnswer, RuleOutcome } from '../../domain/answer.ts';
import type { Rule } from '../../domain/rule.ts';
import { currencyName } from '../amounts.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { ruleCommand, ruleSentence } from '../rule-text.ts';
import { unwatched } from './channel-lines.ts';
import { clearLines } from './clear-lines.ts';
import { paragraphMessage } from './list-message.ts';
import { restoreLines, ruleLines, titledRules } from './rule-lines.ts';
import { isNotDone, type NotDone, notDoneMessage } from './rule-not-changed.ts';

const NOT_TOLD = 'The channel does not know yet: Slack has not taken the notice. It is told as soon as Slack does.';

/** What came of setting, changing or removing rules, and what else this channel watches or does not. */
export function ruleAnswerMessage(say: Say, answer: RuleAnswer, command: string): Message {
  const { outcome, siblings, uncovered } = answer;
  if (isNotDone(outcome)) return notDoneMessage(say, outcome, command);
  return paragraphMessage(
    [...doneLines(say, outcome, command), ...unheldLines(say, answer, command)].join('\n'),
    ...assumed(say, answer),
    ...(siblings.length === 0 ? [] : [['Also here:', ...ruleLines(say, siblings, command)].join('\n')]),
    ...unwatched(say, uncovered),
    ...digestOffer(say, answer, command),
  );
}

/** Once, where it is news: with the channel's first rule. */
function digestOffer(say: Say, { offersDigest }: RuleAnswer, command: string): readonly string[] {
  return offersDigest ? [`A regular summary here, too? Type ${codeSpan(`${command} digest weekdays 09:00`)}`] : [];
}

function unheldLines(say: Say, { outcome, unheld }: RuleAnswer, command: string): readonly string[] {
  if (unheld === null) return [];
  const { currency, instead } = unheld;
  const waits = `No account holds ${currencyName(currency)}, so this rule waits until one does.`;
  const rule = ruleSet(say, outcome).find((each) => each.currency === currency);
  if (instead === null || rule === undefined) return [waits];
  const line = codeSpan(ruleCommand(say, { ...rule, currency: instead }, command));
  return [`${waits} Did you mean ${currencyName(instead)}: ${line}`];
}

function ruleSet(say: Say, outcome: RuleOutcome): readonly Rule[] {
  if (outcome.kind === 'active') return outcome.added;
  if (outcome.kind === 'changed') return [outcome.to];
  return outcome.kind === 'waiting' ? outcome.rules : [];
}

function assumed(say: Say, { assumedCurrency, outcome }: RuleAnswer): readonly string[] {
  if (assumedCurrency === null) return [];
  if (ruleSet(say, outcome).some(({ kind }) => kind === 'runway'))
    return [`It is about ${currencyName(assumedCurrency)}, the only currency that holds money.`];
  return [`I read the amount in ${currencyName(assumedCurrency)}, the only currency that holds money.`];
}

function doneLines(say: Say, outcome: Exclude<RuleOutcome, NotDone>, command: string): readonly string[] {
  switch (outcome.kind) {
    case 'active':
      return activeLines(say, outcome.added, outcome.along, command);
    case 'changed':
      return [
        `✅ Changed: ${ruleSentence(say, outcome.to)}.`,
        `Before: ${ruleSentence(say, outcome.from)}.`,
        ...clearLines(say, [outcome.to]),
      ];
    case 'removed':
      return ['✅ Removed:', ...restoreLines(say, outcome.rules, command), ...(outcome.told ? [] : [NOT_TOLD])];
    case 'waiting':
      return waitingLines(say, outcome.rules, outcome.active, command);
    case 'unchanged':
      return [
        ...titledRules(say, '✅ Already so', outcome.rules, command),
        ...clearLines(say, outcome.rules.slice(0, 1)),
      ];
  }
}

function activeLines(say: Say, added: readonly Rule[], along: readonly Rule[], command: string): readonly string[] {
  const first = [...titledRules(say, '✅ Set', added, command), ...clearLines(say, added)];
  const [any] = along;
  if (any === undefined) return first;
  return [
    ...first,
    "As this is the channel's first rule, these came along:",
    ...ruleLines(say, along, command),
    `To do without one: ${codeSpan(`${command} remove ${any.number}`)}`,
  ];
}

function waitingLines(say: Say, rules: readonly Rule[], active: boolean, command: string): readonly string[] {
  const [title, what] = active
    ? ['✅ Already in force', NOT_TOLD]
    : ['⏳ Not active yet', 'It becomes active once Slack has taken the notice to this channel; I keep trying.'];
  return [...titledRules(say, title, rules, command), ...clearLines(say, rules), what];
}
