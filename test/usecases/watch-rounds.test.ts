import { expect, onTestFinished, test } from 'vitest';
import { HOUR_MS } from '../../src/domain/duration.ts';
import { createWatchRounds } from '../../src/usecases/watch-rounds.ts';
import { openOffice } from './office.ts';

/** Reads accounts one after the other, and how many rounds that completed. */
async function open() {
  const office = await openOffice();
  onTestFinished(() => office.close());
  await office.restart({ accounts: ['prod', 'batch'] });
  let rounds = 0;
  const watch = createWatchRounds({ ...office.deps, onRound: () => (rounds += 1) }, 'self');
  const read = async (accountId: string, balance: Parameters<typeof office.read>[0] = 60): Promise<number> => {
    await office.read(balance, accountId);
    await watch();
    return rounds;
  };
  return { office, watch, read, rounds: () => rounds };
}

test('a round is complete when every account was read, and not again before every account was read again', async () => {
  const { read, watch, rounds } = await open();
  expect(await read('prod')).toBe(0);
  expect(await read('batch')).toBe(1);
  await watch();
  expect(rounds()).toBe(1);
  expect(await read('batch')).toBe(1);
  expect(await read('batch')).toBe(1);
  expect(await read('prod')).toBe(2);
});

test('an account whose readings fail was read: the alert about it is the work', async () => {
  const { read } = await open();
  await read('prod', { kind: 'failure', cause: 'unreachable' });
  expect(await read('batch')).toBe(1);
});

test('looks at the same time count one round', async () => {
  const { office, watch, rounds } = await open();
  await office.read(60, 'prod');
  await office.read(60, 'batch');
  await Promise.all([watch(), watch()]);
  expect(rounds()).toBe(1);
});

test('a clock that is set back does not end the rounds', async () => {
  const { office, watch, rounds } = await open();
  await office.read(60, 'prod');
  await office.read(60, 'batch');
  office.advance(HOUR_MS);
  await watch();
  office.advance(-30 * 60_000);
  await watch();
  expect(rounds()).toBe(2);
});
