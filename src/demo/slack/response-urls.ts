import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Answer, refused } from './answer.ts';
import { type FaultScript, RESPONSE_URL } from './faults.ts';
import type { PrivateAnswer } from './private-answers.ts';
import { httpErrorReply, jsonReply, type Reply, send } from './reply.ts';
import { parseArgs, parseJson } from './request-args.ts';
import type { Occasion, Speak } from './spoken-answers.ts';

const MAX_USES = 5;
const LIFETIME_MS = 30 * 60 * 1000;

/** One request to a `response_url`. */
export interface ResponseUse {
  readonly payload: unknown;
  /** `ok` or Slack's error code. */
  readonly outcome: string;
  readonly at: number;
}

export interface ResponseUrl {
  readonly path: string;
  readonly uses: readonly ResponseUse[];
}

export interface ResponseUrls {
  /** An address for five answers within 30 minutes; `onPrivate` is told of those that only the person sees. */
  issue(occasion: Occasion, onPrivate: (answer: PrivateAnswer) => void): ResponseUrl;
  /** Answers one HTTP request to such an address: 404 `used_url` when it is used up or too old. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
}

interface Issued {
  readonly at: number;
  readonly uses: ResponseUse[];
  readonly say: (payload: unknown) => Answer;
}

export function createResponseUrls(parts: {
  readonly now: () => number;
  readonly speak: Speak;
  readonly faults: FaultScript;
  readonly isDown: () => boolean;
  readonly changed: () => void;
}): ResponseUrls {
  const issued = new Map<string, Issued>();

  const sayUnlessFaulty = (one: Issued, body: string): Answer => {
    const fault = parts.faults.take(RESPONSE_URL, parseArgs('application/json', body, new URLSearchParams()));
    return fault?.kind === 'platform_error' ? refused(fault.error) : one.say(parseJson(body));
  };

  const use = (one: Issued, body: string): Answer => {
    const usable = one.uses.filter((earlier) => earlier.outcome !== 'used_url').length < MAX_USES;
    const fresh = parts.now() - one.at <= LIFETIME_MS;
    const result = usable && fresh ? sayUnlessFaulty(one, body) : refused('used_url');
    one.uses.push({ payload: parseJson(body), outcome: result.ok ? 'ok' : (result.error ?? 'error'), at: parts.now() });
    parts.changed();
    return result;
  };

  return {
    issue(occasion, onPrivate) {
      const path = `/response/${randomUUID()}`;
      const uses: ResponseUse[] = [];
      const say = (payload: unknown): Answer => {
        const { result, privately } = parts.speak(occasion, payload, 'response_url');
        if (privately !== null) onPrivate(privately);
        return result;
      };
      issued.set(path, { at: parts.now(), uses, say });
      return { path, uses };
    },
    async answer(request, response, path) {
      const body = await text(request);
      const one = issued.get(path);
      const reply = (): Reply => replyTo(one === undefined ? refused('used_url') : use(one, body));
      await send(response, parts.isDown() ? httpErrorReply(500) : reply());
    },
  };
}

/** Refusals are HTTP errors here, so that Bolt's `respond` rejects. */
function replyTo(result: Answer): Reply {
  if (result.ok) return jsonReply(result);
  return { ...jsonReply(result), status: result.error === 'used_url' ? 404 : 400 };
}
