import { spell } from '../../domain/command-words.ts';
import { HOUR_MS } from '../../domain/duration.ts';
import type { Language } from '../../domain/language.ts';
import { spellPart } from '../../domain/part-words.ts';
import { readAccountPart } from './account-part.ts';
import type { Vocabulary } from './currency.ts';
import { type Draft, draft } from './draft.ts';
import { forAccount, typeSpan, words } from './lines.ts';
import { type ParsedCommand, refused, understood } from './parsed-command.ts';
import type { Part } from './part.ts';
import { faultOf, refusalOf } from './refuse.ts';
import { readSnoozeEnd, type SnoozeEnd } from './snooze-end.ts';
import { said, type Token } from './tokens.ts';

const USUAL: SnoozeEnd['until'] = { kind: 'for', ms: 4 * HOUR_MS };

interface Read {
  readonly end: SnoozeEnd | null;
  /** What could not be read as an end, with its `until`, or what is out of range; empty without any. */
  readonly unclear: string;
  readonly outOfRange: string;
  readonly parts: readonly Part[];
}

const NOTHING: Read = { end: null, unclear: '', outOfRange: '', parts: [] };

/** `snooze [4h] [for prod]`, `snooze until tomorrow|top-up|resolved`, `snooze off`, in any order, without the verb. */
export function parseSnooze(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const { language } = vocabulary;
  const { end, unclear, outOfRange, parts } = readWords(NOTHING, tokens, vocabulary);
  const until = end?.until ?? USUAL;
  const read = draft(parts, ['account']);
  const lineOf = (_amount: unknown, of: Draft): string => snoozeLine(until, of, language);
  const fault = faultOf(read, lineOf, vocabulary);
  if (fault !== null) return refused(fault);
  if (unclear !== '') {
    return refused({ problem: 'snooze_unclear', typed: unclear, lines: exampleLines(read, language) });
  }
  const line = snoozeLine(until, read, language);
  if (outOfRange !== '') return refused({ problem: 'snooze_range', typed: outOfRange, line });
  const refusal = refusalOf(read, lineOf, vocabulary);
  if (refusal !== null) return refused(refusal);
  const { accountId } = read;
  return understood(until.kind === 'off' ? { kind: 'end_snooze', accountId } : { kind: 'snooze', until, accountId });
}

function readWords(read: Read, tokens: readonly Token[], vocabulary: Vocabulary): Read {
  if (tokens.length === 0) return read;
  const { found, length } = readStep(read, tokens, vocabulary);
  return readWords({ ...read, ...found }, tokens.slice(length), vocabulary);
}

function readStep(
  read: Read,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
): { readonly found: Partial<Read>; readonly length: number } {
  const end = readSnoozeEnd(tokens);
  if (end === 'unclear') return { found: { unclear: read.unclear || said(tokens.slice(0, 2)) }, length: 2 };
  const part = end === undefined ? readAccountPart(tokens, vocabulary) : undefined;
  if (part !== undefined) return { found: { parts: [...read.parts, part] }, length: part.tokens.length };
  const length = end?.length ?? 1;
  const leftOver: Part = { part: 'nothing', tokens: tokens.slice(0, length), fault: null };
  if (end === undefined || read.end !== null) return { found: { parts: [...read.parts, leftOver] }, length };
  if (end.fault === 'bare') return { found: { end, parts: [...read.parts, leftOver] }, length };
  return { found: { end, outOfRange: end.fault === 'range' ? said(leftOver.tokens) : '' }, length };
}

function exampleLines(of: Pick<Draft, 'accountId'>, language: Language): readonly string[] {
  const ends: readonly SnoozeEnd['until'][] = [{ kind: 'tomorrow' }, { kind: 'top_up' }, { kind: 'resolved' }, USUAL];
  return ends.map((until) => snoozeLine(until, of, language));
}

function snoozeLine(until: SnoozeEnd['until'], of: Pick<Draft, 'accountId'>, language: Language): string {
  return words([spell('snooze', language), typeEnd(until, language), forAccount(of, language)]);
}

function typeEnd(until: SnoozeEnd['until'], language: Language): string {
  if (until.kind === 'for') return typeSpan(until.ms, language);
  if (until.kind === 'off') return spellPart('off', language);
  const event = until.kind === 'top_up' ? 'top-up' : until.kind;
  return words([spellPart('until', language), spellPart(event, language)]);
}
