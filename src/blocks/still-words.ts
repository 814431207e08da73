import type { CardAlert, EpisodeCard } from '../domain/card.ts';
import { alertWords, refusesCalls } from './alert-words.ts';
import { amount, listedWallets, totals } from './amounts.ts';
import { isRefusedKey } from './links.ts';
import type { Say } from './locales/say.ts';
import { accountName } from './names.ts';
import type { ShowTime } from './times.ts';

/** What an alert that goes on is like, for a message that something else is over: `prod has ¥30.00, still below ¥50.00.` */
export function stillWords(say: Say, alert: CardAlert, card: EpisodeCard, show: ShowTime): string {
  const name = accountName(card.account);
  switch (alert.kind) {
    case 'below':
      return stillBelow(say, alert, card) ?? alertWords(say, alert, card, show, 'again');
    case 'drop':
    case 'runway':
      return alertWords(say, alert, card, show, 'again');
    case 'unavailable':
      if (card.report) return alertWords(say, alert, card, show, 'again');
      return refusesCalls(card)
        ? `DeepSeek still refuses calls from ${name}.`
        : `DeepSeek still reports ${name} as not available.`;
    case 'blind':
      return isRefusedKey(alert)
        ? `DeepSeek still does not accept the key of ${name} (HTTP 401).`
        : `the balance of ${name} can still not be read.`;
  }
}

/** All that is left has had its first good reading. */
export function confirmsWords(say: Say, card: EpisodeCard): string {
  const has = totals(say, listedWallets(card));
  const name = accountName(card.account);
  return `${has === undefined ? `the last reading of ${name} was good` : `${name} has ${has}`}; one more good reading ends it.`;
}

/** Undefined between the threshold and where it clears, and for a wallet that is not listed. */
function stillBelow(say: Say, { currency, thresholdMicros }: CardAlert, card: EpisodeCard): string | undefined {
  const wallet = listedWallets(card).find((each) => each.currency === currency);
  if (wallet === undefined || thresholdMicros === null || wallet.total >= thresholdMicros) return undefined;
  const { total } = wallet;
  return `${accountName(card.account)} has ${amount(wallet.currency, total)}, still below ${amount(wallet.currency, thresholdMicros)}.`;
}
