import type { HistoryAnswer } from '../../domain/answer.ts';
import type { AccountInfo } from '../../domain/card.ts';
import { DAY_MS, HOUR_MS } from '../../domain/duration.ts';
import type { BalanceEvent } from '../../domain/movement.ts';
import type { DaySpend } from '../../domain/spend-by-day.ts';
import type { WalletHistory } from '../../domain/wallet-history.ts';
import { amount } from '../amounts.ts';
import { spellDay } from '../dates.ts';
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
  return ms % DAY_MS === 0
    ? say('answers.history.days', { count: ms / DAY_MS })
    : say('answers.history.hours', { count: Math.round(ms / HOUR_MS) });
}

/** What became of a wallet in one sentence. */
export function historyHead(say: Say, info: AccountInfo, wallet: WalletHistory, asked: Asked, time: ShowTime): string {
  const { currency, since, until, spent, atLeast, firstTotal, lastTotal } = wallet;
  const isYoung = since > asked.now - asked.windowMs;
  return say('answers.history.head', {
    ...spentOf(currency, spent, atLeast),
    name: accountWithId(info),
    during: isYoung
      ? say('answers.history.since', { time: time(since) })
      : say('answers.history.in_last', { window: spellWindow(say, asked.windowMs) }),
    pace: paceClause(say, wallet),
    before: amount(currency, firstTotal),
    has: amount(currency, lastTotal),
    time: time(until),
  });
}

/** All about one wallet: the sentence, what was spent each day, what else moved it, and when nobody watched. */
export function historyLines(say: Say, info: AccountInfo, wallet: WalletHistory, asked: Asked, time: ShowTime): string {
  const head = historyHead(say, info, wallet, asked, time);
  const lines = [
    ...dayLines(say, wallet),
    ...latest(
      say,
      wallet.events.map((event) => eventLine(say, event, time)),
      MOST_EVENTS,
    ),
    ...latest(
      say,
      wallet.gaps.map(({ from, until }) =>
        say('answers.history.gap', { from: time(from, until), until: time(until, from) }),
      ),
      MOST_GAPS,
    ),
  ];
  return [head, ...fitLines(say, lines, MESSAGE_LIMITS.sectionText - head.length - 1)].join('\n');
}

/** About how much went a day; nothing of less than a day. */
function paceClause(say: Say, { currency, since, until, spent, atLeast }: WalletHistory): string {
  const observedMs = until - since;
  if (spent === 0 || observedMs <= DAY_MS) return '';
  return say(atLeast ? 'answers.history.pace_least' : 'answers.history.pace', {
    amount: amount(currency, (spent / observedMs) * DAY_MS),
  });
}

/** What was spent, for messages that select by `spent`. */
function spentOf(
  currency: string,
  micros: number,
  atLeast: boolean,
): { readonly spent: string; readonly amount: string } {
  if (micros === 0) return { spent: atLeast ? 'unseen' : 'none', amount: amount(currency, 0) };
  return { spent: atLeast ? 'least' : 'exactly', amount: amount(currency, micros) };
}

function dayLines(say: Say, { currency, days }: WalletHistory): readonly string[] {
  const left = days.length - MOST_DAYS;
  const hidden = days.slice(0, Math.max(0, left));
  const before = hidden.reduce((sum, { micros }) => sum + micros, 0);
  const isLeast = hidden.some(({ atLeast }) => atLeast);
  const more = say('answers.history.days_before', { ...spentOf(currency, before, isLeast), count: left });
  return [...(left > 0 ? [more] : []), ...days.slice(-MOST_DAYS).map((day) => dayLine(say, currency, day))];
}

function dayLine(say: Say, currency: string, { day, micros, atLeast, estimated }: DaySpend): string {
  return say('answers.history.day', {
    ...spentOf(currency, micros, atLeast),
    day: spellDay(say, day),
    certainty: estimated && micros > 0 ? 'estimated' : 'known',
  });
}

function eventLine(say: Say, { kind, currency, micros, until }: BalanceEvent, time: ShowTime): string {
  return say(`answers.history.${kind}`, { amount: amount(currency, Math.abs(micros)), time: time(until) });
}

/** The last ones, beneath how many are left out. */
function latest(say: Say, lines: readonly string[], most: number): readonly string[] {
  const left = lines.length - most;
  return left > 0 ? [say('answers.history.more_before', { left }), ...lines.slice(-most)] : lines;
}
