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
      return say(refusesCalls(card) ? 'still.refuses' : 'still.not_available', { name });
    case 'blind':
      return say(isRefusedKey(alert) ? 'still.key' : 'still.unread', { name });
  }
}

/** All that is left has had its first good reading. */
export function confirmsWords(say: Say, card: EpisodeCard): string {
  const amounts = totals(say, listedWallets(card));
  const name = accountName(card.account);
  return amounts === undefined ? say('still.confirms_unknown', { name }) : say('still.confirms', { name, amounts });
}

/** Undefined between the threshold and where it clears, and for a wallet that is not listed. */
function stillBelow(say: Say, { currency, thresholdMicros }: CardAlert, card: EpisodeCard): string | undefined {
  const wallet = listedWallets(card).find((each) => each.currency === currency);
  if (wallet === undefined || thresholdMicros === null || wallet.total >= thresholdMicros) return undefined;
  return say('still.below', {
    name: accountName(card.account),
    total: amount(wallet.currency, wallet.total),
    threshold: amount(wallet.currency, thresholdMicros),
  });
}
