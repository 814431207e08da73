import { spell } from '../../domain/command-words.ts';
import type { Vocabulary } from './currency.ts';
import { readFirstWord } from './first-word.ts';
import { exampleAmount, typeAmount } from './lines.ts';
import { parseVerb } from './parse-verb.ts';
import { type ParsedCommand, refused, understood } from './parsed-command.ts';
import { segmentNames } from './segment.ts';
import { parseShow } from './show.ts';
import { isWord, tokenise, wordsOf } from './tokens.ts';
import { parseUnnamed } from './unnamed.ts';

/** Longer than any command; what is longer is refused unread. */
const LENGTH_LIMIT = 300;

export interface CommandContext extends Vocabulary {
  /** As typed, such as `/deepseek-balance-dev`. */
  readonly command: string;
}

/**
 * Reads the text of a command (product: "The command"): what it asks for, or why nothing is done and what to type instead.
 * Misspelt questions are corrected, and `corrected` says so; a change is never guessed. Never throws.
 */
export function parseCommand(text: string, context: CommandContext): ParsedCommand {
  if (text.length > LENGTH_LIMIT) return refused({ problem: 'too_long', limit: LENGTH_LIMIT });
  const tokens = segmentNames(
    tokenise(text),
    context.accounts.flatMap(({ label }) => wordsOf(label)),
  );
  const [first] = tokens;
  if (first === undefined) return understood({ kind: 'show', accountId: null });
  const named = readFirstWord(tokens, context);
  if (named?.verb === null) return parseShow(tokens, context);
  if (named !== undefined) return parseVerb(named.verb, tokens.slice(named.length), context);
  if (isWord(first, 'on')) return refused({ problem: 'on_alone', line: exampleLine(context) });
  if (isWord(first, 'off')) return refused({ problem: 'off_alone' });
  return parseUnnamed(tokens, context);
}

function exampleLine(vocabulary: Vocabulary): string {
  return `${spell('threshold', vocabulary.language)} ${typeAmount(exampleAmount(vocabulary))}`;
}
