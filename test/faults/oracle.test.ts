import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSteps, type Seen, type Tier } from './expected-steps.ts';
import { judge } from './oracle.ts';

const TIERS: readonly Tier[] = [
  { threshold: 5000, severity: 'warning' },
  { threshold: 1000, severity: 'critical' },
];
const STEPS = ['fired 45.00 channel', 'escalated 8.00 both', 'eased 30.00 thread', 'resolved 60.00 both'] as const;
const [FIRED, ESCALATED, EASED, RESOLVED] = STEPS;

/** One reading a minute of this many yuan; null: nobody could read it. */
function everyMinute(...yuan: readonly (number | null)[]): readonly Seen[] {
  return yuan.map((total, index) => ({ at: index * 60_000, total: total === null ? null : total * 100 }));
}

describe('what a channel must see', () => {
  it.each([
    ['a fall through both tiers and back', [60, 45, 8, 30, 30, 60, 60, 60], STEPS],
    ['a fall below both at once', [60, 8, 30, 30, 60, 60], ['fired 8.00 channel', EASED, RESOLVED]],
    ['a warning that ends', [45, 60, 60], [FIRED, 'resolved 60.00 thread']],
    ['one good reading', [45, 60, 45, 60], [FIRED]],
    ['a good row that is broken in between', [45, 60, 50, 60], [FIRED]],
    ['a good row with a failure in it', [45, 60, null, 60], [FIRED, 'resolved 60.00 thread']],
    ['no reading that says anything', [null, null], []],
    ['exactly the threshold', [50, 50], []],
    ['exactly where it clears', [45, 51, 51], [FIRED, 'resolved 51.00 thread']],
    ['two falls', [45, 60, 60, 45], [FIRED, 'resolved 60.00 thread', FIRED]],
  ] as const)('of %s', (_, yuan, steps) => {
    expect(expectSteps(TIERS, everyMinute(...yuan), 30_000)).toEqual(steps);
  });

  it('waits for good readings that are far enough apart', () => {
    expect(expectSteps(TIERS, everyMinute(45, 60, 60, 60), 120_000)).toEqual([FIRED, 'resolved 60.00 thread']);
    expect(expectSteps(TIERS, everyMinute(45, 60, 60), 120_000)).toEqual([FIRED]);
  });
});

describe('the oracle', () => {
  const GOOD = { expected: 4, announced: 4, doubled: [], lost: [], outOfOrder: [], untrue: [] };

  it('has nothing to say when everything was announced once and in order', () => {
    expect(judge(STEPS, STEPS)).toEqual(GOOD);
  });

  it('finds one that is there twice', () => {
    const announced = [FIRED, ESCALATED, ESCALATED, EASED, RESOLVED];
    expect(judge(STEPS, announced)).toEqual({ ...GOOD, announced: 5, doubled: [ESCALATED] });
  });

  it('finds one that comes again later', () => {
    const announced = [...STEPS, FIRED];
    expect(judge(STEPS, announced)).toEqual({ ...GOOD, announced: 5, doubled: [FIRED] });
  });

  it('finds one that is lost', () => {
    expect(judge(STEPS, [FIRED, ESCALATED, RESOLVED])).toEqual({ ...GOOD, announced: 3, lost: [EASED] });
  });

  it('finds two that changed places', () => {
    const { outOfOrder, ...others } = judge(STEPS, [FIRED, EASED, ESCALATED, RESOLVED]);
    expect(outOfOrder).toHaveLength(1);
    expect({ ...others, outOfOrder: [] }).toEqual(GOOD);
  });

  it('finds one that never happened', () => {
    expect(judge(STEPS, [...STEPS, 'fired 3.00 channel'])).toEqual({
      ...GOOD,
      announced: 5,
      untrue: ['fired 3.00 channel'],
    });
  });

  it('finds every seeded double, loss and swap, wherever it is', () => {
    const rows = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.nat(), fc.nat(), (row, one, other) => {
        const [at, to] = [one % row.length, other % (row.length - 1)];
        const step = row[at] ?? '';
        expect(judge(row, row.toSpliced(to, 0, step)).doubled).toEqual([step]);
        const rest = row.toSpliced(at, 1);
        expect(judge(row, rest).lost).toEqual([step]);
        const moved = rest.toSpliced(to, 0, step);
        expect(judge(row, moved).outOfOrder).toHaveLength(to === at ? 0 : 1);
      }),
    );
  });
});
