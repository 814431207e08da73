import { type BalanceChange, fallOf, hasRise, lengthOf } from './balance-change.ts';
import { HOUR_MS } from './duration.ts';

/** Less than this says nothing about what is usual. */
const LEAST_OBSERVED_MS = 6 * HOUR_MS;
const LEAST_CHANGES = 3;
/** What burns for a smaller share of the time than this is not usual: one part of so many. */
const RARE_PART = 200;

/** How much a wallet usually burns while it burns. */
export interface UsualBurn {
  /** Micros of an interval of that length, not counting the change itself; null while nobody knows. */
  of(change: BalanceChange): number | null;
}

interface Burn {
  readonly change: BalanceChange;
  readonly perMs: number;
}

/** The usual burn among some changes: the fastest that is not rare. Changes with a rise hide what was spent and do not count. */
export function readUsualBurn(changes: readonly BalanceChange[], observedMs: number): UsualBurn {
  const burns = changes
    .filter((change) => !hasRise(change) && fallOf(change) > 0)
    .map((change): Burn => ({ change, perMs: fallOf(change) / lengthOf(change) }))
    .toSorted((a, b) => b.perMs - a.perMs);
  const isKnown = observedMs >= LEAST_OBSERVED_MS && burns.length >= LEAST_CHANGES;
  return {
    of: (change) =>
      isKnown ? Math.round(fastestUsual(burns, change, observedMs / RARE_PART) * lengthOf(change)) : null,
  };
}

/** The rate at which others than `except` have burnt for longer than a rare time; the slowest one when none has. */
function fastestUsual(burns: readonly Burn[], except: BalanceChange, rareMs: number): number {
  let ms = 0;
  let rate = 0;
  for (const { change, perMs } of burns) {
    if (change === except) continue;
    rate = perMs;
    ms += lengthOf(change);
    if (ms > rareMs) break;
  }
  return rate;
}
