import type { CardAlert, CardWallet, EpisodeCard } from '../domain/card.ts';
import { amount, amountUp, currencyName } from './amounts.ts';
import { MESSAGE_LIMITS } from './limits.ts';
import { personName } from './names.ts';
import type { ShowTime } from './times.ts';

/** Something to look up below an alert's title; both are mrkdwn. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Besides the wallets: where it clears, who pays, and how many wallets are left out. */
const OTHER_FACTS = 3;
const MOST_WALLETS = MESSAGE_LIMITS.fields - OTHER_FACTS;
const MOST_CLEARS = 5;

/** The facts of an open episode, at most ten: each wallet with its parts, where it clears, who pays. */
export function readFacts(card: EpisodeCard, show: ShowTime): readonly Fact[] {
  const left = card.wallets.length - MOST_WALLETS;
  const clears = card.alerts.filter((alert) => alert.firing).map(clearsText);
  return [
    ...card.wallets.slice(0, MOST_WALLETS).map((wallet) => walletFact(wallet, show)),
    ...(left > 0 ? [{ name: 'Other wallets', value: `… and ${left} more` }] : []),
    ...(clears.length > 0 ? [{ name: 'Clears', value: clearsList([...new Set(clears)]) }] : []),
    ...(card.account.ownerId === null ? [] : [{ name: 'Who pays', value: personName(card.account.ownerId) }]),
  ];
}

/** Times and gaps: since when, when it was read, and when nobody watched. */
export function timeLines(card: EpisodeCard, show: ShowTime): readonly string[] {
  const read = card.readAt === null ? 'never read' : `last read ${show(card.readAt)}`;
  return [`Since ${show(card.since)}, ${read}.`, ...gapLines(card, show)];
}

/** When nobody watched; with `after`, only what ended after that instant. */
export function gapLines(card: EpisodeCard, show: ShowTime, after = 0): readonly string[] {
  const gaps = card.gaps.filter(({ until }) => until > after);
  return gaps.map(({ from, until }) => `Nobody watched from ${show(from)} to ${show(until)}.`);
}

function walletFact({ currency, total, granted, toppedUp, readAt, listed }: CardWallet, show: ShowTime): Fact {
  const name = currencyName(currency);
  if (!listed) return { name, value: `no longer listed; it had ${amount(currency, total)} at ${show(readAt)}` };
  const parts = [
    ...(granted === null ? [] : [`${amount(currency, granted)} granted`]),
    ...(toppedUp === null ? [] : [`${amount(currency, toppedUp)} topped up`]),
  ];
  return { name, value: [amount(currency, total), ...(parts.length > 0 ? [`(${parts.join(', ')})`] : [])].join(' ') };
}

function clearsList(clears: readonly string[]): string {
  const left = clears.length - MOST_CLEARS;
  return [...clears.slice(0, MOST_CLEARS), ...(left > 0 ? [`… and ${left} more`] : [])].join('; ');
}

/** Two good readings end anything (product: table of kinds). */
function clearsText({ kind, currency, clearsAt, severity }: CardAlert): string {
  switch (kind) {
    case 'below':
      if (currency === null || clearsAt === null) return 'when the balance is back';
      return `${severity === 'critical' ? 'critical ' : ''}at ${amountUp(currency, clearsAt)}`;
    case 'unavailable':
      return 'when two readings say that calls are accepted';
    case 'blind':
      return 'when two readings succeed';
  }
}
