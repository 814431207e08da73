import { spell } from '../../domain/command-words.ts';
import type { Vocabulary } from './currency.ts';
import { alone, type Correction, type ParsedCommand, understood } from './parsed-command.ts';
import { draftThreshold, refuseAmountAlone } from './threshold.ts';
import { isWord, said, type Token } from './tokens.ts';

/** A question that takes no further words; it is answered without them. */
export function parseWordless(verb: 'why' | 'top_up' | 'version' | 'rules', rest: readonly Token[]): ParsedCommand {
  return understood({ kind: verb }, leftOut(rest));
}

/** `test` posts to the channel, so a word left over stops it. */
export function parseTest(rest: readonly Token[], { language }: Vocabulary): ParsedCommand {
  return alone({ kind: 'test' }, rest, spell('test', language));
}

/** `settings` opens a form; `设置 50元` is what a threshold is called elsewhere. */
export function parseSettings(rest: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  if (draftThreshold(rest, vocabulary).amounts.length > 0) return refuseAmountAlone(rest, vocabulary);
  return alone({ kind: 'settings' }, rest, spell('settings', vocabulary.language));
}

/** `rules`; one of its spellings is `thresholds`, so with an amount a threshold was meant. */
export function parseRules(rest: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const amounts = draftThreshold(rest, vocabulary).amounts;
  return amounts.length > 0 ? refuseAmountAlone(rest, vocabulary) : parseWordless('rules', rest);
}

/** `help` or `help all`, without the verb. */
export function parseHelp(rest: readonly Token[]): ParsedCommand {
  const all = isWord(rest[0], 'all');
  const extra = all ? rest.slice(1) : rest;
  return understood({ kind: 'help', all }, leftOut(extra));
}

function leftOut(words: readonly Token[]): Correction | null {
  return words.length === 0 ? null : { leftOut: said(words) };
}
