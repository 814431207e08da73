import type { AccountReport } from '../../src/cli/check-report.ts';
import type { SampleStep } from '../../src/demo/deepseek/sample-accounts.ts';

/** One account as the stand-in plays it, what is typed, and what `check --json` says about it. */
export interface CheckCase {
  readonly name: string;
  /** Null: the key is revoked. */
  readonly step: SampleStep | null;
  readonly args: readonly string[];
  readonly exit: number;
  readonly account: Partial<AccountReport>;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const fifty = { wallets: { CNY: { granted: '10.00', toppedUp: '40.00' } } };
const both = { wallets: { CNY: { toppedUp: '3.00' }, USD: { toppedUp: '7.00' } } };
const min = (...amounts: readonly string[]) => amounts.flatMap((amount) => ['--min', amount]);

function status(
  code: number,
  body = '{"error":{"message":"no"}}',
  headers: Readonly<Record<string, string>> = JSON_TYPE,
): SampleStep {
  return { status: code, headers, body };
}

/** What was not read: no wallets, and every minimum undecided. */
function unread(
  cause: AccountReport['cause'],
  outcome: AccountReport['outcome'] = 'unreadable',
): Partial<AccountReport> {
  const minimums = [{ met: null, amounts: [{ currency: 'CNY', amount: '50.00', total: null }] }];
  return { outcome, reading: 'failure', cause, available: null, wallets: [], minimums };
}

export const CASES: readonly CheckCase[] = [
  {
    name: 'an account without a minimum',
    step: fifty,
    args: [],
    exit: 0,
    account: {
      outcome: 'fine',
      reading: 'snapshot',
      cause: null,
      available: true,
      wallets: [{ currency: 'CNY', total: '50.00', granted: '10.00', toppedUp: '40.00' }],
      minimums: [],
      message: null,
    },
  },
  {
    name: 'an amount that equals the minimum',
    step: fifty,
    args: min('50 CNY'),
    exit: 0,
    account: { minimums: [{ met: true, amounts: [{ currency: 'CNY', amount: '50.00', total: '50.00' }] }] },
  },
  {
    name: 'a job that costs more than there is',
    step: fifty,
    args: ['--cost', 'deepseek-flash 40M in 8M out', '--peak', ...min('50 CNY')],
    exit: 1,
    account: {
      outcome: 'below_minimum',
      minimums: [
        { met: true, amounts: [{ currency: 'CNY', amount: '50.00', total: '50.00' }] },
        {
          met: false,
          amounts: [
            { currency: 'CNY', amount: '144.00', total: '50.00' },
            { currency: 'USD', amount: '21.60', total: null },
          ],
        },
      ],
      message:
        'It needs 144 CNY or 21.60 USD and has ¥50.00 and no wallet in USD. Top up at https://platform.deepseek.com/top_up.',
    },
  },
  {
    name: 'a job that one of two wallets can pay for',
    step: both,
    args: ['--cost', 'flash 10M in 3M out peak'],
    exit: 0,
    account: { outcome: 'fine' },
  },
  { name: 'one of two amounts', step: both, args: min('¥50 or $7'), exit: 0, account: { outcome: 'fine' } },
  {
    name: 'a cent less than the minimum',
    step: fifty,
    args: min('50.01元'),
    exit: 1,
    account: {
      outcome: 'below_minimum',
      minimums: [{ met: false, amounts: [{ currency: 'CNY', amount: '50.01', total: '50.00' }] }],
      message: 'It needs 50.01 CNY and has ¥50.00. Top up at https://platform.deepseek.com/top_up.',
    },
  },
  {
    name: 'one of two minimums that does not hold',
    step: both,
    args: min('3 CNY', '8 USD'),
    exit: 1,
    account: {
      minimums: [
        { met: true, amounts: [{ currency: 'CNY', amount: '3.00', total: '3.00' }] },
        { met: false, amounts: [{ currency: 'USD', amount: '8.00', total: '7.00' }] },
      ],
    },
  },
  {
    name: 'a wallet that the account does not have',
    step: fifty,
    args: min('5.50usd'),
    exit: 1,
    account: {
      minimums: [{ met: false, amounts: [{ currency: 'USD', amount: '5.50', total: null }] }],
      message: 'It needs 5.50 USD and has no wallet in USD. Top up at https://platform.deepseek.com/top_up.',
    },
  },
  {
    name: 'an overdrawn account',
    step: { wallets: { CNY: { toppedUp: '-0.02' } } },
    args: min('50 CNY'),
    exit: 2,
    account: {
      outcome: 'cannot_pay',
      reading: 'snapshot',
      available: false,
      wallets: [{ currency: 'CNY', total: '-0.02', granted: '0.00', toppedUp: '-0.02' }],
      minimums: [{ met: false, amounts: [{ currency: 'CNY', amount: '50.00', total: '-0.02' }] }],
    },
  },
  {
    name: 'an account that is not available although money is left',
    step: { available: false, ...fifty },
    args: min('50 CNY'),
    exit: 2,
    account: {
      outcome: 'cannot_pay',
      message:
        'DeepSeek reports the account as not available although ¥50.00 is left. Look at https://platform.deepseek.com and https://status.deepseek.com.',
    },
  },
  {
    name: 'HTTP 402',
    step: status(402),
    args: min('50 CNY'),
    exit: 2,
    account: { ...unread(null, 'cannot_pay'), reading: 'refused', available: false },
  },
  { name: 'a revoked key', step: null, args: min('50 CNY'), exit: 3, account: unread('auth', 'key_refused') },
  {
    name: 'a revoked key, which is never let pass',
    step: null,
    args: ['--on-unreadable', 'pass', ...min('50 CNY')],
    exit: 3,
    account: unread('auth', 'key_refused'),
  },
  { name: 'HTTP 429', step: status(429), args: min('50 CNY'), exit: 4, account: unread('rate_limited') },
  { name: 'HTTP 503', step: status(503, 'busy', {}), args: min('50 CNY'), exit: 4, account: unread('unreachable') },
  { name: 'a broken connection', step: 'reset', args: min('50 CNY'), exit: 4, account: unread('unreachable') },
  {
    name: 'HTTP 403 from the edge',
    step: status(403, '<html>no</html>', {}),
    args: min('50 CNY'),
    exit: 4,
    account: unread('blocked'),
  },
  { name: 'HTTP 404', step: status(404, 'Not Found', {}), args: min('50 CNY'), exit: 4, account: unread('not_found') },
  { name: 'a web page', step: 'html', args: min('50 CNY'), exit: 4, account: unread('invalid') },
  {
    name: 'a web page that is let pass',
    step: 'html',
    args: ['--on-unreadable', 'pass', ...min('50 CNY')],
    exit: 0,
    account: { ...unread('invalid'), exit: 0 },
  },
  {
    name: 'amounts of six decimals and parts that are left out',
    step: status(200, '{"is_available":true,"balance_infos":[{"currency":"CNY","total_balance":"49.9999999"}]}'),
    args: min('50 CNY'),
    exit: 1,
    account: { wallets: [{ currency: 'CNY', total: '49.999999', granted: null, toppedUp: null }] },
  },
  {
    name: 'an answer that does not say whether calls are accepted',
    step: { available: null, ...fifty },
    args: min('50 CNY'),
    exit: 0,
    account: { available: null },
  },
];
