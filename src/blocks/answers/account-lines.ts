import type { AccountView } from '../../domain/answer.ts';
import type { CardWallet } from '../../domain/card.ts';
import { formatDuration } from '../../domain/duration.ts';
import { TOP_UP_DAYS } from '../../domain/forecast.ts';
import { burnWords, outlookSentence, spanWords, topUpWords } from '../ahead-words.ts';
import { amount, currencyName, splitAmount } from '../amounts.ts';
import { failureWords } from '../failure-words.ts';
import { fallText } from '../fall-words.ts';
import type { Say } from '../locales/say.ts';
import { accountWithId } from '../names.ts';
import { reportedFact } from '../report-words.ts';
import type { ShowTime } from '../times.ts';

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
  return totals.length === 0 ? accountHead(say, account) : `${accountHead(say, account)} Total ${totals.join(', ')}.`;
}

function accountHead(say: Say, account: AccountView): string {
  const name = accountWithId(account.info);
  switch (account.state) {
    case 'ok':
      return fineHead(say, account, name);
    case 'low':
      return lowHead(say, account, name);
    case 'unavailable':
      if (isOnlyReported(account)) return `🔴 DeepSeek refuses calls from ${name}, as production reports.`;
      return refusesCalls(account)
        ? `🔴 DeepSeek refuses calls from ${name}. Only a top-up helps, not retries.`
        : `🔴 DeepSeek reports ${name} as not available although money is left. Look at the console and the status page.`;
    case 'auth':
      return `🔑 ${name} cannot be read: ${failureWords(say, 'auth')}.`;
    case 'limited':
      return `❔ ${name} could not be read: ${failureWords(say, 'rate_limited')}.`;
    case 'error':
      return `❔ ${name} could not be read${account.failing === null ? '' : `: ${failureWords(say, account.failing.cause)}`}.`;
    case 'unread':
      return `⏳ ${name} has not been read yet.`;
  }
}

/** Where no rule watches an amount, nobody has said what would be fine. */
function fineHead(say: Say, { watched, available }: AccountView, name: string): string {
  if (watched) return `✅ ${name} is fine.`;
  return available === true ? `✅ DeepSeek accepts calls from ${name}.` : `✅ ${name} can be read.`;
}

/** Between a threshold and where its alert ends, nothing is below it. */
function lowHead(say: Say, { low, fallen, short, wallets }: AccountView, name: string): string {
  const sign = [low, fallen, short].some((alert) => alert?.severity === 'critical') ? '🔴' : '⚠️';
  const isBelow = wallets.some(({ currency, total }) => currency === low?.currency && total < low.thresholdMicros);
  if (low === null && short !== null) return `${sign} ${name} will not last ${spanWords(say, short.thresholdMicros)}.`;
  if (low === null && fallen !== null)
    return `${sign} ${name} fell by ${fallText(say, fallen, fallen.currency, fallen.fall)}.`;
  if (low === null || !isBelow) return `${sign} ${name} is low.`;
  return `${sign} ${name} is below ${amount(low.currency, low.thresholdMicros)}${low.severity === 'critical' ? ' (critical)' : ''}.`;
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
  return `${currencyName(wallet.currency)}: not reported any more, which does not mean zero. Last read ${time(wallet.readAt)}: ${total}.`;
}

/** How fast it goes, how long it lasts, and what would be enough. */
function aheadLines(
  say: Say,
  { currency, listed, forecast }: CardWallet,
  { stale, failing }: AccountView,
): readonly string[] {
  // What was true at an old reading says nothing about now.
  if (!listed || !forecast || stale || failing !== null) return [];
  const burn = burnWords(say, currency, forecast.burn);
  const topUp = topUpWords(say, forecast);
  const sentences = [
    ...(burn === undefined ? [] : [`${burn.charAt(0).toUpperCase()}${burn.slice(1)}.`]),
    outlookSentence(say, forecast.outlook),
    ...(topUp === undefined ? [] : [`To last ${TOP_UP_DAYS} days: ${topUp}.`]),
  ];
  return [sentences.join(' ')];
}

function reportLines(say: Say, { report }: AccountView, time: ShowTime): readonly string[] {
  if (report === null) return [];
  return [
    `Production reported ${time(report.reportedAt)} ${reportedFact(say, report)}; two good readings after that end it.`,
  ];
}

function availabilityLines(say: Say, { state, available, readAt }: AccountView): readonly string[] {
  if (readAt === null || state === 'unavailable' || available === true) return [];
  if (available === null) return ['DeepSeek does not say whether it accepts calls.'];
  return ['When it was last read, DeepSeek reported it as not available.'];
}

function readLines(say: Say, account: AccountView, now: number, time: ShowTime): readonly string[] {
  const { readAt, failing, refused, stale, state } = account;
  if (state === 'unread') return [];
  const trouble = [
    ...whyStale(say, account),
    ...(failing === null ? [] : [`It has not been readable since ${time(failing.since)}.`]),
  ];
  return [[...trouble, lastRead()].join(' ')];

  function lastRead(): string {
    if (readAt === null) return 'Its balance has never been read, so it is not known.';
    const age = `${formatDuration(now - readAt)} ago (${time(readAt)})`;
    if (stale || failing !== null) return `Last read ${age}. This says nothing about the money.`;
    return refused ? `The refusal came without amounts; they were last read ${age}.` : `Read ${age}.`;
  }
}

/** Said only where the head does not say it already. */
function whyStale(say: Say, { state, stale, failing }: AccountView): readonly string[] {
  if (!stale || state === 'auth' || state === 'limited' || state === 'error') return [];
  return [`It could not be read just now${failing === null ? '' : `: ${failureWords(say, failing.cause)}`}.`];
}
