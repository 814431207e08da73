import { DAY_MS, MINUTE_MS } from '../domain/duration.ts';
import { MICROS_PER_CENT } from '../domain/money.ts';
import { WORKSPACE } from '../domain/workspace.ts';
import { openStore } from '../store/store.ts';
import { fingerprintOf } from '../usecases/begin-watch.ts';

const ACCOUNT = 'default';
const CURRENCY = 'CNY';
const DAYS = 8;
/** As often as no gap asks for. */
const EVERY_MS = 5 * MINUTE_MS;
/** What the account spends in one step, by turns, in cents: about ¥8.60 a day. */
const CENTS = [2, 5, 1, 4, 3];
const TOP_UP = { daysAgo: 3, micros: 5000 * MICROS_PER_CENT } as const;

interface Money {
  readonly granted: number;
  readonly toppedUp: number;
}

/** Gives the sample account a past that ends, at `now`, with this money (micros): eight days of readings with one top-up. */
export async function layPast(path: string, apiKey: string, left: Money, now: number): Promise<void> {
  const store = await openStore(path);
  const { fingerprintSalt } = await store.workspaces.ensure(WORKSPACE, now);
  const keyFingerprint = fingerprintOf(apiKey, fingerprintSalt);
  const setup = {
    id: ACCOUNT,
    label: ACCOUNT,
    ownerId: null,
    runbookUrl: null,
    baseUrl: '',
    keyVariable: '',
    keyFingerprint,
  };
  await store.accounts.sync(WORKSPACE, [setup], now);
  await store.transaction(async ({ accounts }) => {
    for (const { at, toppedUp } of readPast(left.toppedUp, now)) {
      const wallet = { currency: CURRENCY, total: toppedUp + left.granted, granted: left.granted, toppedUp };
      const reading = { kind: 'snapshot', available: true, wallets: [wallet] } as const;
      await accounts.saveSnapshot(WORKSPACE, { id: ACCOUNT, series: 1 }, reading, { now: at, maxGapMs: EVERY_MS });
    }
  });
  await store.close();
}

/** Backwards from what is left, oldest first. */
function readPast(left: number, now: number): readonly { readonly at: number; readonly toppedUp: number }[] {
  const past = [];
  let toppedUp = left;
  for (let step = 0; step * EVERY_MS <= DAYS * DAY_MS; step += 1) {
    const at = now - step * EVERY_MS;
    past.push({ at, toppedUp });
    toppedUp += (CENTS[step % CENTS.length] ?? 0) * MICROS_PER_CENT;
    if (step * EVERY_MS === TOP_UP.daysAgo * DAY_MS) toppedUp -= TOP_UP.micros;
  }
  return past.toReversed();
}
