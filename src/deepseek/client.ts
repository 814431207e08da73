import { setTimeout as delay } from 'node:timers/promises';
import { type ClockSample, readClockSample } from '../domain/clock-sample.ts';
import type { AccountKey, BalanceSource, KeySource, ProbeSource, ReadMode, ReadOutcome } from '../ports.ts';
import { balanceUrl, besideBalance } from './api-url.ts';
import { type Classified, classifyReply, failure } from './classify.ts';
import { readKeyCheck } from './key-check.ts';
import { probeBody, readProbe } from './probe-reply.ts';
import { type Asked, createDeepSeekAgent, type DeepSeekAnswer, requestDeepSeek } from './request.ts';
import { nextDelayMs } from './retry.ts';
import type { TransportFailure } from './transport-failure.ts';

const MAX_TRIES: Readonly<Record<ReadMode, number>> = { background: 3, command: 1 };
const MAX_COMMAND_MS = 8000;
/** The list of models is small, and somebody may wait for the balance besides. */
const MAX_KEY_CHECK_MS = 5000;
/** A chat call waits in a queue before it is answered. */
const MAX_PROBE_MS = 30_000;
/** What a header can carry, without the blanks that no key contains. */
const SENDABLE_KEY = /^[\x21-\x7e]+$/;

export interface DeepSeekClientOptions {
  /** For one try, from the name look-up to the last byte; all tries and waits together take at most three times this. */
  readonly timeoutMs: number;
  readonly userAgent?: string;
  /** In [0, 1). */
  readonly random?: () => number;
  /** Waits between tries; ends early when the signal says that the client closes. */
  readonly sleep?: (ms: number, closing: AbortSignal) => Promise<void>;
  /** UTC milliseconds. */
  readonly now?: () => number;
  /** Told what DeepSeek's clock said in each answer that says it. */
  readonly onClock?: (sample: ClockSample) => void;
}

export interface DeepSeekClient extends BalanceSource, KeySource, ProbeSource {
  /** As `BalanceSource`; when the signal aborts, the request ends and the reading rejects with the signal's reason. */
  read(account: AccountKey, mode: ReadMode, signal?: AbortSignal): Promise<ReadOutcome>;
  /** Lets running tries finish (within one timeout) and starts no further ones. Nothing may be read afterwards. */
  close(): Promise<void>;
}

/** One read under way. */
interface BalanceRead {
  readonly url: URL;
  readonly apiKey: string;
  readonly maxTries: number;
  /** For one try. */
  readonly limitMs: number;
  /** Monotonic; no try runs past it. */
  readonly deadline: number;
  readonly signal: AbortSignal;
}

/**
 * Reads balances from DeepSeek. A background check tries up to three times (network errors, 429, 5xx); a command tries
 * once and waits at most 8 s. The key is sent to the configured host alone, and appears in nothing that is returned.
 */
export function createDeepSeekClient(options: DeepSeekClientOptions): DeepSeekClient {
  const { timeoutMs, userAgent = 'deepseek-balance-bot', sleep = sleepUntil } = options;
  const { random = Math.random, now = Date.now, onClock = () => {} } = options;
  const agent = createDeepSeekAgent(timeoutMs);
  const closing = new AbortController();
  let closed: Promise<void> | undefined;

  async function attempt(asked: BalanceRead, tries: number, earlier: readonly string[]): Promise<ReadOutcome> {
    const budgetMs = Math.min(asked.limitMs, asked.deadline - performance.now());
    asked.signal.throwIfAborted();
    const askedAt = now();
    const answer = await requestDeepSeek(agent, { ...asked, userAgent, timeoutMs: budgetMs });
    asked.signal.throwIfAborted();
    const sample = 'reply' in answer ? readClockSample(answer.reply.date, askedAt, now()) : undefined;
    if (sample !== undefined) onClock(sample);
    const outcome = toOutcome(answer, asked);
    const retryAfter = 'reply' in answer ? answer.reply.retryAfter : null;
    const waitMs = nextDelayMs(
      { tries, reading: outcome.reading, retryAfter },
      { maxTries: asked.maxTries, remainingMs: asked.deadline - performance.now(), random: random(), now: now() },
    );
    const final = { ...outcome, remarks: [...earlier, ...outcome.remarks] };
    if (waitMs === null) return final;
    await sleep(waitMs, AbortSignal.any([closing.signal, asked.signal]));
    return closing.signal.aborted ? final : attempt(asked, tries + 1, [...earlier, `try ${tries}: ${outcome.detail}`]);
  }

  /** One request beside the balance; a sentence when none was sent, or nothing came back. */
  async function ask(
    { apiKey, baseUrl }: Pick<AccountKey, 'apiKey' | 'baseUrl'>,
    path: string,
    limitMs: number,
    post?: string,
  ): Promise<Asked> {
    const target = besideBalance(baseUrl, path);
    if ('problem' in target) return { unanswered: `the base URL ${target.problem}` };
    if (!SENDABLE_KEY.test(apiKey)) return { unanswered: describeUnsendable(apiKey) };
    const sent = { url: target.url, apiKey, userAgent, timeoutMs: limitMs, signal: closing.signal };
    const answer = await requestDeepSeek(agent, post === undefined ? sent : { ...sent, post });
    return 'reply' in answer ? answer : { unanswered: describeFailure(answer.failure, limitMs).detail };
  }

  return {
    async read({ apiKey, baseUrl }, mode, signal = new AbortController().signal): Promise<ReadOutcome> {
      const target = balanceUrl(baseUrl);
      if ('problem' in target) return unanswered(failure('invalid', `the base URL ${target.problem}`));
      if (!SENDABLE_KEY.test(apiKey)) return unanswered(failure('auth', describeUnsendable(apiKey)));
      const limitMs = mode === 'command' ? Math.min(timeoutMs, MAX_COMMAND_MS) : timeoutMs;
      const maxTries = MAX_TRIES[mode];
      const deadline = performance.now() + maxTries * limitMs;
      return attempt({ url: target.url, apiKey, maxTries, limitMs, deadline, signal }, 1, []);
    },
    async checkKey({ apiKey, baseUrl }) {
      return readKeyCheck(await ask({ apiKey, baseUrl }, '/models', Math.min(timeoutMs, MAX_KEY_CHECK_MS)), apiKey);
    },
    async probe({ apiKey, baseUrl }, model) {
      return readProbe(await ask({ apiKey, baseUrl }, '/chat/completions', MAX_PROBE_MS, probeBody(model)), apiKey);
    },
    async close(): Promise<void> {
      closing.abort();
      closed ??= agent.close();
      await closed;
    },
  };
}

function toOutcome(answer: DeepSeekAnswer, { apiKey, limitMs }: BalanceRead): ReadOutcome {
  if ('failure' in answer) return unanswered(describeFailure(answer.failure, limitMs));
  const { traceId, rateLimits } = answer.reply;
  return { ...classifyReply(answer.reply, apiKey), traceId, rateLimits };
}

function describeFailure({ kind, code }: TransportFailure, limitMs: number): Classified {
  switch (kind) {
    case 'timeout':
      return failure('unreachable', `no complete answer within ${limitMs / 1000} s`);
    case 'network':
      return failure('unreachable', `no connection, or it broke off (${code})`);
    case 'oversized':
      return failure('invalid', 'the answer is larger than 64 KiB');
    case 'not_http':
      return failure('invalid', 'the answer is not HTTP');
  }
}

function describeUnsendable(apiKey: string): string {
  return apiKey === ''
    ? 'the API key is empty; nothing was sent'
    : 'the API key contains a blank, a line break or another character that no key has; it was not sent';
}

function unanswered(classified: Classified): ReadOutcome {
  return { ...classified, traceId: null, rateLimits: {} };
}

/** Node's delay rejects only when it is aborted, and that is one of the two ways to end here. */
async function sleepUntil(ms: number, closing: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal: closing }).catch(() => undefined);
}
