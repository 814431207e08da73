import { unknownModelSentence } from '../blocks/answers/afford.ts';
import { type JobCost, readJobCost } from '../domain/afford.ts';
import type { Job } from '../domain/job.ts';
import type { PriceTable } from '../domain/prices.ts';
import { ENGLISH } from './english.ts';
import { plainText } from './plain-text.ts';
import { UsageError } from './usage-error.ts';

/** A job as it was typed; `peak` also where the text says so. */
export interface PlannedJob {
  readonly job: Job;
  readonly peak: boolean;
}

/** What it costs by this table. @throws UsageError when the table does not know the model */
export function pricePlanned(
  { job, peak }: PlannedJob,
  table: PriceTable,
  peakOption: boolean | undefined,
  now: number,
): JobCost {
  const cost = readJobCost(job, table, peak || peakOption === true, now);
  if ('unknownModel' in cost) throw new UsageError(plainText(unknownModelSentence(ENGLISH, cost)));
  return cost;
}
