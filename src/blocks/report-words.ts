import type { EpisodeCard } from '../domain/card.ts';
import type { Report } from '../domain/report.ts';
import { listedWallets, totals } from './amounts.ts';
import { inlineText } from './inline-text.ts';
import type { Say } from './locales/say.ts';
import { accountName } from './names.ts';

const REPORTER_CHARACTERS = 60;

type Reported = Pick<Report, 'status' | 'by'>;

/** What production sees, as a whole sentence or two, beside what was read (product: wording). */
export function reportedWords(say: Say, report: Reported, card: EpisodeCard): string {
  const name = accountName(card.account);
  const read = totals(say, listedWallets(card));
  const isFunded = listedWallets(card).some(({ total }) => total > 0);
  if (report.status === 429) {
    const left = read === undefined ? '' : `; ${read} was read`;
    return `DeepSeek limits calls from ${name} because its balance is low, reported by production (${http(say, report)})${left}. A top-up raises the limit; without one, calls are refused next.`;
  }
  const refuses = `DeepSeek refuses calls from ${name}, reported by production (${http(say, report)})`;
  if (read === undefined) return `${refuses}. The balance is unknown. Only a top-up helps, not retries.`;
  if (!isFunded) return `${refuses}; ${read} is left. Only a top-up helps, not retries.`;
  return `${refuses}, although ${read} was read. A reading can lag by minutes: look at the console. Only a top-up helps, not retries.`;
}

/** What production saw, of what is nearly over: `DeepSeek refused calls from prod, reported by production (HTTP 402)`. */
export function reportedPast(say: Say, report: Reported, card: EpisodeCard): string {
  const name = accountName(card.account);
  return report.status === 402
    ? `DeepSeek refused calls from ${name}, reported by production (${http(say, report)})`
    : `DeepSeek limited calls from ${name} because its balance was low, reported by production (${http(say, report)})`;
}

/** `calls refused, reported by production (HTTP 402)`. */
export function reportedProblem(say: Say, { status }: Reported): string {
  return `${status === 402 ? 'calls refused' : 'calls limited'}, reported by production (HTTP ${status})`;
}

/** What two good readings speak against, of what is over; nobody has seen that a call went through. */
export function answeredWords(say: Say, report: Reported, card: EpisodeCard): string {
  const what = report.status === 402 ? 'refused' : 'limited';
  return `two good readings followed production's report of ${what} calls from ${accountName(card.account)} (HTTP ${report.status})`;
}

/** What production reported, in private answers: `that DeepSeek refuses calls (HTTP 402, by batch-7)`. */
export function reportedFact(say: Say, report: Reported): string {
  const calls = report.status === 402 ? 'refuses calls' : 'limits calls because the balance is low';
  return `that DeepSeek ${calls} (${http(say, report)})`;
}

/** `HTTP 402, by batch-7`. */
function http(say: Say, { status, by }: Reported): string {
  return `HTTP ${status}${by === null ? '' : `, by ${inlineText(by, REPORTER_CHARACTERS)}`}`;
}
