import { notAvailableWords, refusedWords, shortageWords } from '../blocks/check-words.ts';
import type { Check } from '../domain/check.ts';
import type { FailureCause } from '../domain/reading.ts';
import type { ReadAccount } from './read-accounts.ts';

const STATUS = 'https://status.deepseek.com';

const ADVICE: Readonly<Record<Exclude<FailureCause, 'auth'>, string>> = {
  rate_limited: 'DeepSeek asks for fewer requests: try again in a minute.',
  unreachable: `Check the network and ${STATUS}; DEEPSEEK_TIMEOUT gives more time.`,
  blocked: 'A firewall, a proxy or the region stands in the way: let this machine reach DeepSeek.',
  not_found: 'Check DEEPSEEK_BASE_URL, or base_url in the accounts file.',
  invalid: 'Check DEEPSEEK_BASE_URL, or base_url in the accounts file; a gateway may have answered.',
};

/** Why this account cannot pay for the run and what to do, in a few sentences; null when it can. */
export function checkSentence({ account, outcome: { reading, detail } }: ReadAccount, check: Check): string | null {
  switch (reading.kind) {
    case 'refused':
      return refusedWords(detail);
    case 'failure':
      return reading.cause === 'auth'
        ? `DeepSeek does not accept the key in ${account.keyVariable} (${detail}). Make a new one at https://platform.deepseek.com/api_keys.`
        : `The balance could not be read (${detail}); this says nothing about the money. ${ADVICE[reading.cause]}`;
    case 'snapshot':
      if (check.outcome === 'cannot_pay') return notAvailableWords(reading);
      return check.outcome === 'fine' ? null : shortageWords(check);
  }
}
