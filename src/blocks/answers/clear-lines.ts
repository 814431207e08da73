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
      return [`#${number} ends when the money lasts ${spanWords(say, lastsAgainFrom(thresholdMicros))} or more.`];
    if (kind === 'drop') return [`#${number} ends when ${calmText(say, rule, currency, calmsBelow(thresholdMicros))}.`];
    return [`#${number} ends when the total is back at ${amountUp(currency, clearsAt(thresholdMicros))} or more.`];
  });
}
