import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { ConfigError } from '../config/config-error.ts';
import { givenText } from '../config/given-text.ts';
import { SECOND_MS } from '../domain/duration.ts';
import { FINE, UNREACHABLE } from './exit-codes.ts';
import { parseOpsAnswer } from './ops-answer.ts';
import { readReportUrl } from './report-url.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export interface ReportOptions {
  readonly account: string;
  readonly status: '402' | '429';
  readonly message?: string;
  readonly by?: string;
  readonly url?: string;
}

const TRIES = 3;
const WAIT_MS = 500;
const TIMEOUT_MS = 10 * SECOND_MS;

/** What the bot answered, or why there is no answer; `again`: another try may help. */
const MOST_CHARACTERS = 4000;

type Asked =
  | { readonly kind: 'answered'; readonly status: number; readonly message: string }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Tells the running bot what production saw, over its own port: two writers of one database would decide beside each other. Returns 69
 * when it cannot be reached. @throws UsageError for what the bot does not understand, ConfigError for a missing or wrong token
 */
export async function runReport(terminal: Terminal, options: ReportOptions): Promise<number> {
  const url = readReportUrl(terminal.env, options.url);
  const token = givenText(terminal.env['REPORT_TOKEN']);
  if (token === undefined) throw new ConfigError('REPORT_TOKEN is missing: it must be the one of the running bot');
  const { account, status, by } = options;
  // The bot reads no more of it either.
  const message = options.message?.slice(0, MOST_CHARACTERS);
  const body = JSON.stringify({ account, status: Number(status), message, by });
  const asked = await askAgain(() => ask(url, token, body));
  if (asked.kind === 'failed') {
    terminal.complain(
      `deepseek-balance: The bot at ${url.host} does not take the report: ${asked.reason}. Is it running, with OPS_PORT set?`,
    );
    return UNREACHABLE;
  }
  if (asked.status === 401) throw new ConfigError('REPORT_TOKEN is not the one of the running bot');
  if (asked.status === 400) throw new UsageError(asked.message);
  terminal.print(asked.message);
  return FINE;
}

async function askAgain(once: () => Promise<Asked>): Promise<Asked> {
  for (let attempt = 1; ; attempt += 1) {
    const asked = await once();
    if (asked.kind === 'answered' || attempt === TRIES) return asked;
    await sleep(WAIT_MS * attempt);
  }
}

async function ask(url: URL, token: string, body: string): Promise<Asked> {
  try {
    const response = await request(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const status = response.statusCode;
    const message = parseOpsAnswer(await response.body.text());
    if (message === undefined || ![200, 400, 401].includes(status)) return { kind: 'failed', reason: `HTTP ${status}` };
    return { kind: 'answered', status, message };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

/** Node hides why behind the error of a whole list of addresses. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / SECOND_MS} s`;
  return error.message || ('code' in error ? String(error.code) : error.name);
}
