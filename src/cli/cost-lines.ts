import { costSentence, tableSentence } from '../blocks/answers/afford.ts';
import type { JobCost } from '../domain/afford.ts';
import { plainText } from './plain-text.ts';

/** The price of a job for people, and the age of the prices. */
export function costLines(cost: JobCost): readonly string[] {
  return [costSentence(cost), tableSentence(cost)].map(plainText);
}
