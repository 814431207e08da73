import type { CardAlert, CardWallet, EpisodeCard } from '../domain/card.ts';
import { TOP_UP_DAYS } from '../domain/forecast.ts';
import { burnWords, spanWords, topUpWords } from './ahead-words.ts';
import { amount, amountUp, currencyName, splitAmount } from './amounts.ts';
import { calmText } from './fall-words.ts';
import { MESSAGE_LIMITS } from './limits.ts';
import type { Say } from './locales/say.ts';
import { personName } from './names.ts';
import type { ShowTime } from './times.ts';

/** Something to look up below an alert's title; both are mrkdwn. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Besides the wallets: how fast they go, what to top up, where it ends, who pays, and how many wallets are left out. */
const OTHER_FACTS = 5;
const MOST_WALLETS = MESSAGE_LIMITS.fields - OTHER_FACTS;
const MOST_ENDS = 5;
const MOST_FORECASTS = 2;
const MOST_GAPS = 3;

/** The facts of an open episode, at most ten: each wallet with its parts, where it ends, who pays. */
export function readFacts(say: Say, card: EpisodeCard, show: ShowTime): readonly Fact[] {
  const left = card.wallets.length - MOST_WALLETS;
  const ends = card.alerts.filter((alert) => alert.firing).map((alert) => endsWords(say, alert, card));
  return [
    ...card.wallets.slice(0, MOST_WALLETS).map((wallet) => walletFact(say, wallet, show)),
    ...(left > 0 ? [{ name: 'Other wallets', value: `… and ${left} more` }] : []),
    ...aheadFacts(say, card),
    ...(ends.length > 0 ? [{ name: 'Ends', value: endsList(say, [...new Set(ends)]) }] : []),
    ...(card.account.ownerId === null ? [] : [{ name: 'Who pays', value: personName(card.account.ownerId) }]),
  ];
}

/** Times and gaps: since when, when it was read, and when nobody watched. */
export function timeLines(say: Say, card: EpisodeCard, show: ShowTime): readonly string[] {
  const read = card.readAt === null ? 'never read' : `last read ${show(card.readAt)}`;
  return [`Since ${show(card.since)}, ${read}.`, ...gapLines(say, card, show)];
}

/** When nobody watched, the latest times; with `after`, only what ended after that instant. */
export function gapLines(say: Say, card: EpisodeCard, show: ShowTime, after = 0): readonly string[] {
  const gaps = card.gaps.filter(({ until }) => until > after);
  const before = gaps.length - MOST_GAPS;
  return [
    ...gaps
      .slice(-MOST_GAPS)
      .map(({ from, until }) => `Nobody watched from ${show(from, until)} to ${show(until, from)}.`),
    ...(before > 0 ? [`… and ${before} more ${before === 1 ? 'time' : 'times'} before.`] : []),
  ];
}

/** How fast the wallets that fire go and what would last; a line each in one fact. */
function aheadFacts(say: Say, { wallets, alerts }: EpisodeCard): readonly Fact[] {
  const firing = new Set(alerts.filter((alert) => alert.firing).map(({ currency }) => currency));
  const forecasts = wallets
    .filter(({ currency, listed }) => listed && firing.has(currency))
    .slice(0, MOST_FORECASTS)
    .flatMap(({ forecast }) => forecast ?? []);
  const burns = forecasts.flatMap(({ currency, burn }) => burnWords(say, currency, burn) ?? []);
  const topUps = forecasts.flatMap((forecast) => topUpWords(say, forecast) ?? []);
  return [
    ...(burns.length === 0 ? [] : [{ name: 'How fast', value: burns.join('; ') }]),
    ...(topUps.length === 0 ? [] : [{ name: `To last ${TOP_UP_DAYS} days`, value: topUps.join('; ') }]),
  ];
}

function walletFact(say: Say, wallet: CardWallet, show: ShowTime): Fact {
  const { currency, total, readAt, listed } = wallet;
  const name = currencyName(currency);
  if (listed) return { name, value: splitAmount(say, wallet) };
  return { name, value: `no longer listed; it had ${amount(currency, total)}, read ${show(readAt)}` };
}

/** `when it can be read again, and at ¥51.00`: what waits for an event before what waits for an amount. */
function endsList(say: Say, ends: readonly string[]): string {
  const sorted = ends.toSorted((a, b) => Number(a.startsWith('at ')) - Number(b.startsWith('at ')));
  const left = sorted.length - MOST_ENDS;
  if (left > 0) return `${sorted.slice(0, MOST_ENDS).join(', ')} … and ${left} more`;
  return [sorted.slice(0, -1).join(', '), ...sorted.slice(-1)].filter((part) => part !== '').join(', and ');
}

/** Two good readings end anything (product: table of kinds). */
function endsWords(say: Say, alert: CardAlert, card: EpisodeCard): string {
  const { kind, currency, calmsAt, endsAt, severity } = alert;
  switch (kind) {
    case 'below': {
      if (currency === null || endsAt === null) return 'when the balance is back';
      const isMilder = severity === 'critical' && calmsAt !== null && calmsAt < endsAt;
      const milder = isMilder ? ` (no longer critical from ${amountUp(currency, calmsAt)})` : '';
      return `at ${amountUp(currency, endsAt)}${milder}`;
    }
    case 'drop':
      return currency === null || endsAt === null
        ? 'when it is calm again'
        : `when ${calmText(say, alert, currency, endsAt)}`;
    case 'runway':
      return endsAt === null ? 'when the money lasts again' : `when the money lasts ${spanWords(say, endsAt)} or more`;
    case 'unavailable':
      return card.report ? 'after two good readings without another report' : 'when DeepSeek accepts calls again';
    case 'blind':
      return 'when it can be read again';
  }
}
