import { randomUUID } from 'node:crypto';
import type { Envelope } from './delivery.ts';
import type { Message } from './message.ts';
import { messageJson } from './message.ts';
import { type OpenView, viewJson } from './open-view.ts';
import type { Channel, Person, Workspace } from './workspace.ts';

/** What every command and interaction carries so that the app may answer. */
interface Reach {
  readonly person: Person;
  readonly channel: Channel;
  readonly triggerId: string;
  readonly responseUrl: string;
}

/** A slash command as Slack delivers it; all values are strings, as in the form. */
export function commandEnvelope(
  { team, bot }: Workspace,
  { person, channel, triggerId, responseUrl }: Reach,
  typed: { readonly command: string; readonly text: string },
): Envelope {
  const payload = {
    token: 'deprecated',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channelNameFor(channel),
    user_id: person.id,
    user_name: person.name,
    command: typed.command,
    text: typed.text,
    api_app_id: bot.appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  };
  return { type: 'slash_commands', payload };
}

/** A used button or menu (`block_actions`); `message` is null for an answer that only the person sees. */
export function actionEnvelope(
  { team, bot }: Workspace,
  { person, channel, triggerId, responseUrl }: Reach,
  used: {
    readonly messageTs: string;
    readonly message: Message | null;
    readonly action: Readonly<Record<string, unknown>>;
  },
): Envelope {
  const { message, messageTs } = used;
  const thread = message?.threadTs ?? null;
  const payload = {
    type: 'block_actions',
    token: 'deprecated',
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: person.id, username: person.name, name: person.name, team_id: person.team_id },
    api_app_id: bot.appId,
    container: {
      type: 'message',
      message_ts: messageTs,
      channel_id: channel.id,
      is_ephemeral: message === null,
      ...(thread !== null && { thread_ts: thread }),
    },
    channel: { id: channel.id, name: channelNameFor(channel) },
    ...(message !== null && { message: messageJson(message, { metadata: false }) }),
    state: { values: {} },
    trigger_id: triggerId,
    response_url: responseUrl,
    actions: [used.action],
  };
  return { type: 'interactive', payload };
}

/** A form that was submitted or closed. */
export function viewEnvelope(
  workspace: Workspace,
  { person, triggerId }: Pick<Reach, 'person' | 'triggerId'>,
  form: {
    readonly type: 'view_submission' | 'view_closed';
    readonly open: OpenView;
    readonly values: Readonly<Record<string, unknown>>;
  },
): Envelope {
  const { team, bot } = workspace;
  const payload = {
    type: form.type,
    token: 'deprecated',
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: person.id, username: person.name, name: person.name, team_id: person.team_id },
    api_app_id: bot.appId,
    view: { ...viewJson(form.open, workspace), state: { values: form.values } },
    ...(form.type === 'view_submission' ? { trigger_id: triggerId, response_urls: [] } : { is_cleared: false }),
  };
  return { type: 'interactive', payload };
}

/** An event of the Events API. */
export function eventEnvelope(
  { team, bot }: Workspace,
  event: Readonly<Record<string, unknown>>,
  at: { readonly ms: number; readonly ts: string },
): Envelope {
  const payload = {
    token: 'deprecated',
    team_id: team.id,
    api_app_id: bot.appId,
    type: 'event_callback',
    event: { event_ts: at.ts, ...event },
    event_id: `Ev${randomUUID().replaceAll('-', '').slice(0, 9).toUpperCase()}`,
    event_time: Math.floor(at.ms / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: bot.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
  return { type: 'events_api', payload };
}

function channelNameFor(channel: Channel): string {
  if (channel.is_im) return 'directmessage';
  return channel.is_private && !channel.botIsMember ? 'privategroup' : channel.name;
}
