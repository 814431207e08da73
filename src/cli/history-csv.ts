import { formatDecimal } from '../domain/money.ts';
import type { ExportedHistory } from './history.ts';

const HEAD = 'account,currency,from,until,total,granted,topped_up';

/** One line for each reading that is kept: what a wallet held from one instant to another (ISO 8601, UTC), as decimal text. */
export function historyCsv({ readings }: ExportedHistory): readonly string[] {
  const lines = readings.map(({ accountId, currency, from, until, total, granted, toppedUp }) =>
    [
      quoted(accountId),
      quoted(currency),
      new Date(from).toISOString(),
      new Date(until).toISOString(),
      ...[total, granted, toppedUp].map((micros) => (micros === null ? '' : formatDecimal(micros))),
    ].join(','),
  );
  return [HEAD, ...lines];
}

/** As RFC 4180 asks for. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
