import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { readReason, type Told } from './told.ts';

const Page = z.object({
  channels: z.array(z.object({ id: z.string() })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

const BOTH = 'public_channel,private_channel';
/** All that is seen without the scope for private channels. */
const PUBLIC = 'public_channel';
const PAGE = 200;
/** Nobody is in more channels than so many pages; the limit keeps a wrong cursor from going on for ever. */
const MOST_PAGES = 25;

/** The channels that a person and the bot are both in, or that are public and the person is in (`users.conversations`). */
export async function askChannels(client: WebClient, user: string): Promise<Told<readonly string[]>> {
  const all = await askTypes(client, user, BOTH);
  return all.kind === 'untold' && all.reason === 'missing_scope' ? askTypes(client, user, PUBLIC) : all;
}

async function askTypes(client: WebClient, user: string, types: string): Promise<Told<readonly string[]>> {
  const found: string[] = [];
  let cursor = '';
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const args = { user, types, exclude_archived: true, limit: PAGE, ...(cursor !== '' && { cursor }) };
      const { channels, response_metadata } = Page.parse(await client.apiCall('users.conversations', args));
      found.push(...channels.map(({ id }) => id));
      cursor = response_metadata?.next_cursor ?? '';
      if (cursor === '') break;
    }
    return { kind: 'told', value: found };
  } catch (error) {
    const reason = readReason(error);
    return reason === 'user_not_found' ? { kind: 'unknown' } : { kind: 'untold', reason };
  }
}
