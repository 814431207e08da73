import type { HistoryAnswer } from '../../domain/answer.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, WEEK_MS } from '../../domain/duration.ts';
import { overlap } from '../../domain/span.ts';
import { sum } from '../../domain/sum.ts';
import type { WalletHistory } from '../../domain/wallet-history.ts';
import { micros, NOW, ZONE } from './sample-cards.ts';

/** How fast it was spent on each of the eight days that a week touches. */
const PER_DAY = [29.4, 28.1, 30.4, 12.2, 9.8, 33.6, 35.2, 31.2] as const;
/** The first of them: midnight in Shanghai. */
const FIRST_DAY = Date.UTC(2026, 10, 18, 16);
const SINCE = NOW - WEEK_MS;
const UNTIL = NOW - 20 * SECOND_MS;
const LAST_TOTAL = 47.82;
const TOP_UP = { at: SINCE + 44 * HOUR_MS, amount: 100 } as const;
const POINTS = 20;

function spentBetween(from: number, until: number): number {
  return sum(PER_DAY.map((_, index) => spentOn(index, from, until)));
}

function spentOn(index: number, from: number, until: number): number {
  const day = { from: FIRST_DAY + index * DAY_MS, until: FIRST_DAY + (index + 1) * DAY_MS };
  return ((PER_DAY[index] ?? 0) * overlap(day, { from, until })) / DAY_MS;
}

function totalAt(at: number): number {
  return LAST_TOTAL + spentBetween(at, UNTIL) - (at < TOP_UP.at ? TOP_UP.amount : 0);
}

function sampleWalletHistory(): WalletHistory {
  return {
    currency: 'CNY',
    since: SINCE,
    until: UNTIL,
    firstTotal: micros(totalAt(SINCE)),
    lastTotal: micros(LAST_TOTAL),
    spent: micros(spentBetween(SINCE, UNTIL)),
    atLeast: true,
    days: PER_DAY.map((_, index) => ({
      day: `2026-11-${19 + index}`,
      micros: micros(spentOn(index, SINCE, UNTIL)),
      atLeast: index === 2,
      estimated: false,
    })),
    events: [
      {
        currency: 'CNY',
        kind: 'top_up',
        micros: micros(TOP_UP.amount),
        from: TOP_UP.at - MINUTE_MS,
        until: TOP_UP.at,
        hiddenMicros: null,
      },
    ],
    gaps: [],
    points: Array.from({ length: POINTS }, (_, index) => {
      const at = SINCE + (index / (POINTS - 1)) * (UNTIL - SINCE);
      return { at, total: micros(totalAt(at)) };
    }),
  };
}

/** A week of prod with a top-up in it. */
export const HISTORY: HistoryAnswer = {
  accounts: [
    { info: { id: 'prod', label: 'Production', ownerId: null, runbookUrl: null }, wallets: [sampleWalletHistory()] },
  ],
  windowMs: WEEK_MS,
  zone: ZONE,
  now: NOW,
};
