import { standingSummary } from '../blocks/answers/standing-words.ts';
import { authorName, mentionText } from '../blocks/names.ts';
import { ruleSentence } from '../blocks/rule-text.ts';
import type { RulesAnswer, RuleView } from '../domain/answer.ts';
import { closedWords } from './closed-words.ts';
import { ENGLISH } from './english.ts';
import { plainText } from './plain-text.ts';
import { plainInstant } from './plain-times.ts';

/** One channel and what is said about its rules there. */
export interface ChannelRules {
  readonly id: string;
  readonly answer: RulesAnswer;
}

/** Every channel with its rules, numbered as there, with author and state; an empty line between channels. */
export function rulesLines(channels: readonly ChannelRules[]): readonly string[] {
  if (channels.length === 0) {
    return ['No channel has rules. In a channel, type /deepseek-balance threshold 50 CNY, or set ALERT_CHANNEL.'];
  }
  return channels.flatMap((channel, index) => [...(index === 0 ? [] : ['']), ...channelLines(channel)]);
}

function channelLines({ id, answer }: ChannelRules): readonly string[] {
  const { rules, uncovered, paused } = answer;
  return [
    `${id}: ${rules.length === 1 ? '1 rule' : `${rules.length} rules`}`,
    ...rules.flatMap(ruleLines),
    ...(uncovered.length === 0 ? [] : [`  Not watched here: ${uncovered.join(', ')}`]),
    ...(paused === null
      ? []
      : [`  Nothing has been posted here since ${plainInstant(paused.since)}: ${closedWords(paused.reason).why}.`]),
  ];
}

function ruleLines(view: RuleView): readonly string[] {
  const { rule } = view;
  const tells = rule.mention === null ? '' : `, tells ${mentionText(rule.mention)}`;
  const sentence = `${ruleSentence(ENGLISH, rule)}${tells}; set by ${authorName(ENGLISH, rule.authorId)}`;
  return [`  ${plainText(sentence)}`, `      ${plainText(standingSummary(ENGLISH, view, plainInstant))}`];
}
