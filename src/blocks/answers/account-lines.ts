import type { AccountView } from '../../domain/answer.ts';
import type { CardWallet } from '../../domain/card.ts';
import { TOP_UP_DAYS } from '../../domain/forecast.ts';
import { burnWords, outlookSentence, spanWords, topUpWords } from '../ahead-words.ts';
import { amount, currencyName, splitAmount } from '../amounts.ts';
import { failureWords } from '../failure-words.ts';
import { fallText } from '../fall-words.ts';
import { capitalized, sentences, withCommas } from '../joined.ts';
import type { Say } from '../locales/say.ts';
import { accountWithId } from '../names.ts';
import { reportedFact } from '../report-words.ts';
import { type ShowTime, shortDuration } from '../times.ts';

/** All about one account, line by line: how it is, its wallets, how old that is. */
export function accountLines(say: Say, account: AccountView, now: number, time: ShowTime): string {
  const lines = [
    accountHead(say, account),
    ...account.wallets.flatMap((wallet) => [walletLine(say, wallet, time), ...aheadLines(say, wallet, account)]),
    ...reportLines(say, account, time),
    ...availabilityLines(say, account),
    ...readLines(say, account, now, time),
  ];
  return lines.join('\n');
}

/** One account in one line: how it is and the totals. */
export function accountLine(say: Say, account: AccountView): string {
  const totals = account.wallets.filter(({ listed }) => listed).map(({ currency, total }) => amount(currency, total));
  const head = accountHead(say, account);
  if (totals.length === 0) return head;
  return sentences(say, [head, say('answers.account.total', { totals: withCommas(say, totals) })]);
}

function accountHead(say: Say, account: AccountView): string {
  const name = accountWithId(account.info);
  switch (account.state) {
    case 'ok':
      return fineHead(say, account, name);
    case 'low':
      return lowHead(say, account, name);
    case 'unavailable':
      if (isOnlyReported(account)) return say('answers.account.reported', { name });
      return say(refusesCalls(account) ? 'answers.account.refused' : 'answers.account.not_available', { name });
    case 'auth':
      return say('answers.account.refused_key', { name, why: failureWords(say, 'auth') });
    case 'limited':
      return say('answers.account.failed', { name, why: failureWords(say, 'rate_limited') });
    case 'error':
      return account.failing === null
        ? say('answers.account.failed_somehow', { name })
        : say('answers.account.failed', { name, why: failureWords(say, account.failing.cause) });
    case 'unread':
      return say('answers.account.unread', { name });
  }
}

/** Where no rule watches an amount, nobody has said what would be fine. */
function fineHead(say: Say, { watched, available }: AccountView, name: string): string {
  if (watched) return say('answers.account.fine', { name });
  return say(available === true ? 'answers.account.accepted' : 'answers.account.readable', { name });
}

/** Between a threshold and where its alert ends, nothing is below it. */
function lowHead(say: Say, { low, fallen, short, wallets }: AccountView, name: string): string {
  const sign = [low, fallen, short].some((alert) => alert?.severity === 'critical') ? '🔴' : '⚠️';
  const isBelow = wallets.some(({ currency, total }) => currency === low?.currency && total < low.thresholdMicros);
  if (low === null && short !== null)
    return say('answers.account.short', { sign, name, span: spanWords(say, short.thresholdMicros) });
  if (low === null && fallen !== null)
    return say('answers.account.fell', { sign, name, fall: fallText(say, fallen, fallen.currency, fallen.fall) });
  if (low === null || !isBelow) return say('answers.account.low', { sign, name });
  const threshold = amount(low.currency, low.thresholdMicros);
  return say('answers.account.below', { sign, name, threshold, severity: low.severity });
}

/** No reading says it: what production sees counts over them. */
function isOnlyReported({ report, available }: AccountView): boolean {
  return report?.status === 402 && available !== false;
}

/** Not available with money left is something else than an empty account. */
function refusesCalls({ refused, wallets }: AccountView): boolean {
  return refused || !wallets.some(({ listed, total }) => listed && total > 0);
}

function walletLine(say: Say, wallet: CardWallet, time: ShowTime): string {
  if (wallet.listed) return splitAmount(say, wallet);
  const total = amount(wallet.currency, wallet.total);
  const currency = currencyName(wallet.currency);
  return say('answers.account.not_listed', { currency, time: time(wallet.readAt), total });
}

/** How fast it goes, how long it lasts, and what would be enough. */
function aheadLines(
  say: Say,
  { currency, listed, forecast }: CardWallet,
  { stale, failing, wallets }: AccountView,
): readonly string[] {
  // What was true at an old reading says nothing about now.
  if (!listed || !forecast || stale || failing !== null) return [];
  const burn = burnWords(say, currency, forecast.burn);
  const topUp = topUpWords(say, forecast);
  const parts = [
    ...(burn === undefined ? [] : [say('answers.account.burn', { burn: capitalized(burn) })]),
    outlookSentence(say, forecast.outlook, wallets.length > 1 ? currencyName(currency) : undefined),
    ...(topUp === undefined ? [] : [say('answers.account.to_last', { days: TOP_UP_DAYS, topUp })]),
  ];
  return [sentences(say, parts)];
}

function reportLines(say: Say, { report }: AccountView, time: ShowTime): readonly string[] {
  if (report === null) return [];
  return [say('answers.account.report', { time: time(report.reportedAt), fact: reportedFact(say, report) })];
}

function availabilityLines(say: Say, { state, available, readAt }: AccountView): readonly string[] {
  if (readAt === null || state === 'unavailable' || available === true) return [];
  return [say(available === null ? 'answers.account.availability_unknown' : 'answers.account.was_not_available')];
}

function readLines(say: Say, account: AccountView, now: number, time: ShowTime): readonly string[] {
  const { readAt, failing, refused, stale, state } = account;
  if (state === 'unread') return [];
  const trouble = [
    ...whyStale(say, account),
    ...(failing === null ? [] : [say('answers.account.failing_since', { time: time(failing.since) })]),
  ];
  return [sentences(say, [...trouble, lastRead()])];

  function lastRead(): string {
    if (readAt === null) return say('answers.account.never_read');
    const age = { age: shortDuration(say, now - readAt), time: time(readAt) };
    if (stale || failing !== null) return say('answers.account.last_read', age);
    return say(refused ? 'answers.account.refused_without_amounts' : 'answers.account.read', age);
  }
}

/** Said only where the head does not say it already. */
function whyStale(say: Say, { state, stale, failing }: AccountView): readonly string[] {
  if (!stale || state === 'auth' || state === 'limited' || state === 'error') return [];
  return [
    failing === null
      ? say('answers.account.just_failed_somehow')
      : say('answers.account.just_failed', { why: failureWords(say, failing.cause) }),
  ];
}
