import { createTask } from 'node-cron';
import type { Log } from '../ports.ts';
import { createSlots, zoneOf } from './slots.ts';

export interface ScheduleDeps {
  /** Five or six fields. */
  readonly cron: string;
  readonly timezone: string;
  /** Called with the instant of the schedule (UTC ms); it only marks accounts due, and may be called twice for one. */
  readonly onSlot: (slot: number) => Promise<void>;
  /** Does whatever is due as a stored instant. */
  readonly onTick: () => Promise<void>;
  readonly tickEveryMs: number;
  readonly now: () => number;
  readonly log: Log;
}

export interface Schedule {
  start(): void;
  /** Fires no more and resolves when a running tick is done. */
  stop(): Promise<void>;
}

/**
 * Two clocks: the check schedule, and a tick that never overlaps itself. The tick also makes up for slots that
 * node-cron lost: it drops those that come more than a second late (a blocked process, a sleeping machine), and waits for the
 * old time when the clock is set back.
 */
export function createSchedule(deps: ScheduleDeps): Schedule {
  const { cron, timezone, log } = deps;
  const slots = createSlots(cron, timezone);
  const task = createTask(cron, (context) => fire(context.date.getTime()), {
    timezone: zoneOf(cron, timezone),
    suppressMissedWarning: true,
  });
  let lastFired: number | undefined;
  let owed: number | undefined;
  let lastBeat = deps.now();
  let timer: NodeJS.Timeout | undefined;
  let beating: Promise<void> = Promise.resolve();
  let stopped = false;

  const fire = async (slot: number): Promise<void> => {
    if (slot === lastFired) return;
    lastFired = slot;
    owed = (await guard(log, () => deps.onSlot(slot))) ? undefined : slot;
  };

  const catchUp = async (): Promise<void> => {
    const now = deps.now();
    const missed = slots.latestIn(lastBeat, now) ?? owed;
    lastBeat = now;
    if (missed === undefined) return;
    if (missed === owed) lastFired = undefined;
    await fire(missed);
  };

  const beat = async (): Promise<void> => {
    await catchUp();
    await guard(log, deps.onTick);
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

/** Whether the work succeeded; what fails is logged and is due again at the next beat. */
async function guard(log: Log, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    log.error({ err: error }, 'scheduled work failed; it is due again at the next beat');
    return false;
  }
}
