import { expect, test } from 'vitest';
import type { ReportWish } from '../../src/domain/report-wish.ts';
import { gatherReports } from '../../src/usecases/gather-reports.ts';

function wish(status: 402 | 429, by: string, accountId = 'prod'): ReportWish {
  return { accountId, status, message: null, by };
}

/** A store that is slow: each begins when told, and answers with who reported. */
function openStore(rest: () => Promise<void> = noRest) {
  const begun: { readonly wish: ReportWish; readonly end: (error?: Error) => void }[] = [];
  const store = gatherReports((given) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    begun.push({ wish: given, end: (error) => (error === undefined ? resolve(String(given.by)) : reject(error)) });
    return promise;
  }, rest);
  return { store, begun };
}

async function noRest(): Promise<void> {}

test('reports that arrive while one is stored are stored together, the worst of them', async () => {
  const { store, begun } = openStore();
  const first = store(wish(429, 'a'));
  await Promise.resolve();
  await Promise.resolve();
  const others = [store(wish(429, 'b')), store(wish(402, 'c')), store(wish(429, 'd')), store(wish(402, 'e'))];
  expect(begun.map((each) => each.wish.by)).toEqual(['a']);
  begun[0]?.end();
  expect(await first).toBe('a');
  await new Promise(setImmediate);
  begun[1]?.end();
  expect(await Promise.all(others)).toEqual(['c', 'c', 'c', 'c']);
  expect(begun).toHaveLength(2);
});

test('also those that arrive while it rests', async () => {
  const rested = Promise.withResolvers<void>();
  const { store, begun } = openStore(() => rested.promise);
  const first = store(wish(402, 'a'));
  await new Promise(setImmediate);
  begun[0]?.end();
  expect(await first).toBe('a');
  const others = [store(wish(402, 'b')), store(wish(402, 'c'))];
  await new Promise(setImmediate);
  expect(begun).toHaveLength(1);
  rested.resolve();
  await new Promise(setImmediate);
  begun[1]?.end();
  expect(await Promise.all(others)).toEqual(['b', 'b']);
});

test('accounts do not wait for each other', async () => {
  const { store, begun } = openStore();
  const all = [store(wish(402, 'a')), store(wish(402, 'b', 'batch'))];
  await new Promise(setImmediate);
  for (const { end } of begun) end();
  expect(await Promise.all(all)).toEqual(['a', 'b']);
});

test('one that fails is told to whoever sent it, and the next one is tried', async () => {
  const { store, begun } = openStore();
  const first = store(wish(402, 'a'));
  await new Promise(setImmediate);
  const second = store(wish(402, 'b'));
  begun[0]?.end(new Error('database is locked'));
  await expect(first).rejects.toThrow('database is locked');
  await new Promise(setImmediate);
  begun[1]?.end();
  expect(await second).toBe('b');
  const third = store(wish(402, 'c'));
  await new Promise(setImmediate);
  begun[2]?.end();
  expect(await third).toBe('c');
});
