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
  const values = { name, http: http(say, report) };
  if (report.status === 429) {
    return read === undefined ? say('report.limits', values) : say('report.limits_read', { ...values, read });
  }
  if (read === undefined) return say('report.refuses_unknown', values);
  return say(isFunded ? 'report.refuses_although' : 'report.refuses_left', { ...values, read });
}

/** What production saw, of what is nearly over: `DeepSeek refused calls from prod, reported by production (HTTP 402)`. */
export function reportedPast(say: Say, report: Reported, card: EpisodeCard): string {
  return say(`report.past_${report.status}`, { name: accountName(card.account), http: http(say, report) });
}

/** `calls refused, reported by production (HTTP 402)`. */
export function reportedProblem(say: Say, { status }: Reported): string {
  return say(`report.problem_${status}`);
}

/** What two good readings speak against, of what is over; nobody has seen that a call went through. */
export function answeredWords(say: Say, report: Reported, card: EpisodeCard): string {
  return say(`report.answered_${report.status}`, { name: accountName(card.account) });
}

/** What production reported, in private answers: `that DeepSeek refuses calls (HTTP 402, by batch-7)`. */
export function reportedFact(say: Say, report: Reported): string {
  return say(`report.fact_${report.status}`, { http: http(say, report) });
}

/** `HTTP 402, by batch-7`. */
function http(say: Say, { status, by }: Reported): string {
  return by === null ? `HTTP ${status}` : say('report.http_by', { status, by: inlineText(by, REPORTER_CHARACTERS) });
}
