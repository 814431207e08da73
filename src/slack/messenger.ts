import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Outcome } from '../domain/delivery.ts';
import type { Messenger, OutgoingMessage, SlackWrite } from '../ports.ts';
import { readDeliveryOutcome } from './delivery-outcome.ts';
import { lookUpMessage } from './look-up.ts';

/** Names our messages in Slack's message metadata. */
const METADATA_EVENT = 'deepseek_balance_notification';

const Posted = z.object({ ts: z.string(), message: z.object({ thread_ts: z.string().optional() }).optional() });
const Updated = z.object({ ts: z.string() });

/** Writes to Slack through a client that retries nothing. */
export function createMessenger(client: WebClient): Messenger {
  return {
    post: (write) => attempt(() => post(client, write)),
    update: (destination, ts, message) => attempt(() => update(client, destination, ts, message)),
    lookUp: (question) => lookUpMessage(client, question),
  };
}

async function attempt(write: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof z.ZodError) return { kind: 'ambiguous', reason: 'an answer that is not from Slack' };
    return readDeliveryOutcome(error);
  }
}

async function post(client: WebClient, write: SlackWrite): Promise<Outcome> {
  const answer = await client.apiCall('chat.postMessage', {
    channel: write.destination,
    ...content(write.message),
    metadata: { event_type: METADATA_EVENT, event_payload: { id: write.notificationId } },
    unfurl_links: false,
    unfurl_media: false,
    ...(write.threadTs !== null && { thread_ts: write.threadTs, reply_broadcast: write.broadcast }),
  });
  const { ts, message } = Posted.parse(answer);
  return { kind: 'sent', ts, threaded: message?.thread_ts !== undefined };
}

async function update(client: WebClient, channel: string, ts: string, message: OutgoingMessage): Promise<Outcome> {
  const answer = await client.apiCall('chat.update', { channel, ts, ...content(message) });
  return { kind: 'sent', ts: Updated.parse(answer).ts, threaded: false };
}

function content({ text, blocks }: OutgoingMessage): { readonly text: string; readonly blocks: readonly object[] } {
  return { text, blocks };
}
