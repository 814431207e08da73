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
  if (total < thresholdMicros) return say('answers.compared.below', { has, threshold });
  const clears = clearsAt(thresholdMicros);
  if (state !== 'firing' || total >= clears) return say('answers.compared.not_below', { has, threshold });
  return say('answers.compared.not_yet_back', { has, threshold, clears: amountUp(currency, clears) });
}

function dropWords(say: Say, rule: Rule, { fall, state }: RuleStanding): string | null {
  const { currency, thresholdMicros } = rule;
  if (currency === null || thresholdMicros === null || fall === null) return null;
  const [size, calm] = [sizeOf(fall, rule.unit), calmsBelow(thresholdMicros)];
  const values = {
    fall: fallText(say, rule, currency, fall),
    threshold: thresholdText({ ...rule, currency }, thresholdMicros),
  };
  if (size >= thresholdMicros) return say('answers.compared.fell', values);
  if (state !== 'firing' || size < calm) return say('answers.compared.fell_less', values);
  return say('answers.compared.not_yet_calm', { ...values, calm: calmText(say, rule, currency, calm) });
}

function runwayWords(say: Say, { thresholdMicros }: Rule, { outlook, state }: RuleStanding): string | null {
  if (thresholdMicros === null || outlook === null) return null;
  const shortest = shortestOf(outlook);
  if (shortest === undefined) return null;
  const lasts = lastsWords(say, outlook) ?? say('answers.compared.unspent');
  const threshold = spanWords(say, thresholdMicros);
  const clears = lastsAgainFrom(thresholdMicros);
  if (shortest < fromMinuteMicros(thresholdMicros)) return say('answers.compared.short', { lasts, threshold });
  if (state !== 'firing' || shortest >= fromMinuteMicros(clears))
    return say('answers.compared.long_enough', { lasts, threshold });
  return say('answers.compared.not_yet_long', { lasts, threshold, clears: spanWords(say, clears) });
}

function availableWords(say: Say, { available, report }: RuleStanding): string {
  if (report !== null) return say('answers.compared.reported', { fact: reportedFact(say, report) });
  if (available === null) return say('answers.compared.availability_unknown');
  return say(available ? 'answers.compared.accepted' : 'answers.compared.refused');
}

function failureCount(say: Say, failures: number): string {
  return say('answers.compared.failures', { count: failures });
}
