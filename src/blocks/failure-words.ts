import type { FailureCause } from '../domain/reading.ts';
import type { Say } from './locales/say.ts';

const WORDS: Readonly<Record<FailureCause, string>> = {
  auth: 'DeepSeek no longer accepts its key (HTTP 401)',
  rate_limited: 'DeepSeek asks for fewer requests (HTTP 429)',
  unreachable: 'DeepSeek could not be reached',
  blocked: 'something on the way to DeepSeek blocks the request (HTTP 403)',
  not_found: 'its address offers no balance (HTTP 404)',
  invalid: 'the answer could not be read as a balance',
};

/** Why an account could not be read, as the second half of a sentence. */
export function failureWords(say: Say, cause: FailureCause): string {
  return WORDS[cause];
}
