import type { Vocabulary } from './currency.ts';
import { leftOver, type ParsedCommand, understood } from './parsed-command.ts';
import { draftThreshold, refuseAmountAlone } from './threshold.ts';
import { isWord, type Token } from './tokens.ts';
import { spell } from './verbs.ts';

const HELP_ALL = 'help all';

/** A verb that takes no further words. */
export function parseWordless(
  verb: 'test' | 'why' | 'top_up' | 'version' | 'rules',
  rest: readonly Token[],
): ParsedCommand {
  return rest.length === 0 ? understood({ kind: verb }) : leftOver(rest, spell(verb));
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
  return extra.length === 0 ? understood({ kind: 'help', all }) : leftOver(extra, HELP_ALL);
}
