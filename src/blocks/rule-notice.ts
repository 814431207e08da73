import type { RuleChange } from '../domain/notification.ts';
import type { Rule } from '../domain/rule.ts';
import type { MessageParts } from './message-parts.ts';
import { codeSpan } from './mrkdwn.ts';
import { authorName } from './names.ts';
import { ruleCommand, ruleSentence } from './rule-text.ts';

/** Who changed what in a channel's rules. `command` is the command's name as it was typed. */
export function ruleNoticeParts(change: RuleChange, command: string): MessageParts {
  const by = sentenceStart(authorName(change.by));
  switch (change.what) {
    case 'added':
      return {
        title: `${by} set ${rulesText(change.rules, 'for')}`,
        lines: [
          ...(change.rules.length === 1 ? [] : change.rules.map((rule) => `• ${ruleSentence(rule)}`)),
          ...change.rules.flatMap(tellsLines),
          ...(change.along.length === 0 ? [] : ["With it, because it is this channel's first rule:"]),
          ...change.along.map((rule) => `• ${ruleSentence(rule)}`),
        ],
      };
    case 'changed':
      return {
        title: `${by} changed rule #${change.to.number} of this channel.`,
        lines: [`From: ${ruleSentence(change.from)}`, `To: ${ruleSentence(change.to)}`, ...tellsLines(change.to)],
      };
    case 'removed':
      return { title: `${by} removed ${rulesText(change.rules, 'of')}`, lines: restoreLines(change.rules, command) };
  }
}

/** One rule fits into the title, more become a list. */
function rulesText(rules: readonly Rule[], whose: 'for' | 'of'): string {
  const [only] = rules;
  if (only === undefined || rules.length > 1) return `${rules.length} rules ${whose} this channel.`;
  return `a rule ${whose} this channel: ${ruleSentence(only)}.`;
}

/** What to type so that it is as before; each rule beside its command, so that a list that is cut keeps whole pairs. */
function restoreLines(rules: readonly Rule[], command: string): readonly string[] {
  const commands = rules.map((rule) => codeSpan(ruleCommand(rule, command)));
  if (rules.length === 1) return [`To restore it: ${commands.join('')}`];
  return [
    'To restore one, type the line after it:',
    ...rules.map((rule, index) => `• ${ruleSentence(rule)}: ${commands[index]}`),
  ];
}

/** Says that somebody will be told without telling them already. */
function tellsLines({ number, mention }: Rule): readonly string[] {
  if (mention === null) return [];
  return [`#${number} mentions ${mention.startsWith('<@') ? 'one person' : 'a user group'} when it warns.`];
}

function sentenceStart(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
