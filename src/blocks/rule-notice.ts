import type { RuleChange } from '../domain/notification.ts';
import type { Rule } from '../domain/rule.ts';
import type { Say } from './locales/say.ts';
import type { MessageParts } from './message-parts.ts';
import { codeSpan } from './mrkdwn.ts';
import { authorName } from './names.ts';
import { ruleCommand, ruleSentence } from './rule-text.ts';

/** Who changed what in a channel's rules. `command` is the command's name as it was typed. */
export function ruleNoticeParts(say: Say, change: RuleChange, command: string): MessageParts {
  const by = sentenceStart(say, authorName(say, change.by));
  switch (change.what) {
    case 'added':
      return {
        title: `${by} set ${rulesText(say, change.rules, 'for')}`,
        lines: [
          ...(change.rules.length === 1 ? [] : change.rules.map((rule) => `• ${ruleSentence(say, rule)}`)),
          ...change.rules.flatMap((rule) => tellsLines(say, rule)),
          ...(change.along.length === 0 ? [] : ["With it, because it is this channel's first rule:"]),
          ...change.along.map((rule) => `• ${ruleSentence(say, rule)}`),
        ],
      };
    case 'changed':
      return {
        title: `${by} changed rule #${change.to.number} of this channel.`,
        lines: [
          `From: ${ruleSentence(say, change.from)}`,
          `To: ${ruleSentence(say, change.to)}`,
          ...tellsLines(say, change.to),
        ],
      };
    case 'removed':
      return {
        title: `${by} removed ${rulesText(say, change.rules, 'of')}`,
        lines: restoreLines(say, change.rules, command),
      };
  }
}

/** One rule fits into the title, more become a list. */
function rulesText(say: Say, rules: readonly Rule[], whose: 'for' | 'of'): string {
  const [only] = rules;
  if (only === undefined || rules.length > 1) return `${rules.length} rules ${whose} this channel.`;
  return `a rule ${whose} this channel: ${ruleSentence(say, only)}.`;
}

/** What to type so that it is as before; each rule beside its command, so that a list that is cut keeps whole pairs. */
function restoreLines(say: Say, rules: readonly Rule[], command: string): readonly string[] {
  const commands = rules.map((rule) => codeSpan(ruleCommand(say, rule, command)));
  if (rules.length === 1) return [`To restore it: ${commands.join('')}`];
  return [
    'To restore one, type the line after it:',
    ...rules.map((rule, index) => `• ${ruleSentence(say, rule)}: ${commands[index]}`),
  ];
}

/** Says that somebody will be told without telling them already. */
function tellsLines(say: Say, { number, mention }: Rule): readonly string[] {
  if (mention === null) return [];
  return [`#${number} mentions ${mention.startsWith('<@') ? 'one person' : 'a user group'} when it warns.`];
}

function sentenceStart(say: Say, words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
