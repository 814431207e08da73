import type { CardAlert, CardWallet, EpisodeCard } from '../domain/card.ts';
import { lastsWords, spanWords } from './ahead-words.ts';
import { isBetween, lasting } from './alert-words.ts';
import { amount, currencyName, listedWallets } from './amounts.ts';
import { fallText, thresholdText } from './fall-words.ts';
import type { Say } from './locales/say.ts';

/**
 * What is wrong besides what a title says of the same account, in few words; undefined where only the whole sentence is
 * clear.
 */
export function besideWords(say: Say, alert: CardAlert, card: EpisodeCard): string | undefined {
  const { currency, thresholdMicros, recovering } = alert;
  const wallet = listedWallets(card).find((each) => each.currency === currency);
  if (wallet === undefined || thresholdMicros === null) return undefined;
  const words = shortWords(say, alert, wallet, thresholdMicros, card);
  return words && say(recovering ? 'alert.recovering' : 'alert.sentence', { words });
}

/** Of an alert about a wallet; all others have none. */
function shortWords(
  say: Say,
  alert: CardAlert,
  wallet: CardWallet,
  thresholdMicros: number,
  card: EpisodeCard,
): string | undefined {
  if (alert.kind === 'below') return belowWords(say, wallet, thresholdMicros);
  if (alert.kind === 'drop') return dropWords(say, alert, wallet.currency, thresholdMicros);
  return runwayWords(say, wallet, thresholdMicros, listedWallets(card).length > 1);
}

function belowWords(say: Say, wallet: CardWallet, thresholdMicros: number): string | undefined {
  const { currency, total } = wallet;
  if (total >= thresholdMicros) return undefined;
  const values = { total: amount(currency, total), threshold: amount(currency, thresholdMicros) };
  const lasts = lasting(say, wallet);
  return lasts === undefined ? say('beside.below', values) : say('beside.below_lasts', { ...values, lasts });
}

function dropWords(say: Say, alert: CardAlert, currency: string, thresholdMicros: number): string | undefined {
  if (alert.fall === null) return undefined;
  const threshold = thresholdText({ ...alert, currency }, thresholdMicros);
  return say('beside.drop', { fall: fallText(say, alert, currency, alert.fall), threshold });
}

/** Beside another wallet it is said whose money it is. */
function runwayWords(
  say: Say,
  wallet: CardWallet,
  thresholdMicros: number,
  isOneOfSeveral: boolean,
): string | undefined {
  const lasts = wallet.forecast ? lastsWords(say, wallet.forecast.outlook) : undefined;
  if (lasts === undefined || isBetween(thresholdMicros, wallet)) return undefined;
  const values = { lasts, threshold: spanWords(say, thresholdMicros) };
  if (!isOneOfSeveral) return say('beside.runway', values);
  return say('beside.runway_of', { ...values, currency: currencyName(wallet.currency) });
}
