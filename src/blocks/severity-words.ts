import type { Severity } from '../domain/rule.ts';
import type { Say } from './locales/say.ts';

/** A severity by sign and word, because colour alone tells too few people. */
export function severityWords(say: Say, severity: Severity): string {
  return say(`severity.${severity}`);
}
