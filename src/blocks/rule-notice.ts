import type { RuleChange } from '../domain/notification.ts';
import type { Rule } from '../domain/rule.ts';
import type { Say } from './locales/say.ts';
import type { MessageParts } from './message-parts.ts';
import { codeSpan } from './mrkdwn.ts';
import { personName } from './names.ts';
import { ruleCommand, ruleSentence } from './rule-text.ts';

/** Who changed what in a channel's rules. `command` is the command's name as it was typed. */
export function ruleNoticeParts(say: Say, change: RuleChange, command: string): MessageParts {
  const by =
    change.by === null ? say('notices.by_configuration') : say('notices.by_person', { person: personName(change.by) });
  switch (change.what) {
    case 'added':
      return {
        title: rulesTitle(say, 'set', by, change.rules),
        lines: [
          ...(change.rules.length === 1 ? [] : change.rules.map((rule) => `• ${ruleSentence(say, rule)}`)),
          ...change.rules.flatMap((rule) => tellsLines(say, rule)),
          ...(change.along.length === 0 ? [] : [say('notices.along')]),
          ...change.along.map((rule) => `• ${ruleSentence(say, rule)}`),
        ],
      };
    case 'changed':
      return {
        title: say('notices.changed_rule', { by, number: change.to.number }),
        lines: [
          say('notices.changed_from', { rule: ruleSentence(say, change.from) }),
          say('notices.changed_to', { rule: ruleSentence(say, change.to) }),
          ...tellsLines(say, change.to),
        ],
      };
    case 'removed':
      return {
        title: rulesTitle(say, 'removed', by, change.rules),
        lines: restoreLines(say, change.rules, command),
      };
  }
}

/** One rule fits into the title, more become a list. */
function rulesTitle(say: Say, what: 'set' | 'removed', by: string, rules: readonly Rule[]): string {
  const [only] = rules;
  if (only === undefined || rules.length > 1) return say(`notices.${what}_several`, { by, count: rules.length });
  return say(`notices.${what}_one`, { by, rule: ruleSentence(say, only) });
}

/** What to type so that it is as before; each rule beside its command, so that a list that is cut keeps whole pairs. */
function restoreLines(say: Say, rules: readonly Rule[], command: string): readonly string[] {
  const lineOf = (rule: Rule): string => codeSpan(ruleCommand(say, rule, command));
  if (rules.length === 1) return rules.map((rule) => say('notices.restore_one', { line: lineOf(rule) }));
  return [
    say('notices.restore_several'),
    ...rules.map((rule) => `• ${say('notices.restore_each', { rule: ruleSentence(say, rule), line: lineOf(rule) })}`),
  ];
}

/** Says that somebody will be told without telling them already. */
function tellsLines(say: Say, { number, mention }: Rule): readonly string[] {
  if (mention === null) return [];
  return [say('notices.mentions', { number, whom: mention.startsWith('<@') ? 'person' : 'group' })];
}
