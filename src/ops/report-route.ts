import { z } from 'zod';
import type { ReportOutcome, ReportWish } from '../domain/report-wish.ts';
import { isBearer } from './bearer.ts';
import { type OpsAnswer, problem, type Route } from './route.ts';

export interface ReportRouteOptions {
  readonly token: string;
  readonly takeReport: (wish: ReportWish) => Promise<ReportOutcome>;
}

const MAX_ID = 64;
const MAX_MESSAGE = 8000;
const MAX_NAME = 60;
const SHAPE =
  'such as {"account": "prod", "status": 402}, and with 429 the error\'s "message"; "by" may say who reports it';

const reportBody = z.object({
  account: z.string({ error: 'must be the id of an account' }).min(1, 'is empty').max(MAX_ID, 'is too long for an id'),
  status: z.literal([402, 429], { error: 'must be 402 or 429' }),
  message: z.string({ error: 'must be text' }).nullish(),
  by: z.string({ error: 'must be text' }).nullish(),
});

/** `POST /report`: production says that DeepSeek refused or limited a call of an account for want of money. */
export function reportRoute({ token, takeReport }: ReportRouteOptions): Route {
  return {
    method: 'POST',
    path: '/report',
    refuse: ({ authorization }) =>
      isBearer(authorization, token)
        ? null
        : problem(401, 'The header "Authorization: Bearer …" must carry the REPORT_TOKEN of the bot.'),
    answer: async ({ body }) => {
      const parsed = parseReport(body);
      return 'problem' in parsed ? problem(400, parsed.problem) : answerOf(await takeReport(parsed.wish), parsed.wish);
    },
  };
}

function parseReport(body: string): { readonly wish: ReportWish } | { readonly problem: string } {
  const parsed = reportBody.safeParse(readJson(body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const what =
      issue === undefined || issue.path.length === 0
        ? 'The body must be'
        : `"${issue.path.join('.')}" ${issue.message}; the body is`;
    return { problem: `${what} a JSON object ${SHAPE}.` };
  }
  const { account: accountId, status, message = null, by = null } = parsed.data;
  return { wish: { accountId, status, message: message?.slice(0, MAX_MESSAGE) ?? null, by: shortName(by) } };
}

function readJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** On one line and short; what is written is escaped where it is shown. */
function shortName(text: string | null): string | null {
  const line = (text ?? '')
    .normalize('NFKC')
    .replaceAll(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ')
    .trim();
  const name = line.slice(0, MAX_NAME).toWellFormed().trim();
  return name === '' ? null : name;
}

function answerOf(outcome: ReportOutcome, { status }: ReportWish): OpsAnswer {
  switch (outcome.kind) {
    case 'taken': {
      const { accountId: account, channels } = outcome;
      return done('taken', takenWords(outcome), { account, status: outcome.report.status, channels });
    }
    case 'not_about_balance': {
      const why = outcome.given
        ? 'Its message does not speak of the balance'
        : 'Without the message of the error nobody can tell whether it was for want of money';
      return done(
        'ignored',
        `${why}, so that this ${status} changes nothing: too many calls at once are a matter of pace.`,
        {},
      );
    }
    case 'no_such_account':
      return problem(400, `There is no such account; known are ${outcome.known.join(', ') || 'none'}.`);
  }
}

function takenWords({ accountId, report, channels }: Extract<ReportOutcome, { readonly kind: 'taken' }>): string {
  const calls = report.status === 402 ? 'refuses calls' : 'limits calls because the balance is low';
  const noted = `Noted: DeepSeek ${calls} (HTTP ${report.status}). It stands until two good readings of ${accountId} that begin after this.`;
  return channels > 0 ? noted : `${noted} No channel is warned about it: type /deepseek-balance watch in one.`;
}

function done(outcome: 'taken' | 'ignored', message: string, more: object): OpsAnswer {
  return { status: 200, body: { schema: 1, outcome, message, ...more } };
}
