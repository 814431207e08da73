import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSettlements } from '../../src/usecases/settlements.ts';

/** Whether a promise is settled once everything that can happen now has happened. */
async function isSettled(promise: Promise<void>): Promise<boolean> {
  let settled = false;
  const watch = async (): Promise<void> => {
    await promise;
    settled = true;
  };
  void watch();
  await vi.advanceTimersByTimeAsync(0);
  return settled;
}

describe('waiting for the outcome of a delivery', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ends when the outcome of that write is announced, for everyone who waits', async () => {
    const settlements = createSettlements();
    const [one, other] = [settlements.wait(7, 3000), settlements.wait(7, 3000)];
    expect(await isSettled(one)).toBe(false);
    settlements.announce(7);
    expect([await isSettled(one), await isSettled(other)]).toEqual([true, true]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes on when another write is announced', async () => {
    const settlements = createSettlements();
    const waiting = settlements.wait(7, 3000);
    settlements.announce(8);
    expect(await isSettled(waiting)).toBe(false);
    settlements.announce(7);
    expect(await isSettled(waiting)).toBe(true);
  });

  it('ends by itself after its time, without a word', async () => {
    const settlements = createSettlements();
    const waiting = settlements.wait(7, 3000);
    await vi.advanceTimersByTimeAsync(2999);
    expect(await isSettled(waiting)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await isSettled(waiting)).toBe(true);
  });

  it('knows nothing of what was announced before, so that it must be begun before the delivery', async () => {
    const settlements = createSettlements();
    settlements.announce(7);
    const waiting = settlements.wait(7, 3000);
    expect(await isSettled(waiting)).toBe(false);
    await vi.advanceTimersByTimeAsync(3000);
    expect(await isSettled(waiting)).toBe(true);
  });

  it('can be done again for the same write', async () => {
    const settlements = createSettlements();
    const first = settlements.wait(7, 3000);
    settlements.announce(7);
    await first;
    const second = settlements.wait(7, 3000);
    expect(await isSettled(second)).toBe(false);
    settlements.announce(7);
    expect(await isSettled(second)).toBe(true);
  });
});
