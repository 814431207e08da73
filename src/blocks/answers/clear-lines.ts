import { clearsAt, lastsAgainFrom } from '../../domain/evidence.ts';
import { calmsBelow } from '../../domain/fall.ts';
import type { Rule } from '../../domain/rule.ts';
import { spanWords } from '../ahead-words.ts';
import { amountUp } from '../amounts.ts';
import { calmText } from '../fall-words.ts';
import type { Say } from '../locales/say.ts';

/** Where the warning of each rule that watches an amount ends; nothing for the others. */
export function clearLines(say: Say, rules: readonly Rule[]): readonly string[] {
  return rules.flatMap((rule) => {
    const { number, kind, currency, thresholdMicros } = rule;
    if (currency === null || thresholdMicros === null) return [];
    if (kind === 'runway')
      return [say('answers.clears.runway', { number, span: spanWords(say, lastsAgainFrom(thresholdMicros)) })];
    if (kind === 'drop')
      return [say('answers.clears.drop', { number, calm: calmText(say, rule, currency, calmsBelow(thresholdMicros)) })];
    return [say('answers.clears.below', { number, amount: amountUp(currency, clearsAt(thresholdMicros)) })];
  });
}
