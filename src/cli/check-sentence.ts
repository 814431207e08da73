import { nameList } from '../blocks/name-list.ts';
import type { Check, JudgedMinimum } from '../domain/check.ts';
import { formatMoney, formatTyped } from '../domain/money.ts';
import type { FailureCause, Snapshot } from '../domain/reading.ts';
import type { ReadAccount } from './read-accounts.ts';

const TOP_UP = 'Top up at https://platform.deepseek.com/top_up.';
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
      return `DeepSeek refuses calls because the money is used up (${detail}). ${TOP_UP} Retries do not help.`;
    case 'failure':
      return reading.cause === 'auth'
        ? `DeepSeek does not accept the key in ${account.keyVariable} (${detail}). Make a new one at https://platform.deepseek.com/api_keys.`
        : `The balance could not be read (${detail}); this says nothing about the money. ${ADVICE[reading.cause]}`;
    case 'snapshot':
      if (check.outcome === 'cannot_pay') return describeUnavailable(reading);
      return check.outcome === 'fine' ? null : `${check.minimums.flatMap(describeMinimum).join(' ')} ${TOP_UP}`;
  }
}

function describeUnavailable({ wallets }: Snapshot): string {
  const left = wallets
    .filter(({ total }) => total > 0)
    .map(({ currency, total }) => formatMoney({ currency, micros: total }));
  return left.length === 0
    ? `DeepSeek refuses calls because the money is used up. ${TOP_UP} Retries do not help.`
    : `DeepSeek reports the account as not available although ${nameList(left)} is left. Look at https://platform.deepseek.com and ${STATUS}.`;
}

function describeMinimum({ met, amounts }: JudgedMinimum): readonly string[] {
  if (met !== false) return [];
  const needed = amounts.map(formatTyped).join(' or ');
  const has = amounts.map(({ currency, total }) =>
    total === null ? `no wallet in ${currency}` : formatMoney({ currency, micros: total }),
  );
  return [`It needs ${needed} and has ${nameList(has)}.`];
}
