import { REMOVAL_WORDS, type Verb, WAKING_WORDS } from '../../domain/command-words.ts';
import type { Vocabulary } from './currency.ts';
import { completions, type FirstWord, nearestFirstWords } from './first-word.ts';
import { parseVerb } from './parse-verb.ts';
import { type Correction, type ParsedCommand, refused } from './parsed-command.ts';
import { readParts } from './parts.ts';
import { parseShow } from './show.ts';
import { draftThreshold, refuseAmountAlone } from './threshold.ts';
import { said, type Token } from './tokens.ts';
import { isQuestion, verbOf } from './verbs.ts';

const OFF: Token = { kind: 'word', text: 'off', typed: 'off' };

/** A text whose first word is neither a verb nor an account: an amount, a typing error, or nothing that can be understood. */
export function parseUnnamed(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const removal = tokens.find(isRemovalWord);
  const waking = wakingWords(tokens, removal);
  if (waking.length > 0) return parseWaking(waking, tokens, vocabulary);
  if (removal !== undefined) return parseRemoval(removal, tokens, vocabulary);
  const hasAmount = draftThreshold(tokens, vocabulary).amounts.length > 0;
  const near = hasAmount && beginsWithPart(tokens, vocabulary) ? [] : nearestFirstWords(tokens, vocabulary);
  const [nearestOne] = near;
  if (nearestOne !== undefined && near.length === 1) return parseMisspelt(nearestOne, tokens, vocabulary);
  if (hasAmount) return refuseAmountAlone(tokens, vocabulary);
  const meant = near.length > 0 ? near : completions(tokens, vocabulary);
  return notUnderstood(tokens, meant, vocabulary);
}

function notUnderstood(tokens: readonly Token[], meant: readonly FirstWord[], vocabulary: Vocabulary): ParsedCommand {
  const lines = meant.map((word) => lineOf(word, vocabulary));
  return refused({ problem: 'not_understood', typed: said(tokens), lines });
}

/** The words of somebody who wants a snooze to end: `wake`, `cancel snooze`. */
function wakingWords(tokens: readonly Token[], removal: Token | undefined): readonly Token[] {
  const waking = tokens.find((token) => token.kind === 'word' && WAKING_WORDS.has(token.text));
  if (waking !== undefined) return [waking];
  const snooze = tokens.find((token) => token.kind === 'word' && verbOf(token.text) === 'snooze');
  return removal === undefined || snooze === undefined ? [] : [removal, snooze];
}

/** No snooze is ended for a word that is not the command's own; the answer shows the line that would. */
function parseWaking(waking: readonly Token[], tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const rest = tokens.filter((token) => !waking.includes(token));
  return refuseMisspeltChange('snooze', said(waking), [OFF, ...rest], vocabulary);
}

function isRemovalWord(token: Token): boolean {
  return token.kind === 'word' && (REMOVAL_WORDS.has(token.text) || verbOf(token.text) === 'remove');
}

/** Nothing is removed for a word that is not the command's own; the answer shows the line that would. */
function parseRemoval(word: Token, tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const rest = tokens.filter((token) => token !== word);
  const outcome = refuseMisspeltChange('remove', word.typed, rest, vocabulary);
  const incomplete = 'refusal' in outcome && outcome.refusal.problem === 'remove_incomplete' ? outcome.refusal : null;
  if (incomplete === null) return outcome;
  return refused({ problem: 'not_understood', typed: said(tokens), lines: incomplete.lines });
}

/** A name that can be typed as it stands, else the first example of what its verb needs. */
function lineOf({ name, verb }: FirstWord, vocabulary: Vocabulary): string {
  const outcome = verb === null ? null : parseVerb(verb, [], vocabulary);
  if (outcome === null || !('refusal' in outcome)) return name;
  const { refusal } = outcome;
  const example = 'lines' in refusal ? refusal.lines[0] : 'line' in refusal ? refusal.line : null;
  return example ?? name;
}

function beginsWithPart(tokens: readonly Token[], vocabulary: Vocabulary): boolean {
  const [first] = readParts(tokens, vocabulary);
  return first?.part !== 'nothing' && first?.fault?.problem !== 'word';
}

function parseMisspelt(word: FirstWord, tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const rest = tokens.slice(word.length);
  if (word.verb === null) return parseShow(tokens, vocabulary);
  if (!isQuestion(word.verb)) return refuseMisspeltChange(word.verb, word.typed, rest, vocabulary);
  const outcome = parseVerb(word.verb, rest, vocabulary);
  if ('refusal' in outcome && draftThreshold(rest, vocabulary).amounts.length > 0) return outcome;
  const corrected = 'refusal' in outcome ? null : correction(word, outcome.corrected);
  return 'refusal' in outcome || corrected === null
    ? notUnderstood(tokens, [word], vocabulary)
    : { ...outcome, corrected };
}

/** A word left over makes every change answer with the line to type and do nothing; the misspelt verb is such a word. */
function refuseMisspeltChange(
  verb: Verb,
  typed: string,
  rest: readonly Token[],
  vocabulary: Vocabulary,
): ParsedCommand {
  return parseVerb(verb, [...rest, { kind: 'reference', typed }], vocabulary);
}

/** Null when words are left over, too: `how much is left` is no misspelt `show`. */
function correction({ typed, name }: FirstWord, further: Correction | null): Correction | null {
  if (further !== null && 'leftOut' in further) return null;
  return further === null
    ? { typed, read: name }
    : { typed: `${typed} ${further.typed}`, read: `${name} ${further.read}` };
}
