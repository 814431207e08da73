import { describe, expect, test } from 'vitest';
import { type AccountHistory, generateHistory } from '../../bench/account-history.ts';
import { SCENARIOS } from '../../bench/scenarios.ts';
import { MINUTE_MS } from '../../src/domain/duration.ts';
import { type Movement, readMovements } from '../../src/domain/movement.ts';

function sum(movements: readonly Movement[]): number {
  return movements.reduce((total, { micros: moved }) => total + moved, 0);
}

/** Three weeks of accounts of all sorts, in which money comes in, expires and is refunded. */
function histories(checkEveryMs: number): readonly AccountHistory[] {
  return SCENARIOS.flatMap((scenario, index) =>
    [1, 2, 3].map((seed) =>
      generateHistory({ scenario, seed: index * 100 + seed, days: 21, checkEveryMs, withEvents: true }),
    ),
  );
}

/** Whether readings were there to see it: what happens while nobody reads is not told apart. */
function wasSeen(at: number, { totals }: AccountHistory): boolean {
  const after = totals.findIndex(({ from }) => from >= at);
  const [before, next] = [totals[after - 1], totals[after]];
  return before !== undefined && next !== undefined && next.from - before.until <= 10 * MINUTE_MS;
}

describe.each([1, 5])('in generated histories with a reading every %i minutes', (every) => {
  const all = histories(every * MINUTE_MS).map((history) => ({ history, movements: readMovements(history.totals) }));

  test.each(['top_up', 'grant', 'expiry', 'refund'] as const)('at least 95 %% of each kind are found: %s', (kind) => {
    const events = all.flatMap(({ history, movements }) =>
      history.events
        .filter((event) => event.kind === kind && wasSeen(event.at, history))
        .map(({ at }) => movements.some((each) => each.kind === kind && each.from <= at && each.until >= at)),
    );
    expect(events.length).toBeGreaterThan(15);
    expect(events.filter(Boolean).length / events.length).toBeGreaterThanOrEqual(0.95);
  });

  test('nothing is called an expiry, a refund, a grant or a top-up that is none', () => {
    const wrong = all.flatMap(({ history, movements }) =>
      movements.filter(
        ({ kind, from, until }) =>
          kind !== 'spend' &&
          kind !== 'noise' &&
          !history.events.some((event) => event.kind === kind && from <= event.at && until >= event.at),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('all movements add up to the change of the total', () => {
    for (const { history, movements } of all) {
      const [first, last] = [history.totals[0], history.totals.at(-1)];
      expect(sum(movements)).toBe((last?.total ?? 0) - (first?.total ?? 0));
    }
  });
});
