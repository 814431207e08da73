import type { Check } from '../domain/check.ts';
import { formatMoney, formatTyped } from '../domain/money.ts';
import type { Snapshot } from '../domain/reading.ts';

/** Only the command line and the library say these sentences, and they speak English. */
const LIST = new Intl.ListFormat('en-GB');
const TOP_UP = 'Top up at https://platform.deepseek.com/top_up.';

/** DeepSeek answered 402; `detail` is how it said so. */
export function refusedWords(detail: string): string {
  return `DeepSeek refuses calls because the money is used up (${detail}). ${TOP_UP} Retries do not help.`;
}

/** Not available: because nothing is left, or although something is. */
export function notAvailableWords({ wallets }: Snapshot): string {
  const left = wallets
    .filter(({ total }) => total > 0)
    .map(({ currency, total }) => formatMoney({ currency, micros: total }));
  return left.length === 0
    ? `DeepSeek refuses calls because the money is used up. ${TOP_UP} Retries do not help.`
    : `DeepSeek reports the account as not available although ${LIST.format(left)} is left. Look at https://platform.deepseek.com and https://status.deepseek.com.`;
}

/** Which minimums an account misses, and what it has instead: `It needs 50 CNY and has ¥45.00.` */
export function shortageWords({ minimums }: Check): string {
  const missed = minimums.filter(({ met }) => met === false);
  const sentences = missed.map(({ amounts }) => {
    const has = amounts.map(({ currency, total }) =>
      total === null ? `no wallet in ${currency}` : formatMoney({ currency, micros: total }),
    );
    return `It needs ${amounts.map(formatTyped).join(' or ')} and has ${LIST.format(has)}.`;
  });
  return `${sentences.join(' ')} ${TOP_UP}`;
}
