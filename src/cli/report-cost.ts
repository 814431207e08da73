import type { JobCost } from '../domain/afford.ts';
import { formatDecimal } from '../domain/money.ts';
import type { CostReport } from './check-report.ts';

/** The price of a job for programs. */
export function reportCost({ job, prices, peakAsked, peakNow, table, old }: JobCost): CostReport {
  return {
    ...job,
    prices: prices.map(({ currency, offPeak, peak }) => ({
      currency,
      offPeak: formatDecimal(offPeak),
      peak: formatDecimal(peak),
    })),
    peakAsked,
    peakNow,
    table: { source: table.source, asOf: new Date(table.asOf).toISOString().slice(0, 10), old },
  };
}
