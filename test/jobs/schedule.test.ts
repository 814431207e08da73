import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { createSchedule, readCheckInterval, type ScheduleDeps } from '../../src/jobs/schedule.ts';
import type { Log, LogFields } from '../../src/ports.ts';

const QUIET: Log = { debug() {}, info() {}, warn() {}, error() {} };
/** Never within a test. */
const YEARLY = '0 0 1 1 *';

const schedule = (deps: Partial<ScheduleDeps>) =>
  createSchedule({
    cron: YEARLY,
    timezone: 'UTC',
    onSlot: async () => {},
    onTick: async () => {},
    tickEveryMs: 1,
    log: QUIET,
    ...deps,
  });

/** Resolves when it was called `count` times. */
function countdown(count: number): { readonly done: Promise<undefined>; readonly call: () => void } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let left = count;
  return {
    done: promise,
    call: () => {
      left -= 1;
      if (left === 0) resolve(undefined);
    },
  };
}

describe('the check interval that a schedule means', () => {
  it.each([
    { cron: '* * * * *', timezone: 'UTC', interval: MINUTE_MS },
    { cron: '*/5 * * * *', timezone: 'UTC', interval: 5 * MINUTE_MS },
    { cron: '* * * * * *', timezone: 'UTC', interval: SECOND_MS },
    { cron: '*/10 * * * * *', timezone: 'UTC', interval: 10 * SECOND_MS },
    { cron: '0 * * * *', timezone: 'Asia/Kolkata', interval: HOUR_MS },
    { cron: '0 */6 * * *', timezone: 'Europe/Berlin', interval: 6 * HOUR_MS },
    { cron: '0,20 * * * *', timezone: 'UTC', interval: 40 * MINUTE_MS },
    { cron: '0 9-17 * * *', timezone: 'Asia/Shanghai', interval: 16 * HOUR_MS },
    { cron: '0 9 * * *', timezone: 'Asia/Shanghai', interval: DAY_MS },
    { cron: '30 0 9 * * *', timezone: 'UTC', interval: DAY_MS },
    { cron: '0 9 * * 1-5', timezone: 'UTC', interval: 3 * DAY_MS },
    { cron: '0 9 * * 1', timezone: 'UTC', interval: 7 * DAY_MS },
  ])('$cron in $timezone is $interval ms', ({ cron, timezone, interval }) => {
    expect(readCheckInterval(cron, timezone)).toBe(interval);
  });
});

describe('the two clocks', () => {
  it('fires on the schedule with the instant that it means', async () => {
    const slots: number[] = [];
    const fired = countdown(2);
    const clock = schedule({
      cron: '* * * * * *',
      onSlot: async (slot) => {
        slots.push(slot);
        fired.call();
      },
      tickEveryMs: 10_000,
    });
    const from = Date.now();
    clock.start();
    await fired.done;
    await clock.stop();
    const [first = 0, second = 0] = slots;
    expect(slots.map((slot) => slot % SECOND_MS)).toEqual([0, 0]);
    expect(second - first).toBe(SECOND_MS);
    expect(first).toBeGreaterThan(from - SECOND_MS);
    expect(first).toBeLessThanOrEqual(Date.now());
  });

  it('beats at once and again, never two beats at a time', async () => {
    const beats = countdown(5);
    let running = 0;
    let most = 0;
    const clock = schedule({
      onTick: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
        running -= 1;
        beats.call();
      },
    });
    clock.start();
    await beats.done;
    await clock.stop();
    expect(most).toBe(1);
  });

  it('goes on after a beat that failed, and logs it', async () => {
    const errors: LogFields[] = [];
    const beats = countdown(3);
    const error = new RangeError('a bug');
    const clock = schedule({
      log: { ...QUIET, error: (fields) => void errors.push(fields) },
      onTick: async () => {
        beats.call();
        throw error;
      },
    });
    clock.start();
    await beats.done;
    await clock.stop();
    expect(errors).toEqual([{ err: error }, { err: error }, { err: error }]);
  });

  it('waits at its stop for the beat that runs, and beats no more', async () => {
    const begun = countdown(1);
    const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
    let beats = 0;
    const clock = schedule({
      onTick: async () => {
        beats += 1;
        begun.call();
        await held;
      },
    });
    clock.start();
    await begun.done;
    let stopped = false;
    const stop = (async () => {
      await clock.stop();
      stopped = true;
    })();
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(stopped).toBe(false);
    release(undefined);
    await stop;
    expect(beats).toBe(1);
  });
});
