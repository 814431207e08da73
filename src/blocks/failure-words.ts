import type { FailureCause } from '../domain/reading.ts';
import type { Say } from './locales/say.ts';

/** Why an account could not be read, as the second half of a sentence. */
export function failureWords(say: Say, cause: FailureCause): string {
  return say(`failure.${cause}`);
}
