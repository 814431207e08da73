import type { RuleAnswer, RuleOutcome } from '../../domain/answer.ts';
import type { Rule } from '../../domain/rule.ts';
import { currencyName } from '../amounts.ts';
import { sentences } from '../joined.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { ruleCommand, ruleSentence } from '../rule-text.ts';
import { unwatched } from './channel-lines.ts';
import { clearLines } from './clear-lines.ts';
import { lineToType } from './line-to-type.ts';
import { paragraphMessage } from './list-message.ts';
import { headedRules, restoreLines, ruleLines } from './rule-lines.ts';
import { isNotDone, type NotDone, notDoneMessage } from './rule-not-changed.ts';

/** What came of setting, changing or removing rules, and what else this channel watches or does not. */
export function ruleAnswerMessage(say: Say, answer: RuleAnswer, command: string): Message {
  const { outcome, siblings, uncovered } = answer;
  if (isNotDone(outcome)) return notDoneMessage(say, outcome, command);
  return paragraphMessage(
    [...doneLines(say, outcome, command), ...unheldLines(say, answer, command)].join('\n'),
    ...assumed(say, answer),
    ...(siblings.length === 0
      ? []
      : [[say('answers.rules.also_here'), ...ruleLines(say, siblings, command)].join('\n')]),
    ...unwatched(say, uncovered),
    ...digestOffer(say, answer, command),
  );
}

/** Once, where it is news: with the channel's first rule. */
function digestOffer(say: Say, { offersDigest }: RuleAnswer, command: string): readonly string[] {
  if (!offersDigest) return [];
  const line = lineToType(say, command, 'type.digest_weekdays', { time: '09:00' });
  return [say('answers.rules.digest_offer', { line })];
}

function unheldLines(say: Say, { outcome, unheld }: RuleAnswer, command: string): readonly string[] {
  if (unheld === null) return [];
  const { currency, instead } = unheld;
  const waits = say('answers.rules.unheld', { currency: currencyName(currency) });
  const rule = ruleSet(outcome).find((each) => each.currency === currency);
  if (instead === null || rule === undefined) return [waits];
  const line = codeSpan(ruleCommand(say, { ...rule, currency: instead }, command));
  return [sentences(say, [waits, say('answers.rules.did_you_mean', { currency: currencyName(instead), line })])];
}

function ruleSet(outcome: RuleOutcome): readonly Rule[] {
  if (outcome.kind === 'active') return outcome.added;
  if (outcome.kind === 'changed') return [outcome.to];
  return outcome.kind === 'waiting' ? outcome.rules : [];
}

function assumed(say: Say, { assumedCurrency, outcome }: RuleAnswer): readonly string[] {
  if (assumedCurrency === null) return [];
  const isRunway = ruleSet(outcome).some(({ kind }) => kind === 'runway');
  const currency = currencyName(assumedCurrency);
  return [say(isRunway ? 'answers.rules.assumed_wallet' : 'answers.rules.assumed_currency', { currency })];
}

function doneLines(say: Say, outcome: Exclude<RuleOutcome, NotDone>, command: string): readonly string[] {
  switch (outcome.kind) {
    case 'active':
      return activeLines(say, outcome.added, outcome.along, command);
    case 'changed':
      return [
        say('answers.rules.changed', { rule: ruleSentence(say, outcome.to) }),
        say('answers.rules.before', { rule: ruleSentence(say, outcome.from) }),
        ...clearLines(say, [outcome.to]),
      ];
    case 'removed':
      return [
        say('answers.rules.removed'),
        ...restoreLines(say, outcome.rules, command),
        ...(outcome.told ? [] : [say('answers.not_told')]),
      ];
    case 'waiting':
      return waitingLines(say, outcome.rules, outcome.active, command);
    case 'unchanged':
      return [...headedRules(say, 'already', outcome.rules, command), ...clearLines(say, outcome.rules.slice(0, 1))];
  }
}

function activeLines(say: Say, added: readonly Rule[], along: readonly Rule[], command: string): readonly string[] {
  const first = [...headedRules(say, 'set', added, command), ...clearLines(say, added)];
  const [any] = along;
  if (any === undefined) return first;
  return [
    ...first,
    say('answers.rules.came_along'),
    ...ruleLines(say, along, command),
    say('answers.rules.do_without', { line: lineToType(say, command, 'type.remove', { number: any.number }) }),
  ];
}

function waitingLines(say: Say, rules: readonly Rule[], active: boolean, command: string): readonly string[] {
  return [
    ...headedRules(say, active ? 'in_force' : 'not_active', rules, command),
    ...clearLines(say, rules),
    say(active ? 'answers.not_told' : 'answers.rules.becomes_active'),
  ];
}
