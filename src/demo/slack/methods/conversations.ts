import { z } from 'zod';
import { type Answer, refused } from '../answer.ts';
import { isHidden, scopeFor } from '../channel-access.ts';
import { botMethod, type Method, missingScope } from '../method.ts';
import { count, flag } from '../request-args.ts';
import type { Channel, Workspace } from '../workspace.ts';

const READ = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const byChannel = z.looseObject({ channel: z.string() });
const page = byChannel.extend({ cursor: z.string().optional(), limit: count.min(1).max(1000).default(100) });
const TYPES = { public_channel: 'channels', private_channel: 'groups', im: 'im', mpim: 'mpim' } as const;
type ConversationType = keyof typeof TYPES;
const mine = z.looseObject({
  user: z.string().optional(),
  types: z.string().default('public_channel'),
  exclude_archived: flag,
  cursor: z.string().optional(),
  limit: count.min(1).max(1000).default(100),
});
const people = z.looseObject({ users: z.string().optional(), channel: z.string().optional() });

/** `conversations.info`, `conversations.members`, `conversations.open` and `users.conversations`. */
export function conversationMethods(workspace: Workspace): Readonly<Record<string, Method>> {
  const visible = (id: string, scopes: ReadonlySet<string>, show: (channel: Channel) => Answer): Answer => {
    const channel = workspace.findChannel(id);
    if (channel === undefined) return refused('channel_not_found');
    if (!scopes.has(scopeFor(channel, 'read'))) return missingScope(scopeFor(channel, 'read'), scopes);
    return isHidden(channel) ? refused('channel_not_found') : show(channel);
  };

  return {
    'conversations.info': botMethod(READ, byChannel, ({ channel: id }, scopes) =>
      visible(id, scopes, (channel) => ({ ok: true, channel: channelJson(channel, workspace.team.id) })),
    ),
    'conversations.members': botMethod(READ, page, ({ channel: id, cursor, limit }, scopes) =>
      visible(id, scopes, (channel) => {
        const all = [...channel.members, ...(channel.botIsMember ? [workspace.bot.userId] : [])];
        return pageOf('members', all, { cursor, limit });
      }),
    ),
    'users.conversations': botMethod(READ, mine, ({ user = workspace.bot.userId, types, ...args }, scopes) => {
      const wanted = readTypes(types);
      if (wanted === null) return refused('invalid_types');
      if (user !== workspace.bot.userId && !workspace.people.has(user)) return refused('user_not_found');
      const needed = wanted.map((type) => `${TYPES[type]}:read`).find((scope) => !scopes.has(scope));
      if (needed !== undefined) return missingScope(needed, scopes);
      const found = [...workspace.channels.values()].filter(
        (channel) =>
          wanted.includes(typeOf(channel)) &&
          !isHidden(channel) &&
          !(args.exclude_archived && channel.is_archived) &&
          (user === workspace.bot.userId ? channel.botIsMember : channel.members.includes(user)),
      );
      const shown = found.map((channel) => channelJson(channel, workspace.team.id));
      return pageOf('channels', shown, args);
    }),
    'conversations.open': botMethod(['im:write', 'mpim:write'], people, ({ users, channel }) => {
      const dm = channel === undefined ? workspace.openDm(users ?? '') : workspace.findChannel(channel);
      return dm === undefined ? refused('user_not_found') : { ok: true, channel: { id: dm.id } };
    }),
  };
}

/** One page; a cursor is the number of what was given before, as text. */
function pageOf(
  key: 'members' | 'channels',
  all: readonly unknown[],
  { cursor = '', limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Answer {
  if (!/^\d*$/.test(cursor)) return refused('invalid_cursor');
  const from = Number(cursor);
  const next = from + limit < all.length ? String(from + limit) : '';
  return { ok: true, [key]: all.slice(from, from + limit), response_metadata: { next_cursor: next } };
}

function readTypes(types: string): readonly ConversationType[] | null {
  const parsed = z.array(z.enum(['public_channel', 'private_channel', 'im', 'mpim'])).safeParse(types.split(/\s*,\s*/));
  return parsed.success ? parsed.data : null;
}

function typeOf(channel: Channel): ConversationType {
  if (channel.is_im) return 'im';
  if (channel.is_mpim) return 'mpim';
  return channel.is_private ? 'private_channel' : 'public_channel';
}

function channelJson(channel: Channel, teamId: string): Readonly<Record<string, unknown>> {
  const { members, botIsMember, name, is_im: isIm, ...flags } = channel;
  const common = { ...flags, is_im: isIm, context_team_id: teamId };
  if (isIm) return { ...common, user: members[0] };
  return {
    ...common,
    name,
    name_normalized: name,
    is_channel: !channel.is_private,
    is_group: channel.is_private,
    is_member: botIsMember,
  };
}
