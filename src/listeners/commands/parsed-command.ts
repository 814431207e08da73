import type { Refusal } from '../../domain/refusal.ts';
import type { Intention } from './intention.ts';
import { said, type Token } from './tokens.ts';

/** A question that was answered although a word was misspelt, or one had no use; the answer says so. */
export type Correction = { readonly typed: string; readonly read: string } | { readonly leftOut: string };

/** What a command's text means, or why nothing was done. */
export type ParsedCommand =
  | { readonly intention: Intention; readonly corrected: Correction | null }
  | { readonly refusal: Refusal };

export function understood(intention: Intention, corrected: Correction | null = null): ParsedCommand {
  return { intention, corrected };
}

/** The answer to words that nothing has a use for. */
export function leftOver(words: readonly Token[], line: string): ParsedCommand {
  return refused({ problem: 'word_left_over', typed: said(words), line });
}

/** What is meant if nothing follows, else the line to type without it. */
export function alone(intention: Intention, rest: readonly Token[], line: string): ParsedCommand {
  return rest.length === 0 ? understood(intention) : leftOver(rest, line);
}

export function refused(refusal: Refusal): ParsedCommand {
  return { refusal };
}
