import type { Envelope } from './delivery.ts';
import type { Message } from './message.ts';
import { messageJson } from './message.ts';
import { type OpenView, viewJson } from './open-view.ts';
import type { ViewValues } from './view-state.ts';
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

/** A used element of a message (`block_actions`); `message` is null for an answer that only the person sees. */
export function actionEnvelope(
  workspace: Workspace,
  { person, channel, triggerId, responseUrl }: Reach,
  used: {
    readonly messageTs: string;
    readonly message: Message | null;
    readonly action: Readonly<Record<string, unknown>>;
    readonly values: ViewValues;
  },
): Envelope {
  const { message, messageTs } = used;
  const thread = message?.threadTs ?? null;
  const payload = {
    type: 'block_actions',
    ...interactionBase(workspace, person),
    container: {
      type: 'message',
      message_ts: messageTs,
      channel_id: channel.id,
      is_ephemeral: message === null,
      ...(thread !== null && { thread_ts: thread }),
    },
    channel: { id: channel.id, name: channelNameFor(channel) },
    ...(message !== null && { message: messageJson(message, { metadata: false }) }),
    state: { values: used.values },
    trigger_id: triggerId,
    response_url: responseUrl,
    actions: [used.action],
  };
  return { type: 'interactive', payload };
}

/** A used element of a modal or a Home tab: no channel, no message, no `response_url`. */
export function viewActionEnvelope(
  workspace: Workspace,
  { person, triggerId }: Pick<Reach, 'person' | 'triggerId'>,
  used: {
    readonly open: OpenView;
    readonly action: Readonly<Record<string, unknown>>;
    readonly values: ViewValues;
  },
): Envelope {
  const payload = {
    type: 'block_actions',
    ...interactionBase(workspace, person),
    container: { type: 'view', view_id: used.open.id },
    view: viewJson(used.open, workspace, used.values),
    trigger_id: triggerId,
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
    readonly values: ViewValues;
  },
): Envelope {
  const payload = {
    type: form.type,
    ...interactionBase(workspace, person),
    view: viewJson(form.open, workspace, form.values),
    ...(form.type === 'view_submission' ? { trigger_id: triggerId, response_urls: [] } : { is_cleared: false }),
  };
  return { type: 'interactive', payload };
}

/** What all interactions begin with. */
function interactionBase({ team, bot }: Workspace, person: Person): Readonly<Record<string, unknown>> {
  return {
    token: 'deprecated',
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: person.id, username: person.name, name: person.name, team_id: person.team_id },
    api_app_id: bot.appId,
  };
}

function channelNameFor(channel: Channel): string {
  if (channel.is_im) return 'directmessage';
  return channel.is_private && !channel.botIsMember ? 'privategroup' : channel.name;
}
