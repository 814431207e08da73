import { DAY_MS } from '../../domain/duration.ts';
import type { Vocabulary } from './currency.ts';
import { type Draft, draft } from './draft.ts';
import { runwayLine } from './lines.ts';
import { type ParsedCommand, refused, understood } from './parsed-command.ts';
import { readRunwayParts } from './parts.ts';
import { faultOf, type LineOf, refusalOf } from './refuse.ts';
import type { Token } from './tokens.ts';

const EXAMPLE_MS = 3 * DAY_MS;

/** `runway 3d [CNY] [critical] [notify @oncall] [for prod]`, without the verb. */
export function parseRunway(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const read = draftRunway(tokens, vocabulary);
  const lineOf: LineOf = (_choice, of) =>
    runwayLine({ ...of, windowMs: of.windowMs ?? EXAMPLE_MS }, vocabulary.language);
  const { windowMs: spanMs, currency, severity, mention, accountId } = read;
  if (spanMs === null) {
    const incomplete = {
      problem: 'runway_incomplete',
      typed: read.leftOver,
      lines: [runwayLine({ ...read, windowMs: EXAMPLE_MS }, vocabulary.language)],
    } as const;
    return refused(faultOf(read, lineOf, vocabulary) ?? incomplete);
  }
  const refusal = refusalOf(read, lineOf, vocabulary);
  if (refusal !== null) return refused(refusal);
  return understood({ kind: 'runway', spanMs, currency, severity, mention, accountId });
}

export function draftRunway(tokens: readonly Token[], vocabulary: Vocabulary): Draft {
  return draft(readRunwayParts(tokens, vocabulary), ['window', 'currency', 'severity', 'account', 'mention']);
}
