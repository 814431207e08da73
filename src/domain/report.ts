import type { Snapshot } from './reading.ts';
import type { Severity } from './rule.ts';

/** What production sees: calls refused for want of money (402), or limited because little of it is left (429). */
export type ReportedStatus = 402 | 429;

/** The last that production reported about an account, as long as no reading has said the same or worse since it ended. */
export interface Report {
  readonly status: ReportedStatus;
  /** When the bot received it (UTC ms). */
  readonly reportedAt: number;
  /** Who reported it, in their own words; null when they did not say. */
  readonly by: string | null;
  /** Good snapshots that began after it, counted up to those that end it. */
  readonly readingsSince: number;
}

/** A reading beside what was known before it: its start and end (UTC ms), and the availability that DeepSeek stated last. */
export interface ReadingAfter {
  readonly startedAt: number;
  readonly now: number;
  readonly available: boolean | null;
}

/** So many good snapshots that began after a report end it. */
const READINGS_TO_END = 2;

/** Whether a report still stands against the readings. */
export function isOpen(report: Report | null): report is Report {
  return report !== null && report.readingsSince < READINGS_TO_END;
}

/** Refused calls are critical; limited ones are a warning that the money is nearly gone. */
export function reportSeverity({ status }: Report): Severity {
  return status === 402 ? 'critical' : 'warning';
}

/** The report that stands after another one: it begins anew, and limited calls do not make refused ones less bad. */
export function addReport(
  before: Report | null,
  { status, by }: Pick<Report, 'status' | 'by'>,
  reportedAt: number,
): Report {
  const isWorse = isOpen(before) && before.status === 402;
  return { status: isWorse ? 402 : status, reportedAt, by, readingsSince: 0 };
}

/**
 * Whether a snapshot speaks against a report: it began after it, and says that calls are accepted; or says nothing about that and
 * shows money, because the report is then all that says otherwise. A report of the future was stored under a wrong clock.
 */
export function answersReport(
  { reportedAt }: Report,
  snapshot: Snapshot,
  { startedAt, now, available }: ReadingAfter,
): boolean {
  if (startedAt <= reportedAt && reportedAt <= now) return false;
  return snapshot.available ?? (available !== false && snapshot.wallets.some(({ total }) => total > 0));
}

/** The report after a good snapshot that speaks against it. */
export function countReading(report: Report): Report {
  return { ...report, readingsSince: Math.min(report.readingsSince + 1, READINGS_TO_END) };
}

/** The report after a reading that says itself that calls are refused: one that had ended is over, because now that reading counts. */
export function confirmReport(report: Report | null): Report | null {
  return isOpen(report) ? report : null;
}

/** Whether the text of a 429 blames the balance, as "… concurrency limit of 5 based on your remaining balance …" does. */
export function speaksOfBalance(message: string): boolean {
  return /\b(?:your|remaining|insufficient|account|low) balance\b|余额/iu.test(message);
}
