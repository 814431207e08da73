import { isWord, meaningOf, type Token } from './tokens.ts';

/** Two digits at most, so that an amount with a comma for thousands is none. */
const RULE_NUMBERS = /^(?:rules? )?#?[1-9]\d?(?:(?:[,、]| (?:(?:and|&) )?)(?:rule )?#?[1-9]\d?)+$/;
const RULE_NUMBER = /^([#第]?)([1-9]\d{0,8})[条号]?$/;

/** A rule's number at the start of a text, and what follows it. */
export interface RuleNumberRead {
  readonly number: number;
  /** Whether it can be nothing but a rule's number: `#2`, `rule 2`. */
  readonly certain: boolean;
  readonly rest: readonly Token[];
}

/** All the numbers of a text that names several rules and nothing else: `1 2`, `1,2`, `#1 and #2`; else none. */
export function readRuleNumbers(tokens: readonly Token[]): readonly number[] {
  const words = tokens.filter(({ kind }) => kind === 'word').map(meaningOf);
  const match = RULE_NUMBERS.exec(words.join(' '));
  const numbers = match === null ? [] : [...match[0].matchAll(/\d+/g)].map(([digits]) => Number(digits));
  return numbers.length > 1 ? [...new Set(numbers)] : [];
}

/** Reads `2`, `#2`, `rule 2`; undefined when the text begins with something else. */
export function readRuleNumber(tokens: readonly Token[]): RuleNumberRead | undefined {
  const named = isWord(tokens[0], 'rule');
  const [first, ...rest] = named ? tokens.slice(1) : tokens;
  const [, mark = '', digits] = RULE_NUMBER.exec(meaningOf(first)) ?? [];
  return digits === undefined ? undefined : { number: Number(digits), certain: named || mark !== '', rest };
}
