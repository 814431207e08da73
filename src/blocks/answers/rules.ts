import type { RulesAnswer, RuleView } from '../../domain/answer.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { authorName, mentionText } from '../names.ts';
import { ruleSentence } from '../rule-text.ts';
import type { ShowTime } from '../times.ts';
import { pausedLines, rulesHead, unwatched } from './channel-lines.ts';
import { lineToType } from './line-to-type.ts';
import { listMessage } from './list-message.ts';
import { standingSummary } from './standing-words.ts';

/** This channel's rules, numbered, with state and author, and what they do not watch. */
export function rulesMessage(say: Say, answer: RulesAnswer, command: string): Message {
  const author = onlyAuthor(answer);
  return listMessage<RuleView>((time) => ({
    before: [rulesHead(say, answer, command)],
    items: answer.rules,
    line: (view) => ruleLine(say, view, author === undefined, time),
    more: (left, first) => say('answers.rules.more_from', { left, number: first.rule.number }),
    after: [
      ...(author === undefined ? [] : [say('answers.rules.all_by', { author: authorName(say, author) })]),
      ...unwatched(say, answer.uncovered),
      ...pausedLines(say, answer, time),
      ...howToChange(say, answer, command),
    ],
  }));
}

/** Who set all the rules, which is then said once; undefined where they are of several people, or a single rule. */
function onlyAuthor({ rules }: RulesAnswer): string | null | undefined {
  const authors = new Set(rules.map(({ rule }) => rule.authorId));
  return rules.length > 1 && authors.size === 1 ? rules[0]?.rule.authorId : undefined;
}

function ruleLine(say: Say, view: RuleView, isAuthored: boolean, time: ShowTime): string {
  return `${ruleHead(say, view, isAuthored)}\n    ${standingSummary(say, view, time)}`;
}

function ruleHead(say: Say, { rule }: RuleView, isAuthored: boolean): string {
  const { authorId, mention } = rule;
  const sentence = ruleSentence(say, rule);
  if (!isAuthored)
    return mention === null
      ? sentence
      : say('answers.rules.telling', { rule: sentence, mention: mentionText(mention) });
  const values = { rule: sentence, author: authorName(say, authorId) };
  return mention === null
    ? say('answers.rules.line', values)
    : say('answers.rules.line_telling', { ...values, mention: mentionText(mention) });
}

function howToChange(say: Say, { rules }: RulesAnswer, command: string): readonly string[] {
  const first = rules.find(({ rule }) => rule.currency !== null)?.rule;
  if (first === undefined) return [];
  const { number } = first;
  const change =
    first.kind === 'runway'
      ? lineToType(say, command, 'type.change_span', { number })
      : lineToType(say, command, 'type.change', { number, amount: `40 ${first.currency}` });
  return [say('answers.rules.edit', { change, remove: lineToType(say, command, 'type.remove', { number: number }) })];
}
