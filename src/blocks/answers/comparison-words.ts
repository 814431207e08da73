import type { RuleStanding } from '../../domain/answer.ts';
import { fromMinuteMicros } from '../../domain/duration.ts';
import { clearsAt, lastsAgainFrom } from '../../domain/evidence.ts';
import { calmsBelow, sizeOf } from '../../domain/fall.ts';
import { shortestOf } from '../../domain/forecast.ts';
import type { Rule } from '../../domain/rule.ts';
import { lastsWords, spanWords } from '../ahead-words.ts';
import { amount, amountUp } from '../amounts.ts';
import { calmText, fallText, thresholdText } from '../fall-words.ts';
import type { Say } from '../locales/say.ts';
import { reportedFact } from '../report-words.ts';

/** What a rule compares for one account, such as `¥45.00 is below ¥50.00`; null when there is nothing to compare yet. */
export function comparisonWords(say: Say, rule: Rule, standing: RuleStanding): string | null {
  if (standing.state === 'unread') return null;
  switch (rule.kind) {
    case 'below':
      return totalWords(say, rule, standing);
    case 'drop':
      return dropWords(say, rule, standing);
    case 'runway':
      return runwayWords(say, rule, standing);
    case 'unavailable':
      return availableWords(say, standing);
    case 'blind':
      return failureCount(say, standing.failures);
  }
}

/** Between the threshold and where it clears, a warning goes on; that is said, or it looks like a mistake. */
function totalWords(say: Say, { currency, thresholdMicros }: Rule, { total, state }: RuleStanding): string | null {
  if (currency === null || thresholdMicros === null || total === null) return null;
  const [has, threshold] = [amount(currency, total), amount(currency, thresholdMicros)];
  if (total < thresholdMicros) return `${has} is below ${threshold}`;
  const clears = clearsAt(thresholdMicros);
  if (state !== 'firing' || total >= clears) return `${has} ≥ ${threshold}`;
  return `${has} ≥ ${threshold}, but not yet back at ${amountUp(currency, clears)}, where it ends`;
}

function dropWords(say: Say, rule: Rule, { fall, state }: RuleStanding): string | null {
  const { currency, thresholdMicros } = rule;
  if (currency === null || thresholdMicros === null || fall === null) return null;
  const [size, calm] = [sizeOf(fall, rule.unit), calmsBelow(thresholdMicros)];
  const fell = `fell by ${fallText(say, rule, currency, fall)}`;
  const threshold = thresholdText({ ...rule, currency }, thresholdMicros);
  if (size >= thresholdMicros) return `${fell}, the threshold is ${threshold}`;
  if (state !== 'firing' || size < calm) return `${fell}, less than ${threshold}`;
  return `${fell}, less than ${threshold}, but it ends only when ${calmText(say, rule, currency, calm)}`;
}

function runwayWords(say: Say, { thresholdMicros }: Rule, { outlook, state }: RuleStanding): string | null {
  if (thresholdMicros === null || outlook === null) return null;
  const shortest = shortestOf(outlook);
  if (shortest === undefined) return null;
  const words = lastsWords(say, outlook) ?? 'lasts longer than a year';
  const threshold = spanWords(say, thresholdMicros);
  const clears = lastsAgainFrom(thresholdMicros);
  if (shortest < fromMinuteMicros(thresholdMicros)) return `${words}; the shorter end is below ${threshold}`;
  if (state !== 'firing' || shortest >= fromMinuteMicros(clears)) return `${words}, not less than ${threshold}`;
  return `${words}, not less than ${threshold}, but it ends only at ${spanWords(say, clears)}`;
}

function availableWords(say: Say, { available, report }: RuleStanding): string {
  if (report !== null) return `production reported ${reportedFact(say, report)}`;
  if (available === null) return 'DeepSeek does not say whether it accepts calls';
  return available ? 'DeepSeek says that it accepts calls' : 'DeepSeek says that it refuses calls';
}

function failureCount(say: Say, failures: number): string {
  if (failures === 0) return 'the last reading worked';
  return failures === 1 ? 'the last reading failed' : `the last ${failures} readings failed`;
}
