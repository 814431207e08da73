import { z } from 'zod';
import { type Answer, refused } from '../answer.ts';
import { isHidden, scopeFor } from '../channel-access.ts';
import { botMethod, type Method, missingScope } from '../method.ts';
import { count } from '../request-args.ts';
import type { Channel, Workspace } from '../workspace.ts';

const READ = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const byChannel = z.looseObject({ channel: z.string() });
const page = byChannel.extend({ cursor: z.string().optional(), limit: count.min(1).max(1000).default(100) });
const people = z.looseObject({ users: z.string().optional(), channel: z.string().optional() });

/** `conversations.info`, `conversations.members` and `conversations.open`. */
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
        const from = Number(cursor ?? 0);
        const next = from + limit < all.length ? String(from + limit) : '';
        return { ok: true, members: all.slice(from, from + limit), response_metadata: { next_cursor: next } };
      }),
    ),
    'conversations.open': botMethod(['im:write', 'mpim:write'], people, ({ users, channel }) => {
      const dm = channel === undefined ? workspace.openDm(users ?? '') : workspace.findChannel(channel);
      return dm === undefined ? refused('user_not_found') : { ok: true, channel: { id: dm.id } };
    }),
  };
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
