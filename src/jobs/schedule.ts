import { createTask, type ScheduledTask } from 'node-cron';
import type { Log } from '../ports.ts';

export interface ScheduleDeps {
  /** Five or six fields. */
  readonly cron: string;
  readonly timezone: string;
  /** Called with the instant of the schedule (UTC ms); returns at once in effect: it only marks accounts due. */
  readonly onSlot: (slot: number) => Promise<void>;
  /** The heartbeat: does whatever is due as a stored instant. */
  readonly onTick: () => Promise<void>;
  readonly tickEveryMs: number;
  readonly log: Log;
}

export interface Schedule {
  start(): void;
  /** Fires no more and resolves when a running tick is done. */
  stop(): Promise<void>;
}

/** Two clocks: the check schedule, and a heartbeat that never overlaps itself. */
export function createSchedule(deps: ScheduleDeps): Schedule {
  const task = createCheckTask(deps.cron, deps.timezone, async (date) => {
    await guard(deps.log, () => deps.onSlot(date.getTime()));
  });
  let timer: NodeJS.Timeout | undefined;
  let beating: Promise<void> = Promise.resolve();
  let stopped = false;

  const beat = async (): Promise<void> => {
    await guard(deps.log, deps.onTick);
    if (!stopped) timer = setTimeout(again, deps.tickEveryMs);
  };
  const again = (): void => {
    beating = beat();
  };

  return {
    start() {
      void task.start();
      again();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await task.destroy();
      await beating;
    },
  };
}

/** The longest time between two of the next checks (ms): what "a check interval" means for this schedule. */
export function readCheckInterval(cron: string, timezone: string): number {
  const task = createCheckTask(cron, timezone, async () => {});
  void task.start();
  const runs = task.getNextRuns(RUNS_LOOKED_AT).map((run) => run.getTime());
  void task.destroy();
  const intervals = runs.slice(1).map((run, index) => run - (runs[index] ?? run));
  return Math.max(...intervals);
}

const RUNS_LOOKED_AT = 50;
const HOUR_FIELD_FROM_END = 4;

/** Runs in UTC unless the schedule names an hour: node-cron goes dark for the repeated hour of a daylight-saving zone. */
function createCheckTask(cron: string, timezone: string, run: (date: Date) => Promise<void>): ScheduledTask {
  const hour = cron.trim().split(/\s+/).at(-HOUR_FIELD_FROM_END) ?? '*';
  const zone = hour === '*' || hour.startsWith('*/') ? 'Etc/UTC' : timezone;
  return createTask(cron, (context) => run(context.date), { timezone: zone, suppressMissedWarning: true });
}

async function guard(log: Log, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ err: error }, 'scheduled work failed; it is due again at the next beat');
  }
}
