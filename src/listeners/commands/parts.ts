import type { Severity } from '../../domain/rule.ts';
import { readAccountPart } from './account-part.ts';
import { type AmountRead, readAmount } from './amount.ts';
import { knownCurrency, type Vocabulary } from './currency.ts';
import { readMentionPart } from './mention-part.ts';
import { nearest } from './nearest.ts';
import type { Fault, Part } from './part.ts';
import { readPercentPart } from './percent-part.ts';
import { said, type Token } from './tokens.ts';
import { DROP_WINDOW, RUNWAY_SPAN, readWindowPart, type SpanLimits } from './window-part.ts';

const SEVERITIES: ReadonlyMap<string, Severity> = new Map([
  ['critical', 'critical'],
  ['crit', 'critical'],
  ['严重', 'critical'],
  ['warning', 'warning'],
  ['warn', 'warning'],
  ['警告', 'warning'],
]);

type ReadPart = (rest: readonly Token[], vocabulary: Vocabulary) => Part;

/** Every part of a text in its order; words that mean nothing are parts of their own. */
export function readParts(tokens: readonly Token[], vocabulary: Vocabulary): readonly Part[] {
  return readAll(tokens, vocabulary, readPart);
}

/** As `readParts`, for verbs that also take a window and a percentage. */
export function readDropParts(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  limits: SpanLimits = DROP_WINDOW,
): readonly Part[] {
  return readAll(
    tokens,
    vocabulary,
    (rest) => readWindowPart(rest, limits) ?? readPercentPart(rest, vocabulary) ?? readPart(rest, vocabulary),
  );
}

/** As `readParts`, for a time and a currency without an amount. */
export function readRunwayParts(tokens: readonly Token[], vocabulary: Vocabulary): readonly Part[] {
  return readAll(
    tokens,
    vocabulary,
    (rest) => readWindowPart(rest, RUNWAY_SPAN) ?? readCurrencyPart(rest, vocabulary) ?? readPart(rest, vocabulary),
  );
}

function readCurrencyPart([first]: readonly Token[], vocabulary: Vocabulary): Part | undefined {
  const currency = first?.kind === 'word' ? knownCurrency(first.text, vocabulary) : null;
  return first === undefined || currency === null
    ? undefined
    : { part: 'currency', tokens: [first], currency, fault: null };
}

function readAll(tokens: readonly Token[], vocabulary: Vocabulary, read: ReadPart): readonly Part[] {
  const parts: Part[] = [];
  let rest = tokens;
  while (rest.length > 0) {
    const part = read(rest, vocabulary);
    parts.push(part);
    rest = rest.slice(part.tokens.length);
  }
  return parts;
}

function readPart(rest: readonly Token[], vocabulary: Vocabulary): Part {
  return (
    readMentionPart(rest, vocabulary) ??
    readAccountPart(rest, vocabulary) ??
    readSeverityPart(rest) ??
    readAmountPart(rest, vocabulary) ?? { part: 'nothing', tokens: rest.slice(0, 1), fault: null }
  );
}

function readSeverityPart(rest: readonly Token[]): Part | undefined {
  const [first] = rest;
  if (first?.kind !== 'word') return undefined;
  const severity = SEVERITIES.get(first.text);
  const tokens = [first];
  if (severity !== undefined) return { part: 'severity', tokens, severity, fault: null };
  const [meant] = nearest(first.text, SEVERITIES.keys()).words.map((word) => SEVERITIES.get(word));
  return meant && { part: 'severity', tokens, severity: meant, fault: { problem: 'word', typed: first.typed } };
}

function readAmountPart(rest: readonly Token[], vocabulary: Vocabulary): Part | undefined {
  const read = readAmount(rest, vocabulary);
  if (read === undefined) return undefined;
  const tokens = rest.slice(0, read.length);
  return { part: 'amount', tokens, choices: read.choices, fault: amountFault(read, tokens) };
}

function amountFault({ problem, misspelt }: AmountRead, tokens: readonly Token[]): Fault | null {
  if (problem !== null) return { problem, typed: said(tokens) };
  return misspelt === null ? null : { problem: 'word', typed: misspelt };
}
