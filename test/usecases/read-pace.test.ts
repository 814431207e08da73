import { expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/domain/duration.ts';
import { createReadPace } from '../../src/usecases/read-pace.ts';
import { micros, T0 } from '../domain/make.ts';

/** Reads the pace of a wallet; resolves with how often the readings were gone through so far. */
function open() {
  let looks = 0;
  const accounts = {
    listTotals: async () => {
      looks += 1;
      return [];
    },
  };
  const readPace = createReadPace({ twoChecksAfter: () => 2 * MINUTE_MS });
  return async (minute: number, total: number, series = 1): Promise<number> => {
    const of = { workspaceId: 'self', id: 'prod', series, currency: 'CNY', total: micros(total) };
    await readPace({ accounts }, of, T0 + minute * MINUTE_MS);
    return looks;
  };
}

it('goes through the readings every five minutes at most', async () => {
  const read = open();
  expect(await read(0, 100)).toBe(1);
  expect(await read(4.9, 98)).toBe(1);
  expect(await read(5, 98)).toBe(2);
});

it('goes through them at once after a fall of some size', async () => {
  const read = open();
  await read(0, 100);
  expect(await read(1, 97.99)).toBe(2);
  // The next one shows whether it goes on.
  expect(await read(2, 97.9)).toBe(3);
  expect(await read(3, 97.8)).toBe(3);
});

it('goes through them again for another series, and when the clock went back', async () => {
  const read = open();
  await read(0, 100);
  expect(await read(0, 100, 2)).toBe(2);
  expect(await read(-1, 100)).toBe(3);
});

it('goes through those of an overdrawn wallet every five minutes, too', async () => {
  const read = open();
  await read(0, -0.02);
  expect(await read(1, -0.02)).toBe(1);
  expect(await read(2, -0.04)).toBe(1);
});
