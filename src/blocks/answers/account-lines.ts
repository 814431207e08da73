import type { AccountView } from '../../domain/answer.ts';
import type { CardWallet } from '../../domain/card.ts';
import { formatDuration } from '../../domain/duration.ts';
import { amount, currencyName } from '../amounts.ts';
import { failureWords } from '../failure-words.ts';
import { accountWithId } from '../names.ts';
import type { ShowTime } from '../times.ts';

/** All about one account, line by line: how it is, its wallets, how old that is. */
export function accountLines(account: AccountView, now: number, time: ShowTime): string {
  const lines = [
    accountHead(account),
    ...account.wallets.map((wallet) => walletLine(wallet, time)),
    ...availabilityLines(account),
    ...readLines(account, now, time),
  ];
  return lines.join('\n');
}

/** One account in one line: how it is and the totals. */
export function accountLine(account: AccountView): string {
  const totals = account.wallets.filter(({ listed }) => listed).map(({ currency, total }) => amount(currency, total));
  return totals.length === 0 ? accountHead(account) : `${accountHead(account)} Total ${totals.join(', ')}.`;
}

function accountHead(account: AccountView): string {
  const name = accountWithId(account.info);
  switch (account.state) {
    case 'ok':
      return `✅ ${name} is fine.`;
    case 'low':
      return `⚠️ ${name} is low.`;
    case 'unavailable':
      return refusesCalls(account)
        ? `🔴 DeepSeek refuses calls from ${name}. Only a top-up helps, not retries.`
        : `🔴 DeepSeek reports ${name} as not available although money is left. Look at the console and the status page.`;
    case 'auth':
      return `🔑 ${name} cannot be read: ${failureWords('auth')}.`;
    case 'limited':
      return `❔ ${name} could not be read: ${failureWords('rate_limited')}.`;
    case 'error':
      return `❔ ${name} could not be read${account.failing === null ? '' : `: ${failureWords(account.failing.cause)}`}.`;
    case 'unread':
      return `⏳ ${name} was not read yet.`;
  }
}

/** Not available with money left is something else than an empty account. */
function refusesCalls({ refused, wallets }: AccountView): boolean {
  return refused || !wallets.some(({ listed, total }) => listed && total > 0);
}

function walletLine(wallet: CardWallet, time: ShowTime): string {
  const total = amount(wallet.currency, wallet.total);
  if (wallet.listed) return `${total} in total, ${parts(wallet)}`;
  return `${currencyName(wallet.currency)}: not reported any more, which does not mean zero. It was ${total} at ${time(wallet.readAt)}.`;
}

function parts({ currency, granted, toppedUp }: CardWallet): string {
  if (granted === null && toppedUp === null) return 'not split by DeepSeek';
  const of = (micros: number | null): string => (micros === null ? 'not reported' : amount(currency, micros));
  return `granted ${of(granted)}, topped up ${of(toppedUp)}`;
}

function availabilityLines({ state, available, readAt }: AccountView): readonly string[] {
  if (readAt === null || state === 'unavailable' || available === true) return [];
  if (available === null) return ['DeepSeek does not say whether it accepts calls.'];
  return ['When it was last read, DeepSeek reported it as not available.'];
}

function readLines(account: AccountView, now: number, time: ShowTime): readonly string[] {
  const { readAt, failing, refused, stale, state } = account;
  if (state === 'unread') return [];
  const trouble = [...whyStale(account), ...(failing === null ? [] : [`Cannot be read since ${time(failing.since)}.`])];
  return [[...trouble, lastRead()].join(' ')];

  function lastRead(): string {
    if (readAt === null) return 'Its balance was never read, so it is not known.';
    const age = `${formatDuration(now - readAt)} ago (${time(readAt)})`;
    if (stale || failing !== null) return `Last read ${age}. This says nothing about the money.`;
    return refused ? `The refusal came without amounts; they were last read ${age}.` : `Read ${age}.`;
  }
}

/** Said only where the head does not say it already. */
function whyStale({ state, stale, failing }: AccountView): readonly string[] {
  if (!stale || state === 'auth' || state === 'limited' || state === 'error') return [];
  return [`It could not be read just now${failing === null ? '' : `: ${failureWords(failing.cause)}`}.`];
}
