import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { DAY_MS, MINUTE_MS } from '../src/domain/duration.ts';
import type { Store } from '../src/ports.ts';
import { openStore } from '../src/store/store.ts';
import { seeded } from './random.ts';

/** An account by how often its balance differs from one check to the next. */
interface Usage {
  readonly name: string;
  readonly changesPerDay: number;
}

const USAGES: readonly Usage[] = [
  { name: 'quiet (some calls a day)', changesPerDay: 12 },
  { name: 'normal (a call every few minutes)', changesPerDay: 300 },
  { name: 'busy (every check differs)', changesPerDay: 1440 },
];
const WORKSPACE = 'T1';
const CURRENCY = 'CNY';
/** Of readings every minute; the year follows from them. */
const DAYS = 30;
const YEAR_DAYS = 365;
const RAW_DAYS = 90;
const WEEK_DAYS = 7;
const CHECKS_PER_DAY = 1440;
const START = Date.UTC(2026, 0, 1);
const MICROS_PER_CENT = 10_000;
const SEED = 4;

const began = performance.now();
for (const usage of USAGES) print(usage, await measure(usage));
process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0)} s\n`);

interface Measured {
  /** Rows of the simulated days: all of them, one an hour, one a day. */
  readonly raw: number;
  readonly hourly: number;
  readonly daily: number;
  /** Of one row, with its entries in the indexes. */
  readonly bytes: number;
}

/** Stores a month of readings, and lets it grow old. */
async function measure(usage: Usage): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-storage-'));
  const path = join(folder, 'bot.db');
  const store = await openStore(path);
  try {
    await live(store, usage);
    const { rows: raw, bytes } = read(path);
    await age(store, RAW_DAYS);
    const { rows: hourly } = read(path);
    await age(store, YEAR_DAYS);
    return { raw, hourly, daily: read(path).rows, bytes };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function live(store: Store, { changesPerDay }: Usage): Promise<void> {
  const random = seeded(SEED);
  let toppedUp = 0;
  for (let day = 0; day < DAYS; day += 1) {
    if (day % WEEK_DAYS === 0) toppedUp += WEEK_DAYS * CHECKS_PER_DAY * MICROS_PER_CENT;
    await store.transaction(async ({ accounts }) => {
      let same = 0;
      for (let check = 1; check <= CHECKS_PER_DAY; check += 1) {
        same += 1;
        const changes = random() < changesPerDay / CHECKS_PER_DAY;
        // Equal readings in a row extend one row: storing the last of them leaves the same row behind.
        if (!changes && check < CHECKS_PER_DAY) continue;
        if (changes) toppedUp -= MICROS_PER_CENT;
        const now = START + day * DAY_MS + check * MINUTE_MS;
        await save(accounts, toppedUp, { now, maxGapMs: (same + 1) * MINUTE_MS });
        same = 0;
      }
    });
  }
}

/** Lets so many days pass, reads for a week, as pruning asks for, and prunes as often as there is something to do. */
async function age(store: Store, days: number): Promise<void> {
  const now = START + (DAYS + days + WEEK_DAYS) * DAY_MS;
  await save(store.accounts, -days, { now: now - WEEK_DAYS * DAY_MS, maxGapMs: 0 });
  while ((await store.prune(now)) > 0);
}

function save(
  accounts: Store['accounts'],
  total: number,
  at: { readonly now: number; readonly maxGapMs: number },
): Promise<void> {
  const wallets = [{ currency: CURRENCY, total, granted: 0, toppedUp: total }];
  return accounts.saveSnapshot(
    WORKSPACE,
    { id: 'prod', series: 1 },
    { kind: 'snapshot', available: true, wallets },
    at,
  );
}

function read(path: string): { readonly rows: number; readonly bytes: number } {
  const sqlite = new SqliteDatabase(path, { readonly: true });
  const rows = sqlite
    .prepare<[number], { count: number }>('select count(*) as count from snapshots where observed_until <= ?')
    .get(START + DAYS * DAY_MS);
  const size = sqlite
    .prepare<[], { bytes: number }>("select sum(pgsize) as bytes from dbstat where name like 'snapshots%'")
    .get();
  sqlite.close();
  const count = rows?.count ?? 0;
  return { rows: count, bytes: (size?.bytes ?? 0) / count };
}

function print({ name }: Usage, { raw, hourly, daily, bytes }: Measured): void {
  const inDays = (rows: number, days: number): number => Math.round((rows / DAYS) * days);
  const kept = inDays(raw, RAW_DAYS) + inDays(hourly, YEAR_DAYS - RAW_DAYS);
  const later = inDays(daily, YEAR_DAYS);
  process.stdout.write(
    `${name}: ${inDays(raw, YEAR_DAYS)} rows written a year, of which ${kept} (${megabytes(kept * bytes)}) are there at its end and ${later} (${megabytes(later * bytes)}) later\n`,
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
