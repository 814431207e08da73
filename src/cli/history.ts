import type { HistoryAnswer } from '../domain/answer.ts';
import { DAY_MS } from '../domain/duration.ts';
import type { ObservedTotal } from '../domain/fall.ts';
import { WORKSPACE } from '../domain/workspace.ts';
import type { Tables } from '../ports.ts';
import { readHistory } from '../usecases/read-history.ts';
import { CONFIGURATION, FINE } from './exit-codes.ts';
import { historyCsv } from './history-csv.ts';
import { historyJson } from './history-json.ts';
import { historyPages, WIDEST_CHART } from './history-pages.ts';
import { scheduleOf } from './pace-reader.ts';
import { readFromDatabase } from './read-database.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export interface HistoryOptions {
  readonly account?: string;
  readonly days: number;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** A history, and the readings of each wallet in it that are kept. */
export interface ExportedHistory {
  readonly answer: HistoryAnswer;
  readonly readings: readonly (ObservedTotal & { readonly accountId: string })[];
}

/** Prints what became of the balances, from the bot's database; returns 78 when there is none that can be read, else 0. */
export async function runHistory(terminal: Terminal, options: HistoryOptions): Promise<number> {
  const history = await readFromDatabase(terminal, (tables) => read(terminal, tables, options));
  if (history === undefined) return CONFIGURATION;
  if (options.json === true) terminal.print(JSON.stringify(historyJson(history), null, 2));
  else
    for (const line of options.csv === true ? historyCsv(history) : historyPages(history, terminal.width))
      terminal.print(line);
  return FINE;
}

async function read(terminal: Terminal, tables: Tables, { account, days }: HistoryOptions): Promise<ExportedHistory> {
  const accounts = await tables.accounts.list(WORKSPACE);
  const accountId = account ?? null;
  if (accountId !== null && !accounts.some(({ id }) => id === accountId)) {
    const known = accounts.map(({ id }) => id).join(', ');
    throw new UsageError(
      `There is no account ${accountId} in the database. ${known === '' ? 'There is none yet.' : `There are: ${known}.`}`,
    );
  }
  const { zone, twoChecksAfter } = scheduleOf(terminal);
  const deps = { store: tables, settings: { twoChecksAfter }, now: terminal.now };
  const answer = await readHistory(deps, WORKSPACE, {
    accountId,
    windowMs: days * DAY_MS,
    zone,
    mostPoints: WIDEST_CHART,
  });
  return { answer, readings: await readReadings(tables, answer) };
}

async function readReadings(
  tables: Tables,
  { accounts, now, windowMs }: HistoryAnswer,
): Promise<ExportedHistory['readings']> {
  const since = now - windowMs;
  const found: ExportedHistory['readings'][number][] = [];
  for (const { info, wallets } of accounts) {
    const series = (await tables.accounts.find(WORKSPACE, info.id))?.series ?? 0;
    for (const { currency } of wallets) {
      const rows = await tables.accounts.listTotals(WORKSPACE, { id: info.id, series, currency }, since);
      for (const row of rows) if (row.until >= since) found.push({ ...row, accountId: info.id });
    }
  }
  return found;
}
