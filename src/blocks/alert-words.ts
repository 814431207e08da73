import type { CardAlert, CardWallet, EpisodeCard } from '../domain/card.ts';
import { fromMinuteMicros } from '../domain/duration.ts';
import { shortestOf } from '../domain/forecast.ts';
import { lastsWords, spanWords } from './ahead-words.ts';
import { amount, amountUp, currencyName, listedWallets, totals } from './amounts.ts';
import { failureWords } from './failure-words.ts';
import { fallText, thresholdText } from './fall-words.ts';
import { isRefusedKey } from './links.ts';
import type { Say } from './locales/say.ts';
import { accountName } from './names.ts';
import { reportedPast, reportedWords } from './report-words.ts';
import { type ShowTime, spellDuration } from './times.ts';

/** Whether a message tells an alert when it begins, or how it is later: a length of time is only true at first. */
export type Telling = 'first' | 'again';

/** What is wrong, as whole sentences without the severity (product: wording). */
export function alertWords(say: Say, alert: CardAlert, card: EpisodeCard, show: ShowTime, telling: Telling): string {
  if (alert.recovering) return `${recoveringWords(say, alert, card)}; recovering, one more good reading ends it.`;
  switch (alert.kind) {
    case 'below':
      return `${belowWords(say, alert, card)}.`;
    case 'drop':
      return `${dropWords(say, alert, card)}.`;
    case 'runway':
      return `${runwayWords(say, alert, card)}.`;
    case 'unavailable':
      return unavailableWords(say, card, show);
    case 'blind':
      return isRefusedKey(alert) ? refusedKeyWords(say, card) : cannotReadWords(say, alert, card, show, telling);
  }
}

function recoveringWords(say: Say, alert: CardAlert, card: EpisodeCard): string {
  const name = accountName(card.account);
  switch (alert.kind) {
    case 'below':
      return belowWords(say, alert, card);
    case 'drop':
      return dropWords(say, alert, card);
    case 'runway':
      return runwayWords(say, alert, card);
    case 'unavailable':
      if (card.report) return reportedPast(say, card.report, card);
      return refusedCalls(card) ? `DeepSeek refused calls from ${name}` : `DeepSeek reported ${name} as not available`;
    case 'blind':
      return isRefusedKey(alert)
        ? `DeepSeek did not accept the key of ${name} (HTTP 401)`
        : `the balance of ${name} could not be read`;
  }
}

/** A tier ends later than it fires, so the total can be back above the threshold; then nothing is "down". */
function belowWords(say: Say, alert: CardAlert, card: EpisodeCard): string {
  const name = accountName(card.account);
  const { currency, thresholdMicros } = alert;
  const wallet = card.wallets.find((each) => each.currency === currency);
  if (currency === null || thresholdMicros === null || wallet === undefined) return `${name} is below its threshold`;
  const total = amount(currency, wallet.total);
  const threshold = `threshold ${amount(currency, thresholdMicros)}`;
  if (!wallet.listed) {
    return `DeepSeek no longer lists the ${currencyName(currency)} wallet of ${name}; it had ${total} (${threshold})`;
  }
  if (wallet.total < thresholdMicros) return `${name} is down to ${total} (${threshold})${lasting(say, wallet)}`;
  if (alert.recovering || alert.clearsAt === null) return `${name} has ${total} (${threshold})`;
  return `${name} has ${total} (${threshold}, ends at ${amountUp(currency, alert.clearsAt)})`;
}

/** How long it lasts, for a title; nothing while nobody knows. */
function lasting(say: Say, { total, forecast }: CardWallet): string {
  const words = total > 0 && forecast && lastsWords(say, forecast.outlook);
  return words ? `, ${words}` : '';
}

/** How long the money lasts, and what is left of it. */
function runwayWords(say: Say, alert: CardAlert, card: EpisodeCard): string {
  const name = accountName(card.account);
  const { thresholdMicros, clearsAt, recovering } = alert;
  const wallet = card.wallets.find((each) => each.currency === alert.currency);
  if (wallet === undefined || thresholdMicros === null || clearsAt === null)
    return `the money of ${name} will not last`;
  const lasts = (wallet.forecast && lastsWords(say, wallet.forecast.outlook)) ?? 'may not last';
  const threshold = `threshold ${spanWords(say, thresholdMicros)}`;
  const ends = !recovering && isBetween(thresholdMicros, wallet) ? `, ends at ${spanWords(say, clearsAt)}` : '';
  return `${name} ${lasts} (${threshold}${ends}), ${amount(wallet.currency, wallet.total)} is left`;
}

/** A tier ends later than it fires, so the runway can be longer than the threshold again. */
function isBetween(threshold: number, { forecast }: CardWallet): boolean {
  const shortest = forecast ? shortestOf(forecast.outlook) : undefined;
  return shortest !== undefined && shortest >= fromMinuteMicros(threshold);
}

/** The largest fall of the episode: what it is at this moment is no news. */
function dropWords(say: Say, alert: CardAlert, card: EpisodeCard): string {
  const name = accountName(card.account);
  const { currency, thresholdMicros, fall } = alert;
  if (currency === null || thresholdMicros === null || fall === null) return `the balance of ${name} fell suddenly`;
  const left = totals(
    say,
    listedWallets(card).filter((wallet) => wallet.currency === currency),
  );
  const fell = `${name} fell by ${fallText(say, alert, currency, fall)}`;
  const threshold = `threshold ${thresholdText({ ...alert, currency }, thresholdMicros)}`;
  return `${fell} (${threshold})${left === undefined ? '' : `, ${left} is left`}`;
}

function unavailableWords(say: Say, card: EpisodeCard, show: ShowTime): string {
  if (card.report) return reportedWords(say, card.report, card);
  const name = accountName(card.account);
  const funded = totals(
    say,
    listedWallets(card).filter((wallet) => wallet.total > 0),
  );
  if (funded === undefined || refusesCalls(card)) {
    return `DeepSeek refuses calls from ${name} (${balanceLeft(say, card, show)}). Only a top-up helps, not retries.`;
  }
  return `DeepSeek reports ${name} as not available although ${funded} is left. Look at the console and the status page; a new key may be restricted.`;
}

/** Calls are refused because nothing is left; "not available" although money is left is something else. */
export function refusesCalls(card: EpisodeCard): boolean {
  return card.refused || !listedWallets(card).some((wallet) => wallet.total > 0);
}

/** As `refusesCalls`, of what is over: what was added since is not what was left. */
export function refusedCalls(card: EpisodeCard): boolean {
  const added = new Map(card.rises.map(({ currency, total }) => [currency, total]));
  return card.refused || !listedWallets(card).some(({ currency, total }) => total > (added.get(currency) ?? 0));
}

function balanceLeft(say: Say, card: EpisodeCard, show: ShowTime): string {
  const left = totals(say, listedWallets(card));
  if (left === undefined) return 'the balance is unknown';
  if (!card.refused) return `${left} left`;
  return `the balance is unknown${card.readAt === null ? '' : `, last read ${show(card.readAt)}: ${left}`}`;
}

function refusedKeyWords(say: Say, card: EpisodeCard): string {
  const name = accountName(card.account);
  return `DeepSeek no longer accepts the key of ${name} (HTTP 401). Until it is replaced, no low-balance alert for ${name} can fire.`;
}

function cannotReadWords(say: Say, alert: CardAlert, card: EpisodeCard, show: ShowTime, telling: Telling): string {
  const balance = `the balance of ${accountName(card.account)}`;
  if (card.failing === null) return `${balance} could not be read. ${lastRead(say, card, show)}`;
  const { cause, since } = card.failing;
  const failedFor = alert.since - since;
  const duration = failedFor > 0 ? ` for ${spellDuration(say, failedFor)}` : '';
  const how =
    telling === 'first'
      ? `could not be read${duration}`
      : `has not been readable since ${show(since)} (${failureWords(say, cause)})`;
  return `${balance} ${how}. ${lastRead(say, card, show)} This says nothing about the money.`;
}

function lastRead(say: Say, card: EpisodeCard, show: ShowTime): string {
  if (card.readAt === null) return 'It was never read.';
  const amounts = totals(say, card.wallets);
  return amounts === undefined ? `Last read ${show(card.readAt)}.` : `Last read ${show(card.readAt)}: ${amounts}.`;
}
