import type { DuplicateAccount } from '../config/accounts.ts';
import { costMinimum, type JobCost } from '../domain/afford.ts';
import { type CheckOutcome, type JudgedMinimum, type Minimum, readCheck } from '../domain/check.ts';
import { formatDecimal } from '../domain/money.ts';
import type { Wallet } from '../domain/reading.ts';
import type { AccountReport, CheckReport } from './check-report.ts';
import { checkSentence } from './check-sentence.ts';
import { BELOW_MINIMUM, CANNOT_PAY, FINE, KEY_REFUSED, UNREADABLE } from './exit-codes.ts';
import type { ReadAccount } from './read-accounts.ts';
import { reportCost } from './report-cost.ts';

const EXIT: Readonly<Record<CheckOutcome, AccountReport['exit']>> = {
  fine: FINE,
  below_minimum: BELOW_MINIMUM,
  cannot_pay: CANNOT_PAY,
  unreadable: UNREADABLE,
  key_refused: KEY_REFUSED,
};
/** The worst of several accounts decides: a refused key needs a person, what cannot be read may hide anything. */
const WORST_FIRST: readonly AccountReport['exit'][] = [KEY_REFUSED, UNREADABLE, CANNOT_PAY, BELOW_MINIMUM, FINE];

export interface ReportOptions {
  readonly minimums: readonly Minimum[];
  /** A job that each account must be able to pay for besides. */
  readonly cost?: JobCost | undefined;
  /** Whether an account that cannot be read counts as fine. */
  readonly passUnreadable: boolean;
  readonly duplicates: readonly DuplicateAccount[];
  /** UTC milliseconds. */
  readonly now: number;
}

/** Everything that `check` found out, worst account first. */
export function buildReport(read: readonly ReadAccount[], options: ReportOptions): CheckReport {
  const minimums = [...options.minimums, ...(options.cost === undefined ? [] : [costMinimum(options.cost)])];
  const accounts = read
    .map((each) => reportAccount(each, { ...options, minimums }))
    .toSorted((a, b) => badness(a) - badness(b));
  return {
    schema: 1,
    exit: WORST_FIRST.find((exit) => accounts.some((account) => account.exit === exit)) ?? FINE,
    checkedAt: new Date(options.now).toISOString(),
    accounts,
    ...(options.cost !== undefined && { cost: reportCost(options.cost) }),
    duplicates: [...options.duplicates],
  };
}

/** What was let pass is shown by what it is. */
function badness({ outcome }: AccountReport): number {
  return WORST_FIRST.indexOf(EXIT[outcome]);
}

function reportAccount(read: ReadAccount, { minimums, passUnreadable }: ReportOptions): AccountReport {
  const { account, outcome } = read;
  const { reading, detail, remarks, traceId, rateLimits } = outcome;
  const check = readCheck(reading, minimums);
  return {
    id: account.id,
    label: account.label,
    exit: passUnreadable && check.outcome === 'unreadable' ? FINE : EXIT[check.outcome],
    outcome: check.outcome,
    reading: reading.kind,
    cause: reading.kind === 'failure' ? reading.cause : null,
    available: reading.kind === 'snapshot' ? reading.available : reading.kind === 'refused' ? false : null,
    wallets: reading.kind === 'snapshot' ? reading.wallets.map(reportWallet) : [],
    minimums: check.minimums.map(reportMinimum),
    message: checkSentence(read, check),
    detail,
    remarks: [...remarks],
    traceId,
    rateLimits: { ...rateLimits },
  };
}

function reportWallet({ currency, total, granted, toppedUp }: Wallet): AccountReport['wallets'][number] {
  return { currency, total: formatDecimal(total), granted: decimalOrNull(granted), toppedUp: decimalOrNull(toppedUp) };
}

function reportMinimum({ met, amounts }: JudgedMinimum): AccountReport['minimums'][number] {
  return {
    met,
    amounts: amounts.map(({ currency, micros, total }) => ({
      currency,
      amount: formatDecimal(micros),
      total: decimalOrNull(total),
    })),
  };
}

function decimalOrNull(micros: number | null): string | null {
  return micros === null ? null : formatDecimal(micros);
}
