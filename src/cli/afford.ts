import { purseLines } from '../blocks/answers/afford.ts';
import { plainTimes } from '../blocks/times.ts';
import { parseAccountSettings } from '../config/account-settings.ts';
import { parsePrices } from '../config/prices-file.ts';
import { type JobCost, judgePurse, type Purse } from '../domain/afford.ts';
import type { Reading, Wallet } from '../domain/reading.ts';
import { buildReport } from './build-report.ts';
import type { AccountReport, CheckReport } from './check-report.ts';
import { costLines } from './cost-lines.ts';
import { ENGLISH } from './english.ts';
import { plainText } from './plain-text.ts';
import { type PlannedJob, pricePlanned } from './planned-job.ts';
import { chooseAccounts, type ReadAccount, readAccounts } from './read-accounts.ts';
import type { Terminal } from './terminal.ts';

export interface AffordOptions {
  readonly account?: string;
  readonly peak?: boolean;
  readonly json?: boolean;
}

/** Prices the job, reads the accounts once, says what would remain or is missing, and returns the exit code of `check --cost`. */
export async function runAfford(terminal: Terminal, planned: PlannedJob, options: AffordOptions): Promise<number> {
  const cost = pricePlanned(planned, parsePrices(terminal.env, terminal.readFile), options.peak, terminal.now());
  const settings = parseAccountSettings(terminal.env, terminal.readFile, options.account);
  const read = await readAccounts(chooseAccounts(settings, options.account), settings.deepseekTimeoutMs);
  const now = terminal.now();
  const report = buildReport(read, {
    minimums: [],
    cost,
    passUnreadable: false,
    duplicates: options.account === undefined ? settings.duplicates : [],
    now,
  });
  if (options.json) terminal.print(JSON.stringify(report, null, 2));
  else terminal.print([...costLines(cost), ...reportLines(report, read, cost, now)].join('\n'));
  return report.exit;
}

function reportLines(
  { accounts }: CheckReport,
  read: readonly ReadAccount[],
  cost: JobCost,
  now: number,
): readonly string[] {
  return accounts.map((account) => {
    const reading = read.find((each) => each.account.id === account.id)?.outcome.reading;
    return plainText(purseLines(ENGLISH, judgePurse(purseOf(account, reading, now), cost), cost, plainTimes(now)));
  });
}

function purseOf({ id, label, outcome }: AccountReport, reading: Reading | undefined, now: number): Purse {
  const wallets = reading?.kind === 'snapshot' ? reading.wallets : [];
  return {
    info: { id, label },
    state: stateOf(outcome),
    readAt: reading?.kind === 'snapshot' ? now : null,
    wallets: wallets.filter(isWorthALine).map(({ currency, total }) => ({ currency, total, listed: true })),
  };
}

/** Without an empty wallet beside one that holds money: DeepSeek lists those that nobody ever funded, too. */
function isWorthALine({ total }: Wallet, _: number, all: readonly Wallet[]): boolean {
  return total !== 0 || !all.some((other) => other.total > 0);
}

function stateOf(outcome: AccountReport['outcome']): Purse['state'] {
  switch (outcome) {
    case 'fine':
    case 'below_minimum':
      return 'ok';
    case 'cannot_pay':
      return 'unavailable';
    case 'unreadable':
      return 'error';
    case 'key_refused':
      return 'auth';
  }
}
