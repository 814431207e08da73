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
  return listMessage<RuleView>((time) => ({
    before: [rulesHead(say, answer, command)],
    items: answer.rules,
    line: (view) => ruleLine(say, view, time),
    more: (left, first) => say('answers.rules.more_from', { left, number: first.rule.number }),
    after: [
      ...unwatched(say, answer.uncovered),
      ...pausedLines(say, answer, time),
      ...howToChange(say, answer, command),
    ],
  }));
}

function ruleLine(say: Say, view: RuleView, time: ShowTime): string {
  const { rule } = view;
  const values = { rule: ruleSentence(say, rule), author: authorName(say, rule.authorId) };
  const line =
    rule.mention === null
      ? say('answers.rules.line', values)
      : say('answers.rules.line_telling', { ...values, mention: mentionText(rule.mention) });
  return `${line}\n    ${standingSummary(say, view, time)}`;
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
