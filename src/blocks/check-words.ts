import type { Check } from '../domain/check.ts';
import { formatMoney, formatTyped } from '../domain/money.ts';
import type { Snapshot } from '../domain/reading.ts';
import type { Say } from './locales/say.ts';
import { nameList } from './name-list.ts';

const TOP_UP = 'Top up at https://platform.deepseek.com/top_up.';

/** DeepSeek answered 402; `detail` is how it said so. */
export function refusedWords(say: Say, detail: string): string {
  return `DeepSeek refuses calls because the money is used up (${detail}). ${TOP_UP} Retries do not help.`;
}

/** Not available: because nothing is left, or although something is. */
export function notAvailableWords(say: Say, { wallets }: Snapshot): string {
  const left = wallets
    .filter(({ total }) => total > 0)
    .map(({ currency, total }) => formatMoney({ currency, micros: total }));
  return left.length === 0
    ? `DeepSeek refuses calls because the money is used up. ${TOP_UP} Retries do not help.`
    : `DeepSeek reports the account as not available although ${nameList(say, left)} is left. Look at https://platform.deepseek.com and https://status.deepseek.com.`;
}

/** Which minimums an account misses, and what it has instead: `It needs 50 CNY and has ¥45.00.` */
export function shortageWords(say: Say, { minimums }: Check): string {
  const missed = minimums.filter(({ met }) => met === false);
  const sentences = missed.map(({ amounts }) => {
    const has = amounts.map(({ currency, total }) =>
      total === null ? `no wallet in ${currency}` : formatMoney({ currency, micros: total }),
    );
    return `It needs ${amounts.map(formatTyped).join(' or ')} and has ${nameList(say, has)}.`;
  });
  return `${sentences.join(' ')} ${TOP_UP}`;
}
