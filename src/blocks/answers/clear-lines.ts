import { clearsAt } from '../../domain/evidence.ts';
import type { Rule } from '../../domain/rule.ts';
import { amountUp } from '../amounts.ts';

/** Where the warning of each rule that watches an amount ends; nothing for the others. */
export function clearLines(rules: readonly Rule[]): readonly string[] {
  return rules.flatMap(({ number, currency, thresholdMicros }) => {
    if (currency === null || thresholdMicros === null) return [];
    return [`#${number} ends when the total is back at ${amountUp(currency, clearsAt(thresholdMicros))} or more.`];
  });
}
