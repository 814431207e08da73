import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { LookUp } from '../domain/delivery.ts';
import { HOUR_MS } from '../domain/duration.ts';
import type { Messenger } from '../ports.ts';
import { readCallFailure } from './call-failure.ts';
import { isInstallationGone } from './delivery-outcome.ts';

type Question = Parameters<Messenger['lookUp']>[0];

const Page = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      thread_ts: z.string().optional(),
      metadata: z.object({ event_payload: z.record(z.string(), z.unknown()).optional() }).optional(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
type FoundMessage = z.infer<typeof Page>['messages'][number];

/** Slack's clock decides, and ours may be wrong; the newest messages come first, so more of them cost nothing. */
const EARLIER_MS = HOUR_MS;
/** Codes that say of a write that the installation is gone, and of a read that it may not read. */
const READING_REFUSED = new Set(['missing_scope', 'not_allowed_token_type']);
const PAGE_SIZE = 200;
const MAX_PAGES = 10;

/**
 * Looks for a message by its notification's id: a post in the channel's history since an hour before the first attempt, a
 * reply among the replies of its root (history returns none), and in the history too when the root is gone. Any
 * other code of Slack than that the installation is gone means that nobody can tell, now or later.
 */
export async function lookUpMessage(client: WebClient, question: Question): Promise<LookUp> {
  // A person's direct-message channel is not known before Slack has answered once.
  if (/^[UW]/.test(question.destination)) return { kind: 'not_allowed', reason: 'direct messages cannot be looked up' };
  try {
    return await search(client, question);
  } catch (error) {
    if (error instanceof z.ZodError)
      return { kind: 'unanswered', reason: 'an answer that is not from Slack', retryAfterMs: null };
    return readRefusal(client, question, error);
  }
}

async function search(client: WebClient, question: Question): Promise<LookUp> {
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    // The next page is known from this one.
    const { messages, response_metadata: next } = Page.parse(await readPage(client, question, cursor));
    const found = messages.find((message) => message.metadata?.event_payload?.['id'] === question.notificationId);
    if (found !== undefined) return toFound(found);
    if (next?.next_cursor === undefined || next.next_cursor === '') return { kind: 'absent' };
    cursor = next.next_cursor;
  }
  return { kind: 'not_allowed', reason: 'too many messages to look through' };
}

function readPage(client: WebClient, { destination, threadTs, since }: Question, cursor: string | undefined) {
  const page = {
    channel: destination,
    include_all_metadata: true,
    limit: PAGE_SIZE,
    ...(cursor !== undefined && { cursor }),
  };
  return threadTs === null
    ? client.apiCall('conversations.history', { ...page, oldest: ((since - EARLIER_MS) / 1000).toFixed(6) })
    : client.apiCall('conversations.replies', { ...page, ts: threadTs });
}

function toFound({ ts, thread_ts: threadTs }: FoundMessage): LookUp {
  return { kind: 'found', ts, threaded: threadTs !== undefined && threadTs !== ts };
}

async function readRefusal(client: WebClient, question: Question, error: unknown): Promise<LookUp> {
  const failure = readCallFailure(error);
  switch (failure.kind) {
    case 'code':
      // Slack puts a reply to a deleted message into the channel.
      if (failure.code === 'thread_not_found' && question.threadTs !== null)
        return lookUpMessage(client, { ...question, threadTs: null });
      if (isInstallationGone(failure.code) && !READING_REFUSED.has(failure.code))
        return { kind: 'installation_gone', reason: failure.code };
      return { kind: 'not_allowed', reason: failure.code };
    case 'rate_limited':
      return { kind: 'unanswered', reason: 'rate_limited', retryAfterMs: failure.retryAfterMs };
    case 'not_reached':
    case 'unclear':
      return { kind: 'unanswered', reason: failure.reason, retryAfterMs: null };
  }
}
