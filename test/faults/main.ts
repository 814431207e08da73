import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ALL_SCOPES } from '../e2e/world.ts';
import { type FaultResult, faultTable, findComplaints } from './fault-table.ts';
import { KILL_POINTS, type KillPoint, RANDOM_KILL } from './kill-points.ts';
import { playKilled, type Run } from './killed-runs.ts';

/**
 * `npm run test:faults [-- --long] [--only WORDS]`: harms real bots at chosen moments and asks an oracle what Slack holds; exit code 1 when
 * a step was lost, doubled or out of order, or a fault never happened. The short form takes less than two minutes.
 */
const { values } = parseArgs({
  options: { long: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});

/** At a time: a bot that waits for a lease needs no processor. */
const AT_ONCE = 4;
/** Four kills each. */
const RUNS = values.long ? 5 : 1;
const RANDOM_RUNS = values.long ? 25 : 1;
const BLIND_SCOPES = ALL_SCOPES.filter((scope) => !scope.endsWith(':history'));

interface Plan {
  readonly name: string;
  readonly point: KillPoint;
  readonly runs: number;
  readonly mayRead: boolean;
}

/** Without a right to read channels there is nothing to look up: a kill during a write may double that one. */
const BLIND_POINTS = values.long ? KILL_POINTS : KILL_POINTS.slice(-1);
const ALL_PLANS: readonly Plan[] = [
  ...KILL_POINTS.map((point) => ({ name: `kill -9 when ${point.name}`, point, runs: RUNS, mayRead: true })),
  ...BLIND_POINTS.map((point) => ({ name: `unreadable channel: ${point.name}`, point, runs: RUNS, mayRead: false })),
  { name: 'kill -9 at any moment', point: RANDOM_KILL, runs: RANDOM_RUNS, mayRead: true },
];
const PLANS = ALL_PLANS.filter(({ name }) => name.includes(values.only));
if (PLANS.length === 0) throw new RangeError(`no fault has "${values.only}" in its name`);

const folder = await mkdtemp(join(tmpdir(), 'deepseek-balance-bot-faults-'));
const keepLog = (): string => join(folder, `${randomUUID()}.log`);
const played = new Map<Plan, Run[]>(PLANS.map((plan) => [plan, []]));
const broken: string[] = [];
const waiting = PLANS.flatMap((plan) => Array.from({ length: plan.runs }, () => plan));

async function work(): Promise<void> {
  for (let plan = waiting.shift(); plan !== undefined; plan = waiting.shift()) {
    try {
      const run = await playKilled(plan.point, { scopes: plan.mayRead ? ALL_SCOPES : BLIND_SCOPES, keepLog });
      played.get(plan)?.push(run);
    } catch (error) {
      // The others go on, and end the bots that they started.
      broken.push(`${plan.name}: ${String(error)}`);
    }
    process.stderr.write('.');
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, work));
const results = PLANS.map(
  (plan): FaultResult => ({ name: plan.name, runs: played.get(plan) ?? [], mayDouble: !plan.mayRead }),
);
const complaints = [...results.flatMap(findComplaints), ...broken];
process.stderr.write('\n');
process.stdout.write(`${faultTable(results)}\n`);
for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
if (complaints.length > 0) process.stdout.write(`The logs of the bots: ${folder}\n`);
else await rm(folder, { recursive: true, force: true });
process.exitCode = complaints.length > 0 ? 1 : 0;
