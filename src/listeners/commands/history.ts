import { DAY_MS, HOUR_MS, WEEK_MS } from '../../domain/duration.ts';
import { readAccountName } from './account-name.ts';
import type { Vocabulary } from './currency.ts';
import { historyLine } from './lines.ts';
import { nearest } from './nearest.ts';
import { type Correction, type ParsedCommand, refused, understood } from './parsed-command.ts';
import { isWord, meaningOf, said, type Token } from './tokens.ts';
import { readLength } from './window-part.ts';

/** Without a time, and the shortest and the longest that can be asked for (ms): older readings have less detail. */
const USUAL_MS = WEEK_MS;
const SHORTEST_MS = HOUR_MS;
const LONGEST_MS = 90 * DAY_MS;
/** Words that may stand before a time or an account and mean nothing more. */
const FILLERS = ['for', 'in', 'within', 'the', 'last', 'past', 'of', 'all'];

interface Read {
  readonly windowMs: number | null;
  readonly accountId: string | null;
  readonly correction: Correction | null;
  readonly unknownAccount: string | null;
  readonly leftOut: readonly Token[];
}

const NOTHING: Read = { windowMs: null, accountId: null, correction: null, unknownAccount: null, leftOut: [] };

/** `history [7d] [prod]`, in any order, without the verb. What is misspelt is read as the nearest, because a question changes nothing. */
export function parseHistory(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const { windowMs, accountId, correction, unknownAccount, leftOut } = readWords(NOTHING, tokens, vocabulary);
  if (unknownAccount !== null) {
    const line = historyLine({ windowMs, accountId: vocabulary.accountIds[0] ?? null }, vocabulary.language);
    return refused({ problem: 'account_unknown', typed: unknownAccount, known: vocabulary.accountIds, line });
  }
  const left = leftOut.length === 0 ? null : { leftOut: said(leftOut) };
  return understood({ kind: 'history', windowMs: windowMs ?? USUAL_MS, accountId }, left ?? correction);
}

function readWords(read: Read, rest: readonly Token[], vocabulary: Vocabulary): Read {
  if (rest.length === 0) return read;
  const { found, length } = readStep(read, rest, vocabulary);
  return readWords({ ...read, ...found }, rest.slice(length), vocabulary);
}

interface Step {
  readonly found: Partial<Read>;
  readonly length: number;
}

function readStep(read: Read, rest: readonly Token[], vocabulary: Vocabulary): Step {
  const time = read.windowMs === null ? readTime(rest) : undefined;
  if (time !== undefined) return time;
  const account = read.accountId === null ? readAccount(rest, vocabulary) : undefined;
  if (account !== undefined) return account;
  const [filler, next] = rest;
  if (isWord(filler, 'for') && next?.kind === 'word' && isNoName(rest.slice(1), vocabulary)) {
    return { found: { unknownAccount: said([next]) }, length: 2 };
  }
  if (FILLERS.some((word) => isWord(filler, word))) return { found: {}, length: 1 };
  return { found: { leftOut: [...read.leftOut, ...rest.slice(0, 1)] }, length: 1 };
}

function readTime(rest: readonly Token[]): Step | undefined {
  const time = readLength(rest);
  if (time === undefined) return undefined;
  const windowMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, time.ms));
  const typed = said(rest.slice(0, time.length));
  const correction =
    windowMs === time.ms ? {} : { correction: { typed, read: windowMs === LONGEST_MS ? '90d' : '1h' } };
  return { found: { windowMs, ...correction }, length: time.length };
}

function readAccount(rest: readonly Token[], vocabulary: Vocabulary): Step | undefined {
  const named = readAccountName(rest, vocabulary);
  if (named !== undefined) {
    const { accountId, label, length } = named;
    return { found: { accountId, ...(label !== null && { correction: { typed: label, read: accountId } }) }, length };
  }
  const [word] = rest;
  if (word?.kind !== 'word' || FILLERS.includes(meaningOf(word))) return undefined;
  const [accountId, ...others] = nearest(word.text, vocabulary.accountIds).words;
  if (accountId === undefined || others.length > 0) return undefined;
  return { found: { accountId, correction: { typed: said([word]), read: accountId } }, length: 1 };
}

/** Whether what follows `for` is neither a time, an account nor another word that may stand there. */
function isNoName(rest: readonly Token[], vocabulary: Vocabulary): boolean {
  const isFiller = FILLERS.some((word) => isWord(rest[0], word));
  return !isFiller && readLength(rest) === undefined && readAccount(rest, vocabulary) === undefined;
}
