import type { Run } from './killed-runs.ts';

/** All runs of one fault. */
export interface FaultResult {
  readonly name: string;
  readonly runs: readonly Run[];
  /** Whether a write that was in flight may be there twice: Slack cannot be asked about it. */
  readonly mayDouble: boolean;
}

const COLUMNS = ['fault', 'runs', 'hits', 'steps expected', 'announced', 'doubled', 'lost', 'out of order', 'untrue'];

/** One line per fault, in columns. */
export function faultTable(results: readonly FaultResult[]): string {
  const rows = [COLUMNS, ...results.map((result) => cellsOf(result).map(String))];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))),
    )
    .map((row) => row.join('  '))
    .join('\n');
}

function cellsOf({ name, runs }: FaultResult): readonly (string | number)[] {
  const sum = (count: (run: Run) => number): number => runs.reduce((total, run) => total + count(run), 0);
  return [
    name,
    runs.length,
    sum(({ hits }) => hits),
    sum(({ verdict }) => verdict.expected),
    sum(({ verdict }) => verdict.announced),
    sum(({ verdict }) => verdict.doubled.length),
    sum(({ verdict }) => verdict.lost.length),
    sum(({ verdict }) => verdict.outOfOrder.length),
    sum(({ verdict }) => verdict.untrue.length),
  ];
}

/** What is wrong with the runs of a fault, in sentences; none when the oracle is satisfied. */
export function findComplaints({ name, runs, mayDouble }: FaultResult): readonly string[] {
  const complaints = runs.flatMap(({ hits, verdict }) => [
    ...(verdict.doubled.length > (mayDouble ? hits : 0) ? [`doubled: ${verdict.doubled.join(', ')}`] : []),
    ...(['lost', 'outOfOrder', 'untrue'] as const).flatMap((what) =>
      verdict[what].length > 0 ? [`${what}: ${verdict[what].join(', ')}`] : [],
    ),
  ]);
  if (runs.every(({ hits }) => hits === 0)) complaints.push('it never happened');
  return complaints.map((complaint) => `${name}: ${complaint}`);
}
