import type { Job, JobProblem, TokenKind } from '../domain/job.ts';
import { formatMoneyUp } from '../domain/money.ts';
import type { JobPrice } from '../domain/prices.ts';
import type { Say } from './locales/say.ts';
import { nameList } from './name-list.ts';

const KINDS: readonly (readonly [TokenKind, string])[] = [
  ['input', 'in'],
  ['cached', 'cached'],
  ['output', 'out'],
];

/** `40,000,000 tokens in and 8,000,000 out` */
export function tokensText(say: Say, job: Job): string {
  const counts = KINDS.filter(([kind]) => job[kind] > 0);
  return nameList(
    say,
    counts.map(([kind, word], index) => `${grouped(job[kind])}${index === 0 ? ' tokens' : ''} ${word}`),
  );
}

/** `¥72.00 or $10.80`: the same job in each currency, rounded up. */
export function priceText(say: Say, prices: readonly JobPrice[], hours: 'offPeak' | 'peak'): string {
  return prices.map((price) => formatMoneyUp({ currency: price.currency, micros: price[hours] })).join(' or ');
}

/** Why a text is no job, in a sentence; `typed` comes quoted. */
export function jobProblemWords(say: Say, reason: JobProblem['reason'], typed: string): string {
  switch (reason) {
    case 'model_missing':
      return 'Which model is the job for?';
    case 'tokens_missing':
      return 'How many tokens does the job read and write?';
    case 'number_unclear':
      return `I cannot read a whole number of tokens in ${typed}.`;
    case 'number_too_large':
      return `${typed} is too much: a job ends at a million million tokens.`;
    case 'kind_missing':
      return `Is ${typed} read or written? Say in, cached or out after it.`;
    case 'kind_twice':
      return `${typed} is there twice; I can take each of in, cached and out once.`;
    case 'word_unknown':
      return `I cannot use ${typed} here; I price one model at a time.`;
  }
}

function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
