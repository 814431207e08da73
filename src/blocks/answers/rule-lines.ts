import type { Rule } from '../../domain/rule.ts';
import type { Say } from '../locales/say.ts';
import { codeSpan } from '../mrkdwn.ts';
import { ruleCommand, ruleSentence } from '../rule-text.ts';

const MOST_LINES = 8;
/** Fewer, because each holds a whole command. */
const MOST_RESTORED = 5;

/** Some rules, one to a line; of many the first ones, and where to see all. */
export function ruleLines(
  say: Say,
  rules: readonly Rule[],
  command: string,
  mark: (rule: Rule) => string = () => '',
): readonly string[] {
  return fewLines(
    say,
    rules.map((rule) => `• ${ruleSentence(say, rule)}${mark(rule)}`),
    MOST_LINES,
    `: ${codeSpan(`${command} rules`)} shows all`,
  );
}

/** Some rules that are gone, each with the line that sets it again. */
export function restoreLines(say: Say, rules: readonly Rule[], command: string): readonly string[] {
  return fewLines(
    say,
    rules.map((rule) => `• ${ruleSentence(say, rule)}. To set it again: ${codeSpan(ruleCommand(say, rule, command))}`),
    MOST_RESTORED,
    '',
  );
}

/** One rule after a title, or several beneath it. */
export function titledRules(say: Say, title: string, rules: readonly Rule[], command: string): readonly string[] {
  const [only, ...others] = rules;
  if (only !== undefined && others.length === 0) return [`${title}: ${ruleSentence(say, only)}.`];
  return [`${title}:`, ...ruleLines(say, rules, command)];
}

function fewLines(say: Say, lines: readonly string[], most: number, where: string): readonly string[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most), `… and ${lines.length - most} more${where}`];
}
