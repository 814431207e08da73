import { parseAccountSettings } from '../config/account-settings.ts';
import { parsePrices } from '../config/prices-file.ts';
import type { Minimum } from '../domain/check.ts';
import { buildReport } from './build-report.ts';
import { checkLines } from './check-lines.ts';
import type { CheckReport } from './check-report.ts';
import { costLines } from './cost-lines.ts';
import { type PlannedJob, pricePlanned } from './planned-job.ts';
import { chooseAccounts, readAccounts } from './read-accounts.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export interface CheckOptions {
  /** All accounts when not given. */
  readonly account?: string;
  readonly min?: readonly Minimum[];
  /** A job that must be payable, at the price of this moment unless it is for peak. */
  readonly cost?: PlannedJob;
  readonly peak?: boolean;
  readonly onUnreadable: 'fail' | 'pass';
  readonly json?: boolean;
}

/** Reads the accounts once, says whether each holds every minimum, and returns the exit code of the worst. */
export async function runCheck(terminal: Terminal, options: CheckOptions): Promise<number> {
  if (options.peak && options.cost === undefined) throw new UsageError('--peak needs --cost.');
  const settings = parseAccountSettings(terminal.env, terminal.readFile, options.account);
  const accounts = chooseAccounts(settings, options.account);
  const cost =
    options.cost === undefined
      ? undefined
      : pricePlanned(options.cost, parsePrices(terminal.env, terminal.readFile), options.peak, terminal.now());
  const report = buildReport(await readAccounts(accounts, settings.deepseekTimeoutMs), {
    minimums: options.min ?? [],
    cost,
    passUnreadable: options.onUnreadable === 'pass',
    duplicates: options.account === undefined ? settings.duplicates : [],
    now: terminal.now(),
  });
  if (options.json) terminal.print(JSON.stringify(report, null, 2));
  else
    terminal.print([...(cost === undefined ? [] : costLines(cost)), ...checkLines(report, terminal.colour)].join('\n'));
  for (const sentence of passedSentences(report)) terminal.complain(sentence);
  return report.exit;
}

function passedSentences({ accounts }: CheckReport): readonly string[] {
  return accounts
    .filter(({ outcome, exit }) => outcome === 'unreadable' && exit === 0)
    .map(({ id }) => `deepseek-balance: ${id} could not be read and counts as fine because of --on-unreadable pass.`);
}
