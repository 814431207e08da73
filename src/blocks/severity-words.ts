import type { Severity } from '../domain/rule.ts';

const WORDS: Readonly<Record<Severity, string>> = { warning: '⚠️ Warning', critical: '🔴 Critical' };

/** A severity by sign and word, because colour alone tells too few people. */
export function severityWords(severity: Severity): string {
  return WORDS[severity];
}
