import type { HistoryAnswer } from '../../domain/answer.ts';
import type { AccountInfo } from '../../domain/card.ts';
import { DAY_MS, HOUR_MS } from '../../domain/duration.ts';
import type { BalanceEvent } from '../../domain/movement.ts';
import type { DaySpend } from '../../domain/spend-by-day.ts';
import type { WalletHistory } from '../../domain/wallet-history.ts';
import { amount } from '../amounts.ts';
import { fitLines, MESSAGE_LIMITS } from '../limits.ts';
import type { Say } from '../locales/say.ts';
import { accountWithId } from '../names.ts';
import type { ShowTime } from '../times.ts';

const MOST_DAYS = 31;
const MOST_EVENTS = 6;
const MOST_GAPS = 3;

type Asked = Pick<HistoryAnswer, 'windowMs' | 'now'>;

/** `7 days`, `1 day`, `36 hours`. */
export function spellWindow(say: Say, ms: number): string {
  const [count, unit] = ms % DAY_MS === 0 ? [ms / DAY_MS, 'day'] : [Math.round(ms / HOUR_MS), 'hour'];
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}

/** What became of a wallet in one sentence. */
export function historyHead(say: Say, info: AccountInfo, wallet: WalletHistory, asked: Asked, time: ShowTime): string {
  const { currency, since, until, spent, atLeast, firstTotal, lastTotal } = wallet;
  const isYoung = since > asked.now - asked.windowMs;
  const during = isYoung ? `since it was first read ${time(since)}` : `in the last ${spellWindow(say, asked.windowMs)}`;
  const observedMs = until - since;
  const each =
    spent > 0 && observedMs > DAY_MS ? `, about ${amount(currency, (spent / observedMs) * DAY_MS)} a day` : '';
  return `📉 ${accountWithId(info)} spent ${spentWords(say, currency, spent, atLeast)} ${during}${each}. It had ${amount(currency, firstTotal)} and has ${amount(currency, lastTotal)}, read ${time(until)}.`;
}

/** All about one wallet: the sentence, what was spent each day, what else moved it, and when nobody watched. */
export function historyLines(say: Say, info: AccountInfo, wallet: WalletHistory, asked: Asked, time: ShowTime): string {
  const head = historyHead(say, info, wallet, asked, time);
  const lines = [
    ...dayLines(say, wallet),
    ...latest(
      say,
      wallet.events.map((event) => `${eventWords(say, event)}, seen ${time(event.until)}`),
      MOST_EVENTS,
    ),
    ...latest(
      say,
      wallet.gaps.map(({ from, until }) => `👀 Nobody watched from ${time(from, until)} to ${time(until, from)}.`),
      MOST_GAPS,
    ),
  ];
  return [head, ...fitLines(say, lines, MESSAGE_LIMITS.sectionText - head.length - 1)].join('\n');
}

function spentWords(say: Say, currency: string, micros: number, atLeast: boolean): string {
  if (micros === 0) return atLeast ? 'nothing that can be seen' : 'nothing';
  return `${atLeast ? 'at least ' : ''}${amount(currency, micros)}`;
}

function dayLines(say: Say, { currency, days }: WalletHistory): readonly string[] {
  const left = days.length - MOST_DAYS;
  const hidden = days.slice(0, Math.max(0, left));
  const before = hidden.reduce((sum, { micros }) => sum + micros, 0);
  const more = `… and ${spentWords(
    say,
    currency,
    before,
    hidden.some(({ atLeast }) => atLeast),
  )} on ${left === 1 ? 'the day' : `the ${left} days`} before`;
  return [...(left > 0 ? [more] : []), ...days.slice(-MOST_DAYS).map((day) => dayLine(say, currency, day))];
}

function dayLine(say: Say, currency: string, { day, micros, atLeast, estimated }: DaySpend): string {
  const note = estimated && micros > 0 ? ' (estimated: nobody watched when the day began or ended)' : '';
  return `• ${spellDay(say, day)}: ${spentWords(say, currency, micros, atLeast)}${note}`;
}

/** `Sat Nov 21` of `2026-11-21`. */
function spellDay(say: Say, day: string): string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: 'UTC',
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  });
  return format.format(Date.parse(day)).replace(',', '');
}

function eventWords(say: Say, { kind, currency, micros }: BalanceEvent): string {
  const money = amount(currency, Math.abs(micros));
  switch (kind) {
    case 'top_up':
      return `➕ Topped up: at least ${money}`;
    case 'grant':
      return `🎁 Granted: at least ${money}`;
    case 'rise':
      return `➕ Rose by at least ${money}`;
    case 'expiry':
      return `⌛ Probably expired: ${money} of granted money`;
    case 'refund':
      return `↩️ Probably refunded: ${money} of topped-up money`;
  }
}

/** The last ones, beneath how many are left out. */
function latest(say: Say, lines: readonly string[], most: number): readonly string[] {
  const left = lines.length - most;
  return left > 0 ? [`… and ${left} more before:`, ...lines.slice(-most)] : lines;
}
