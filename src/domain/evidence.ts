import type { AccountStatus, KnownWallet } from './account.ts';
import { fromMinuteMicros } from './duration.ts';
import { calmsBelow, type Fall, type ObservedTotal, readFall, sizeOf } from './fall.ts';
import { type Prospect, shortestOf } from './forecast.ts';
import type { Reading } from './reading.ts';
import { answersReport, isOpen, type Report, reportSeverity } from './report.ts';
import type { Rule, Severity } from './rule.ts';

/** What the newest reading says about one rule. */
export type Evidence =
  | { readonly says: 'breached'; readonly severity: Severity }
  /** Counts towards clearing. */
  | { readonly says: 'good' }
  /** Neither breached nor clear: whatever was recovering starts again. */
  | { readonly says: 'between' }
  /** This reading is no evidence for or against the rule. */
  | { readonly says: 'nothing' };

export interface EvidenceInput {
  /** The account after the reading. */
  readonly account: AccountStatus;
  /** Null: the rule is judged by what was read last, without hysteresis. */
  readonly reading: Reading | null;
  /** Totals of all wallets of the account, in the order in which they were stored, as far back as the longest window needs. */
  readonly history: readonly ObservedTotal[];
  /** What `runway` is judged by: of each wallet that was read, at the newest reading. */
  readonly prospects: readonly Prospect[];
  readonly now: number;
  /** Failures must last this long before they are an alert (ms). */
  readonly blindAfterMs: number;
}

const BLIND_FAILURES = 3;
const BLIND_REFUSED_KEYS = 2;
const CLEAR_SHARE = 50;
const CLEAR_MICROS = 20_000;

const GOOD: Evidence = { says: 'good' };
const BETWEEN: Evidence = { says: 'between' };
const NOTHING: Evidence = { says: 'nothing' };

/** The total at which a tier clears, in micros: the threshold plus the larger of 2 % and 0.02 (product: table of kinds). */
export function clearsAt(thresholdMicros: number): number {
  return thresholdMicros + Math.max(Math.ceil(thresholdMicros / CLEAR_SHARE), CLEAR_MICROS);
}

/** How long the money must last again for a tier of `runway` to clear, in its unit (product: table of kinds). */
export function lastsAgainFrom(thresholdMicros: number): number {
  return Math.ceil((thresholdMicros * 5) / 4);
}

/**
 * Whether a wallet can fire. One that was never seen above zero is waiting while another wallet of the account is
 * funded; negative amounts and the only wallet always count.
 */
export function isWaiting(wallet: KnownWallet, wallets: readonly KnownWallet[]): boolean {
  if (wallet.funded || wallet.total < 0) return false;
  return wallets.some((other) => other.total > 0);
}

/** Whether failures are many enough to be worth a line beside other alerts. */
export function isFailing(account: AccountStatus): boolean {
  return account.failures >= BLIND_FAILURES || account.refusedKeys >= BLIND_REFUSED_KEYS;
}

/** How `blind` an account is: critical for a refused key, warning for failures, null while it is neither. */
export function readBlindness(account: AccountStatus, now: number, blindAfterMs: number): Severity | null {
  if (account.refusedKeys >= BLIND_REFUSED_KEYS) return 'critical';
  if (account.failures < BLIND_FAILURES || account.failingSince === null) return null;
  return now - account.failingSince >= blindAfterMs ? 'warning' : null;
}

/** What the newest reading, or without one the last known state, says about a rule. */
export function readEvidence(rule: Rule, input: EvidenceInput): Evidence {
  switch (rule.kind) {
    case 'below':
    case 'drop':
    case 'runway':
      return walletEvidence(rule, input);
    case 'unavailable':
      return unavailableEvidence(input);
    case 'blind':
      return blindEvidence(input);
  }
}

/** How much the rule's wallet fell within its window; undefined for a rule that is about something else. */
export function readFallOf(
  { currency, windowMs }: Pick<Rule, 'currency' | 'windowMs'>,
  history: readonly ObservedTotal[],
  now: number,
): Fall | undefined {
  if (windowMs === null) return undefined;
  return readFall(
    history.filter((total) => total.currency === currency),
    { windowMs, now },
  );
}

/** What a rule about a wallet compares: whether that breaches it, and whether it is far enough from it to clear. */
interface Verdict {
  readonly breached: boolean;
  readonly clear: boolean;
}

function belowVerdict({ total }: KnownWallet, threshold: number): Verdict {
  return { breached: total < threshold, clear: total >= clearsAt(threshold) };
}

function dropVerdict(rule: Rule, threshold: number, { history, now }: EvidenceInput): Verdict {
  const fall = readFallOf(rule, history, now);
  const size = fall === undefined ? 0 : sizeOf(fall, rule.unit);
  return { breached: size >= threshold, clear: size < calmsBelow(threshold) };
}

/** Two readings in a row must say so; a rule that was changed just now is judged by the last one. Undefined: nobody knows. */
function runwayVerdict(
  { currency }: Rule,
  threshold: number,
  { prospects, reading }: EvidenceInput,
): Verdict | undefined {
  const prospect = prospects.find(({ forecast }) => forecast.currency === currency);
  const shortest = prospect && shortestOf(prospect.forecast.outlook);
  if (prospect === undefined || shortest === undefined) return undefined;
  const limit = fromMinuteMicros(threshold);
  const before = reading === null ? shortest : prospect.before && shortestOf(prospect.before);
  return {
    breached: shortest < limit && (before ?? limit) < limit,
    clear: shortest >= fromMinuteMicros(lastsAgainFrom(threshold)),
  };
}

function readVerdict(rule: Rule, threshold: number, wallet: KnownWallet, input: EvidenceInput): Verdict | undefined {
  if (rule.kind === 'runway') return runwayVerdict(rule, threshold, input);
  return rule.kind === 'drop' ? dropVerdict(rule, threshold, input) : belowVerdict(wallet, threshold);
}

function walletEvidence(rule: Rule, input: EvidenceInput): Evidence {
  const { account, reading } = input;
  if (reading !== null && reading.kind !== 'snapshot') return NOTHING;
  const wallet = account.wallets.find((known) => known.currency === rule.currency);
  if (wallet === undefined || rule.thresholdMicros === null || (reading !== null && !wallet.listed)) return NOTHING;
  if (isWaiting(wallet, account.wallets)) return GOOD;
  const verdict = readVerdict(rule, rule.thresholdMicros, wallet, input);
  if (verdict === undefined) return NOTHING;
  const { breached, clear } = verdict;
  // An amount that is no longer reported can clear a changed rule, but fires nothing.
  if (breached) return wallet.listed ? { says: 'breached', severity: rule.severity } : NOTHING;
  return reading === null || clear ? GOOD : BETWEEN;
}

function unavailableEvidence({ account, reading, now }: EvidenceInput): Evidence {
  const available = reading === null ? account.available : saidAvailable(reading);
  if (available === false) return { says: 'breached', severity: 'critical' };
  const { report } = account;
  if (report !== null && reading !== null) return answers(report, account, reading, now) ? GOOD : NOTHING;
  if (isOpen(report)) return { says: 'breached', severity: reportSeverity(report) };
  return available === null ? NOTHING : GOOD;
}

/** Whether a reading that refuses nothing speaks against what production reported before it. */
function answers(report: Report, { lastStartedAt, available }: AccountStatus, reading: Reading, now: number): boolean {
  if (lastStartedAt === null || reading.kind !== 'snapshot') return false;
  return answersReport(report, reading, { startedAt: lastStartedAt, now, available });
}

function saidAvailable(reading: Reading): boolean | null {
  switch (reading.kind) {
    case 'snapshot':
      return reading.available;
    case 'refused':
      return false;
    case 'failure':
      return null;
  }
}

function blindEvidence({ account, reading, now, blindAfterMs }: EvidenceInput): Evidence {
  if (reading?.kind === 'refused') return NOTHING;
  const severity = readBlindness(account, now, blindAfterMs);
  if (severity !== null) return { says: 'breached', severity };
  return reading?.kind === 'failure' ? BETWEEN : GOOD;
}
