import type { RulesAnswer, RuleView } from '../../domain/answer.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { authorName, mentionText } from '../names.ts';
import { ruleSentence } from '../rule-text.ts';
import type { ShowTime } from '../times.ts';
import { pausedLines, rulesHead, unwatched } from './channel-lines.ts';
import { listMessage } from './list-message.ts';
import { standingSummary } from './standing-words.ts';

/** This channel's rules, numbered, with state and author, and what they do not watch. */
export function rulesMessage(say: Say, answer: RulesAnswer, command: string): Message {
  return listMessage<RuleView>((time) => ({
    before: [rulesHead(say, answer, command)],
    items: answer.rules,
    line: (view) => ruleLine(say, view, time),
    more: (left, first) => `… and ${left} more, from #${first.rule.number} on`,
    after: [
      ...unwatched(say, answer.uncovered),
      ...pausedLines(say, answer, time),
      ...howToChange(say, answer, command),
    ],
  }));
}

function ruleLine(say: Say, view: RuleView, time: ShowTime): string {
  const { rule } = view;
  const tells = rule.mention === null ? '' : `, tells ${mentionText(rule.mention)}`;
  return `${ruleSentence(say, rule)}${tells}; set by ${authorName(say, rule.authorId)}\n    ${standingSummary(say, view, time)}`;
}

function howToChange(say: Say, { rules }: RulesAnswer, command: string): readonly string[] {
  const first = rules.find(({ rule }) => rule.currency !== null)?.rule;
  if (first === undefined) return [];
  const to = first.kind === 'runway' ? '5d' : `40 ${first.currency}`;
  const change = codeSpan(`${command} change ${first.number} to ${to}`);
  return [`To edit: ${change} or ${codeSpan(`${command} remove ${first.number}`)}`];
}
