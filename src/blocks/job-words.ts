import type { Job, JobProblem, TokenKind } from '../domain/job.ts';
import { formatMoneyUp } from '../domain/money.ts';
import type { JobPrice } from '../domain/prices.ts';
import type { Say } from './locales/say.ts';
import { nameList } from './name-list.ts';

const KINDS: readonly TokenKind[] = ['input', 'cached', 'output'];

/** `40,000,000 tokens in and 8,000,000 out` */
export function tokensText(say: Say, job: Job): string {
  const kinds = KINDS.filter((kind) => job[kind] > 0);
  return nameList(
    say,
    kinds.map((kind, index) =>
      say(index === 0 ? 'refusals.job_tokens' : 'refusals.job_tokens_next', { count: grouped(job[kind]), kind }),
    ),
  );
}

/** `¥72.00 or $10.80`: the same job in each currency, rounded up. */
export function priceText(say: Say, prices: readonly JobPrice[], hours: 'offPeak' | 'peak'): string {
  const [first = '', ...others] = prices.map((price) =>
    formatMoneyUp({ currency: price.currency, micros: price[hours] }),
  );
  return others.reduce((before, last) => say('refusals.or', { first: before, last }), first);
}

/** Why a text is no job, in a sentence; `typed` comes quoted. */
export function jobProblemWords(say: Say, reason: JobProblem['reason'], typed: string): string {
  return say(`refusals.job_${reason}`, { typed });
}

function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
