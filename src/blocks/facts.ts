import type { CardAlert, CardWallet, EpisodeCard } from '../domain/card.ts';
import { TOP_UP_DAYS } from '../domain/forecast.ts';
import { burnWords, spanWords, topUpAmount } from './ahead-words.ts';
import { amount, amountUp, currencyName, splitAmount } from './amounts.ts';
import { calmText } from './fall-words.ts';
import { withSemicolons } from './joined.ts';
import { MESSAGE_LIMITS } from './limits.ts';
import type { Say } from './locales/say.ts';
import { personName } from './names.ts';
import type { ShowTime } from './times.ts';

/** Something to look up below an alert's title; both are mrkdwn. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  /** The value as a list, a line each, where there is room for lines. */
  readonly list?: readonly string[];
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
  const ends = readEnds(say, card);
  return [
    ...card.wallets.slice(0, MOST_WALLETS).map((wallet) => walletFact(say, wallet, show)),
    ...(left > 0 ? [{ name: say('fact.other_wallets'), value: say('fact.more_wallets', { count: left }) }] : []),
    ...aheadFacts(say, card),
    ...(ends.length > 0 ? [endsFact(say, ends)] : []),
    ...(card.account.ownerId === null ? [] : [{ name: say('fact.who_pays'), value: personName(card.account.ownerId) }]),
  ];
}

/** Times and gaps: since when, when it was read, and when nobody watched. */
export function timeLines(say: Say, card: EpisodeCard, show: ShowTime): readonly string[] {
  const since = show(card.since);
  const read =
    card.readAt === null
      ? say('fact.since_never_read', { since })
      : say('fact.since', { since, read: show(card.readAt) });
  return [read, ...gapLines(say, card, show)];
}

/** When nobody watched, the latest times; with `after`, only what ended after that instant. */
export function gapLines(say: Say, card: EpisodeCard, show: ShowTime, after = 0): readonly string[] {
  const gaps = card.gaps.filter(({ until }) => until > after);
  const before = gaps.length - MOST_GAPS;
  return [
    ...gaps
      .slice(-MOST_GAPS)
      .map(({ from, until }) => say('fact.gap', { from: show(from, until), until: show(until, from) })),
    ...(before > 0 ? [say('fact.gaps_before', { count: before })] : []),
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
  const topUps = forecasts.flatMap((forecast) => topUpAmount(say, forecast) ?? []);
  return [
    ...(burns.length === 0 ? [] : [{ name: say('fact.how_fast'), value: withSemicolons(say, burns) }]),
    ...(topUps.length === 0
      ? []
      : [{ name: say('fact.to_last', { days: TOP_UP_DAYS }), value: withSemicolons(say, topUps) }]),
  ];
}

function walletFact(say: Say, wallet: CardWallet, show: ShowTime): Fact {
  const { currency, total, readAt, listed } = wallet;
  const name = currencyName(currency);
  if (listed) return { name, value: splitAmount(say, wallet) };
  return { name, value: say('fact.not_listed', { total: amount(currency, total), time: show(readAt) }) };
}

/** What ends the alerts that fire, each once: what waits for an event before what waits for an amount. */
function readEnds(say: Say, card: EpisodeCard): readonly string[] {
  const firing = card.alerts.filter((alert) => alert.firing);
  const sorted = [...firing.filter((alert) => !endsAtTotal(alert)), ...firing.filter(endsAtTotal)];
  return [...new Set(sorted.map((alert) => endsWords(say, alert, card)))];
}

function endsAtTotal({ kind, currency, endsAt }: CardAlert): boolean {
  return kind === 'below' && currency !== null && endsAt !== null;
}

function endsFact(say: Say, ends: readonly string[]): Fact {
  const fact = { name: say('fact.ends'), value: endsList(say, ends) };
  if (ends.length < 2) return fact;
  const left = ends.length - MOST_ENDS;
  const more = left > 0 ? [say('list.lines_left', { count: left })] : [];
  return { ...fact, list: [...ends.slice(0, MOST_ENDS), ...more] };
}

/** `when it can be read again, and at ¥51.00`. */
function endsList(say: Say, ends: readonly string[]): string {
  const left = ends.length - MOST_ENDS;
  if (left > 0) return say('list.more', { names: joinEnds(say, ends.slice(0, MOST_ENDS)), count: left });
  if (ends.length < 2) return ends.join('');
  return say('ends.last', { first: joinEnds(say, ends.slice(0, -1)), last: ends.slice(-1).join('') });
}

function joinEnds(say: Say, ends: readonly string[]): string {
  return ends.reduce((first, next) => say('ends.next', { first, next }));
}

/** Two good readings end anything (product: table of kinds). */
function endsWords(say: Say, alert: CardAlert, card: EpisodeCard): string {
  const { kind, currency, endsAt } = alert;
  switch (kind) {
    case 'below':
      return currency === null || endsAt === null ? say('ends.back') : endsAtWords(say, alert, currency, endsAt);
    case 'drop':
      return currency === null || endsAt === null
        ? say('ends.calm_unknown')
        : say('ends.calm', { calm: calmText(say, alert, currency, endsAt) });
    case 'runway':
      return endsAt === null ? say('ends.lasts_unknown') : say('ends.lasts', { length: spanWords(say, endsAt) });
    case 'unavailable':
      return say(card.report ? 'ends.report' : 'ends.accepts');
    case 'blind':
      return say('ends.readable');
  }
}

function endsAtWords(say: Say, { severity, calmsAt }: CardAlert, currency: string, endsAt: number): string {
  const ends = amountUp(currency, endsAt);
  const isMilder = severity === 'critical' && calmsAt !== null && calmsAt < endsAt;
  return isMilder
    ? say('ends.at_milder', { amount: ends, milder: amountUp(currency, calmsAt) })
    : say('ends.at', { amount: ends });
}
