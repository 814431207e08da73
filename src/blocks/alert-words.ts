import type { CardAlert, CardWallet, EpisodeCard } from '../domain/card.ts';
import { fromMinuteMicros } from '../domain/duration.ts';
import { shortestOf } from '../domain/forecast.ts';
import { lastsWords, spanWords } from './ahead-words.ts';
import { amount, amountUp, currencyName, listedWallets, totals } from './amounts.ts';
import { failureWords } from './failure-words.ts';
import { fallText, thresholdText } from './fall-words.ts';
import { sentences } from './joined.ts';
import { isRefusedKey } from './links.ts';
import type { Say } from './locales/say.ts';
import { accountName } from './names.ts';
import { reportedPast, reportedWords } from './report-words.ts';
import { type ShowTime, spellDuration } from './times.ts';

/** Whether a message tells an alert when it begins, or how it is later: a length of time is only true at first. */
export type Telling = 'first' | 'again';

/** What is wrong, as whole sentences without the severity (product: wording). */
export function alertWords(say: Say, alert: CardAlert, card: EpisodeCard, show: ShowTime, telling: Telling): string {
  if (alert.recovering) return say('alert.recovering', { words: recoveringWords(say, alert, card) });
  switch (alert.kind) {
    case 'below':
      return say('alert.sentence', { words: belowWords(say, alert, card) });
    case 'drop':
      return say('alert.sentence', { words: dropWords(say, alert, card) });
    case 'runway':
      return say('alert.sentence', { words: runwayWords(say, alert, card) });
    case 'unavailable':
      return unavailableWords(say, card, show);
    case 'blind':
      return isRefusedKey(alert)
        ? say('blind.key', { name: accountName(card.account) })
        : cannotReadWords(say, alert, card, show, telling);
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
      return say(refusedCalls(card) ? 'unavailable.refused' : 'unavailable.reported', { name });
    case 'blind':
      return say(isRefusedKey(alert) ? 'blind.key_past' : 'blind.past', { name });
  }
}

/** A tier ends later than it fires, so the total can be back above the threshold; then nothing is "down". */
function belowWords(say: Say, alert: CardAlert, card: EpisodeCard): string {
  const name = accountName(card.account);
  const { currency, thresholdMicros } = alert;
  const wallet = card.wallets.find((each) => each.currency === currency);
  if (currency === null || thresholdMicros === null || wallet === undefined) return say('below.unknown', { name });
  const values = { name, total: amount(currency, wallet.total), threshold: amount(currency, thresholdMicros) };
  if (!wallet.listed) return say('below.not_listed', { ...values, currency: currencyName(currency) });
  if (wallet.total < thresholdMicros) {
    const lasts = lasting(say, wallet);
    return lasts === undefined ? say('below.down', values) : say('below.down_lasts', { ...values, lasts });
  }
  if (alert.recovering || alert.clearsAt === null) return say('below.between', values);
  return say('below.between_ends', { ...values, ends: amountUp(currency, alert.clearsAt) });
}

/** How long a wallet lasts, for a title; undefined while nobody knows. */
export function lasting(say: Say, { total, forecast }: CardWallet): string | undefined {
  return total > 0 && forecast ? lastsWords(say, forecast.outlook) : undefined;
}

/** How long the money lasts, and what is left of it. */
function runwayWords(say: Say, alert: CardAlert, card: EpisodeCard): string {
  const name = accountName(card.account);
  const { thresholdMicros, clearsAt, recovering } = alert;
  const wallet = card.wallets.find((each) => each.currency === alert.currency);
  if (wallet === undefined || thresholdMicros === null || clearsAt === null) return say('runway.unknown', { name });
  const values = {
    name,
    lasts: (wallet.forecast && lastsWords(say, wallet.forecast.outlook)) ?? say('runway.may_not_last'),
    threshold: spanWords(say, thresholdMicros),
    left: amount(wallet.currency, wallet.total),
  };
  if (recovering || !isBetween(thresholdMicros, wallet)) return say('runway.lasts', values);
  return say('runway.lasts_ends', { ...values, ends: spanWords(say, clearsAt) });
}

/** Whether the money lasts longer than the threshold again: a tier ends later than it fires. */
export function isBetween(threshold: number, { forecast }: CardWallet): boolean {
  const shortest = forecast ? shortestOf(forecast.outlook) : undefined;
  return shortest !== undefined && shortest >= fromMinuteMicros(threshold);
}

/** The largest fall of the episode: what it is at this moment is no news. */
function dropWords(say: Say, alert: CardAlert, card: EpisodeCard): string {
  const name = accountName(card.account);
  const { currency, thresholdMicros, fall } = alert;
  if (currency === null || thresholdMicros === null || fall === null) return say('drop.unknown', { name });
  const left = totals(
    say,
    listedWallets(card).filter((wallet) => wallet.currency === currency),
  );
  const threshold = thresholdText({ ...alert, currency }, thresholdMicros);
  const values = { name, fall: fallText(say, alert, currency, fall), threshold };
  return left === undefined ? say('drop.fell', values) : say('drop.fell_left', { ...values, left });
}

function unavailableWords(say: Say, card: EpisodeCard, show: ShowTime): string {
  if (card.report) return reportedWords(say, card.report, card);
  const name = accountName(card.account);
  const funded = totals(
    say,
    listedWallets(card).filter((wallet) => wallet.total > 0),
  );
  if (funded === undefined || refusesCalls(card)) {
    return say('unavailable.refuses', { name, left: balanceLeft(say, card, show) });
  }
  return say('unavailable.although', { name, funded });
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
  const amounts = totals(say, listedWallets(card));
  if (amounts === undefined) return say('unavailable.left_unknown');
  if (!card.refused) return say('unavailable.left', { amounts });
  if (card.readAt === null) return say('unavailable.left_unknown');
  return say('unavailable.left_read', { time: show(card.readAt), amounts });
}

function cannotReadWords(say: Say, alert: CardAlert, card: EpisodeCard, show: ShowTime, telling: Telling): string {
  const name = accountName(card.account);
  const read = lastRead(say, card, show);
  if (card.failing === null) return sentences(say, [say('blind.unread', { name }), read]);
  const { cause, since } = card.failing;
  const how =
    telling === 'first'
      ? unreadFor(say, name, alert.since - since)
      : say('blind.unread_since', { name, time: show(since), cause: failureWords(say, cause) });
  return sentences(say, [how, read, say('blind.no_verdict')]);
}

function unreadFor(say: Say, name: string, ms: number): string {
  return ms > 0 ? say('blind.unread_for', { name, duration: spellDuration(say, ms) }) : say('blind.unread', { name });
}

function lastRead(say: Say, card: EpisodeCard, show: ShowTime): string {
  if (card.readAt === null) return say('blind.never_read');
  const amounts = totals(say, card.wallets);
  const time = show(card.readAt);
  return amounts === undefined ? say('blind.last_read', { time }) : say('blind.last_read_amounts', { time, amounts });
}
