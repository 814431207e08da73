import { isWord, type Token } from './tokens.ts';

const RULE_NUMBER = /^#?([1-9]\d{0,8})$/;

/** A rule's number at the start of a text, and what follows it. */
export interface RuleNumberRead {
  readonly number: number;
  /** Whether it can be nothing but a rule's number: `#2`, `rule 2`. */
  readonly certain: boolean;
  readonly rest: readonly Token[];
}

/** Reads `2`, `#2`, `rule 2`; undefined when the text begins with something else. */
export function readRuleNumber(tokens: readonly Token[]): RuleNumberRead | undefined {
  const named = isWord(tokens[0], 'rule');
  const [first, ...rest] = named ? tokens.slice(1) : tokens;
  const digits = first?.kind === 'word' ? RULE_NUMBER.exec(first.text)?.[1] : undefined;
  if (first?.kind !== 'word' || digits === undefined) return undefined;
  return { number: Number(digits), certain: named || first.text.startsWith('#'), rest };
}
