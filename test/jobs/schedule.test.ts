import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { createSchedule, type ScheduleDeps } from '../../src/jobs/schedule.ts';
import type { Log, LogFields } from '../../src/ports.ts';

const QUIET: Log = { debug() {}, info() {}, warn() {}, error() {} };
const NOON = Date.UTC(2026, 10, 21, 12);
/** Never within a test. */
const YEARLY = '0 0 1 1 *';

const schedule = (deps: Partial<ScheduleDeps>) =>
  createSchedule({
    cron: YEARLY,
    timezone: 'UTC',
    onSlot: async () => {},
    onTick: async () => {},
    tickEveryMs: 1,
    now: () => NOON,
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

  it('makes up for the last slot that was missed while the process was blocked, once', async () => {
    const slots: number[] = [];
    const fired = countdown(1);
    const beats = countdown(6);
    let now = NOON;
    const clock = schedule({
      cron: '0 * * * *',
      now: () => now,
      onSlot: async (slot) => {
        slots.push(slot);
        fired.call();
      },
      onTick: async () => {
        now = NOON + 3 * HOUR_MS + MINUTE_MS;
        beats.call();
      },
    });
    clock.start();
    await fired.done;
    await beats.done;
    await clock.stop();
    expect(slots).toEqual([NOON + 3 * HOUR_MS]);
  });

  it('goes on at once when the clock was set back', async () => {
    const slots: number[] = [];
    const fired = countdown(1);
    const times = [NOON, NOON - HOUR_MS, NOON - HOUR_MS + MINUTE_MS];
    let beat = 0;
    const clock = schedule({
      cron: '* * * * *',
      now: () => times[Math.min(beat, times.length - 1)] ?? NOON,
      onSlot: async (slot) => {
        slots.push(slot);
        fired.call();
      },
      onTick: async () => {
        beat += 1;
      },
    });
    clock.start();
    await fired.done;
    await clock.stop();
    expect(slots[0]).toBe(NOON - HOUR_MS + MINUTE_MS);
  });

  it('tries a slot again that could not be noted', async () => {
    const slots: number[] = [];
    const fired = countdown(3);
    let now = NOON;
    const clock = schedule({
      cron: '0 * * * *',
      now: () => now,
      onSlot: async (slot) => {
        slots.push(slot);
        fired.call();
        if (slots.length < 3) throw new RangeError('the database is locked');
      },
      onTick: async () => {
        now = NOON + HOUR_MS;
      },
    });
    clock.start();
    await fired.done;
    await clock.stop();
    expect(slots).toEqual([NOON + HOUR_MS, NOON + HOUR_MS, NOON + HOUR_MS]);
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
