import type { CardAlert, EpisodeCard } from '../domain/card.ts';
import { amount, amountUp, currencyName, listedWallets, totals } from './amounts.ts';
import { isRefusedKey } from './links.ts';
import { accountName } from './names.ts';
import { type ShowTime, spellDuration } from './times.ts';

/** What is wrong, as whole sentences without the severity (product: wording). */
export function alertWords(alert: CardAlert, card: EpisodeCard, show: ShowTime): string {
  if (alert.recovering) return `${recoveringWords(alert, card)}; recovering: confirmed by the next reading.`;
  switch (alert.kind) {
    case 'below':
      return `${belowWords(alert, card)}.`;
    case 'unavailable':
      return unavailableWords(card, show);
    case 'blind':
      return isRefusedKey(alert) ? refusedKeyWords(card) : cannotReadWords(alert, card, show);
  }
}

function recoveringWords(alert: CardAlert, card: EpisodeCard): string {
  const name = accountName(card.account);
  switch (alert.kind) {
    case 'below':
      return belowWords(alert, card);
    case 'unavailable':
      return `DeepSeek refused calls from ${name}`;
    case 'blind':
      return isRefusedKey(alert)
        ? `DeepSeek did not accept the key of ${name} (HTTP 401)`
        : `the balance of ${name} could not be read`;
  }
}

/** A tier clears later than it fires, so the total can be back above the threshold; then nothing is "down". */
function belowWords(alert: CardAlert, card: EpisodeCard): string {
  const name = accountName(card.account);
  const { currency, thresholdMicros } = alert;
  const wallet = card.wallets.find((each) => each.currency === currency);
  if (currency === null || thresholdMicros === null || wallet === undefined) return `${name} is below its threshold`;
  const total = amount(currency, wallet.total);
  const threshold = `threshold ${amount(currency, thresholdMicros)}`;
  if (!wallet.listed) {
    return `DeepSeek no longer lists the ${currencyName(currency)} wallet of ${name}; it had ${total} (${threshold})`;
  }
  if (wallet.total < thresholdMicros) return `${name} is down to ${total} (${threshold})`;
  if (alert.recovering || alert.clearsAt === null) return `${name} has ${total} (${threshold})`;
  return `${name} has ${total} (${threshold}, clears at ${amountUp(currency, alert.clearsAt)})`;
}

function unavailableWords(card: EpisodeCard, show: ShowTime): string {
  const name = accountName(card.account);
  const funded = totals(listedWallets(card).filter((wallet) => wallet.total > 0));
  if (funded === undefined || card.refused) {
    return `DeepSeek refuses calls from ${name} (${balanceLeft(card, show)}). Only a top-up helps, not retries.`;
  }
  return `DeepSeek reports ${name} as not available although ${funded} is left. Look at the console and the status page; a new key may be restricted.`;
}

function balanceLeft(card: EpisodeCard, show: ShowTime): string {
  const left = totals(listedWallets(card));
  if (left === undefined) return 'the balance is unknown';
  if (!card.refused) return `${left} left`;
  return `the balance is unknown${card.readAt === null ? '' : `, last read ${show(card.readAt)}: ${left}`}`;
}

function refusedKeyWords(card: EpisodeCard): string {
  const name = accountName(card.account);
  return `DeepSeek no longer accepts the key of ${name} (HTTP 401). Until it is replaced, no low-balance alert for ${name} can fire.`;
}

function cannotReadWords(alert: CardAlert, card: EpisodeCard, show: ShowTime): string {
  const failedFor = card.failing === null ? 0 : alert.since - card.failing.since;
  const duration = failedFor > 0 ? ` for ${spellDuration(failedFor)}` : '';
  const nothing = card.failing === null ? '' : ' This says nothing about the money.';
  return `the balance of ${accountName(card.account)} could not be read${duration}. ${lastRead(card, show)}${nothing}`;
}

function lastRead(card: EpisodeCard, show: ShowTime): string {
  if (card.readAt === null) return 'It was never read.';
  const amounts = totals(card.wallets);
  return amounts === undefined ? `Last read ${show(card.readAt)}.` : `Last read ${show(card.readAt)}: ${amounts}.`;
}
