import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { readReason, type Told } from './told.ts';

const Info = z.object({
  channel: z.object({
    name: z.string().optional(),
    is_member: z.boolean().optional(),
    is_archived: z.boolean().optional(),
    is_private: z.boolean().optional(),
    is_ext_shared: z.boolean().optional(),
  }),
});

/** A channel as the bot sees it. */
export interface ChannelLook {
  readonly name: string | null;
  readonly isMember: boolean;
  readonly isArchived: boolean;
  readonly isPrivate: boolean;
  /** With another organisation. */
  readonly isShared: boolean;
}

/** Asks Slack about a channel (`conversations.info`); `unknown`: private without the bot, or deleted. Posts nothing. */
export async function lookAtChannel(client: WebClient, channel: string): Promise<Told<ChannelLook>> {
  try {
    const { channel: info } = Info.parse(await client.apiCall('conversations.info', { channel }));
    return {
      kind: 'told',
      value: {
        name: info.name ?? null,
        isMember: info.is_member === true,
        isArchived: info.is_archived === true,
        isPrivate: info.is_private === true,
        isShared: info.is_ext_shared === true,
      },
    };
  } catch (error) {
    const reason = readReason(error);
    return reason === 'channel_not_found' ? { kind: 'unknown' } : { kind: 'untold', reason };
  }
}
