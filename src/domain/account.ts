import type { Gap } from './gap.ts';
import type { FailureCause, Reading, Snapshot, Wallet } from './reading.ts';
import { answersReport, confirmReport, countReading, type Report } from './report.ts';

/** What is known about one wallet of an account since its series began. */
export interface KnownWallet {
  readonly currency: string;
  /** As last reported, in micros. */
  readonly total: number;
  readonly granted: number | null;
  readonly toppedUp: number | null;
  /** Instant of the snapshot that last listed it (UTC ms). */
  readonly readAt: number;
  /** False when the last snapshot did not list it: it is "not reported", not zero. */
  readonly listed: boolean;
  /** Whether it was ever seen above zero. */
  readonly funded: boolean;
}

/** What the stored readings of one account say together. */
export interface AccountStatus {
  /** Start of the last stored reading; a reading that started earlier is discarded. Null: never read. */
  readonly lastStartedAt: number | null;
  /** End of the last stored reading of any kind. */
  readonly lastReadAt: number | null;
  readonly lastGoodAt: number | null;
  readonly wallets: readonly KnownWallet[];
  /** False after `is_available: false` or a refusal; null while DeepSeek said nothing yet. */
  readonly available: boolean | null;
  /** Whether the newest reading that was no failure was a refusal (402). */
  readonly refused: boolean;
  /** Failures in a row; zero after anything else. */
  readonly failures: number;
  readonly failingSince: number | null;
  /** Failures with cause `auth` in a row. */
  readonly refusedKeys: number;
  readonly cause: FailureCause | null;
  /** A time nobody watched that no snapshot has followed yet. */
  readonly gap: Gap | null;
  /** What production reported; null when it did not, or when readings say it themselves. */
  readonly report: Report | null;
}

/** An observed rise of a wallet between two snapshots; what was spent in between is unknown. */
export interface Rise {
  readonly currency: string;
  readonly total: number;
  /** Null when DeepSeek did not split the total in both snapshots. */
  readonly toppedUp: number | null;
}

export interface AccountStep {
  readonly status: AccountStatus;
  /** Rises of totals or of topped-up money since the snapshot before. */
  readonly rises: readonly Rise[];
  /** Wallets whose total fell since the snapshot before. */
  readonly fallen: readonly string[];
  /** Set when nobody watched for longer than `maxGapMs` before this reading. */
  readonly gap: Gap | null;
  /** The time nobody watched between this snapshot and the one before, failures in between or not. */
  readonly unwatched: Gap | null;
}

export const NEVER_READ: AccountStatus = {
  lastStartedAt: null,
  lastReadAt: null,
  lastGoodAt: null,
  wallets: [],
  available: null,
  refused: false,
  failures: 0,
  failingSince: null,
  refusedKeys: 0,
  cause: null,
  gap: null,
  report: null,
};

/** When a reading began and ended (UTC ms), and for how long an account may go unread before that is worth a line. */
export interface ReadingTimes {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly maxGapMs: number;
}

/**
 * The status after a reading; undefined when the reading started before the last stored one and is discarded. A last one that
 * lies in the future was stored under a wrong clock and discards nothing.
 */
export function stepAccount(status: AccountStatus, reading: Reading, times: ReadingTimes): AccountStep | undefined {
  const last = status.lastStartedAt;
  if (last !== null && times.startedAt < last && last <= times.endedAt) return undefined;
  const gap = readGap(status, times);
  const next = { ...status, lastStartedAt: times.startedAt, lastReadAt: times.endedAt, gap: gap ?? status.gap };
  switch (reading.kind) {
    case 'failure':
      return unmoved(afterFailure(next, reading.cause, times.endedAt), gap);
    case 'refused':
      return unmoved(
        { ...next, ...NO_FAILURES, available: false, refused: true, report: confirmReport(next.report) },
        gap,
      );
    case 'snapshot':
      return afterSnapshot({ ...next, report: reportAfter(next, reading, times) }, reading, times.endedAt, gap);
  }
}

const NO_FAILURES = { failures: 0, failingSince: null, refusedKeys: 0, cause: null };

function unmoved(status: AccountStatus, gap: Gap | null): AccountStep {
  return { status, rises: [], fallen: [], gap, unwatched: null };
}

function afterFailure(status: AccountStatus, cause: FailureCause, now: number): AccountStatus {
  return {
    ...status,
    failures: status.failures + 1,
    // A beginning in the future was stored under a wrong clock.
    failingSince: Math.min(status.failingSince ?? now, now),
    refusedKeys: cause === 'auth' ? status.refusedKeys + 1 : 0,
    cause,
  };
}

function afterSnapshot(status: AccountStatus, snapshot: Snapshot, now: number, gap: Gap | null): AccountStep {
  const known = new Map(status.wallets.map((wallet) => [wallet.currency, wallet]));
  const rises: Rise[] = [];
  const fallen: string[] = [];
  const listed = snapshot.wallets.toSorted(byCurrency).map((wallet): KnownWallet => {
    const before = known.get(wallet.currency);
    known.delete(wallet.currency);
    if (before !== undefined) {
      const toppedUp = before.toppedUp === null || wallet.toppedUp === null ? null : wallet.toppedUp - before.toppedUp;
      const total = wallet.total - before.total;
      if (total > 0 || (toppedUp ?? 0) > 0) {
        rises.push({
          currency: wallet.currency,
          total: Math.max(0, total),
          toppedUp: toppedUp === null ? null : Math.max(0, toppedUp),
        });
      }
      if (total < 0) fallen.push(wallet.currency);
    }
    return { ...wallet, readAt: now, listed: true, funded: wallet.total > 0 || before?.funded === true };
  });
  const missing = [...known.values()].map((wallet) => ({ ...wallet, listed: false }));
  const wallets = [...listed, ...missing].toSorted(byCurrency);
  const available = snapshot.available ?? status.available;
  return {
    status: { ...status, ...NO_FAILURES, lastGoodAt: now, wallets, available, refused: false, gap: null },
    rises,
    fallen,
    gap,
    unwatched: status.gap,
  };
}

function reportAfter(
  { report, available }: AccountStatus,
  snapshot: Snapshot,
  { startedAt, endedAt }: ReadingTimes,
): Report | null {
  if (snapshot.available === false) return confirmReport(report);
  const isAnswer = report !== null && answersReport(report, snapshot, { startedAt, now: endedAt, available });
  return isAnswer ? countReading(report) : report;
}

function byCurrency(a: Wallet, b: Wallet): number {
  return a.currency < b.currency ? -1 : 1;
}

/** The line "nobody watched": longer than `maxGapMs` between two stored readings. A gap that goes on grows at its end. */
export function readGap(
  { lastReadAt, gap }: Pick<AccountStatus, 'lastReadAt' | 'gap'>,
  { startedAt, maxGapMs }: Pick<ReadingTimes, 'startedAt' | 'maxGapMs'>,
): Gap | null {
  if (lastReadAt === null || startedAt - lastReadAt <= maxGapMs) return null;
  return { from: gap?.from ?? lastReadAt, until: startedAt };
}
