import type { Rule } from '../../domain/rule.ts';
import type { Say } from '../locales/say.ts';
import { codeSpan } from '../mrkdwn.ts';
import { ruleCommand, ruleSentence } from '../rule-text.ts';
import { lineToType } from './line-to-type.ts';

const MOST_LINES = 8;
/** Fewer, because each holds a whole command. */
const MOST_RESTORED = 5;

/** What came of several rules, as a heading for them. */
type Heading = 'set' | 'already' | 'in_force' | 'not_active';

/** Some rules, one to a line; of many the first ones, and where to see all. */
export function ruleLines(
  say: Say,
  rules: readonly Rule[],
  command: string,
  mark: (sentence: string, rule: Rule) => string = (sentence) => sentence,
): readonly string[] {
  return fewLines(
    rules.map((rule) => say('answers.rules.item', { rule: mark(ruleSentence(say, rule), rule) })),
    MOST_LINES,
    (left) => say('answers.rules.more', { left, line: lineToType(say, command, 'type.rules') }),
  );
}

/** Some rules that are gone, each with the line that sets it again. */
export function restoreLines(say: Say, rules: readonly Rule[], command: string): readonly string[] {
  return fewLines(
    rules.map((rule) =>
      say('answers.rules.restore', {
        rule: ruleSentence(say, rule),
        line: codeSpan(ruleCommand(say, rule, command)),
      }),
    ),
    MOST_RESTORED,
    (left) => say('answers.more', { left }),
  );
}

/** One rule after a heading, or several beneath it. */
export function headedRules(say: Say, heading: Heading, rules: readonly Rule[], command: string): readonly string[] {
  const [only, ...others] = rules;
  if (only !== undefined && others.length === 0)
    return [say('answers.rules.headed', { heading, rule: ruleSentence(say, only) })];
  return [say('answers.rules.heading', { heading }), ...ruleLines(say, rules, command)];
}

function fewLines(lines: readonly string[], most: number, more: (left: number) => string): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most), more(lines.length - most)];
}
