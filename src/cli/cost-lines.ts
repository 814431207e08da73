import { costSentence, tableSentence } from '../blocks/answers/afford.ts';
import type { JobCost } from '../domain/afford.ts';
import { ENGLISH } from './english.ts';
import { plainText } from './plain-text.ts';

/** The price of a job for people, and the age of the prices. */
export function costLines(cost: JobCost): readonly string[] {
  return [costSentence(ENGLISH, cost), tableSentence(ENGLISH, cost)].map(plainText);
}
