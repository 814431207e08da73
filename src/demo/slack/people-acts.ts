import type { Changes } from './changes.ts';
import { escapeCommandText } from './command-text.ts';
import type { Deliver, DeliveryResult, Envelope } from './delivery.ts';
import { eventEnvelope } from './event-envelope.ts';
import { createInteraction, type Interaction } from './interaction.ts';
import type { Message } from './message.ts';
import type { MessageStore } from './message-store.ts';
import { actionEnvelope, commandEnvelope } from './payloads.ts';
import type { PrivateAnswer, PrivateAnswers } from './private-answers.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Occasion, Speak } from './spoken-answers.ts';
import type { Timeline } from './timeline.ts';
import type { TriggerIds } from './trigger-ids.ts';
import { actionJson } from './used-element.ts';
import { type ElementUsed, findUsed, messageState } from './used-message.ts';
import { isNothing } from './view-acts.ts';
import type { Channel, Person, Workspace } from './workspace.ts';

export interface CommandTyped {
  readonly user: string;
  readonly channel: string;
  readonly text?: string;
  readonly command?: string;
}

/** What people do. Naming somebody or something that does not exist is a mistake of the test: a RangeError. */
export interface PeopleActs {
  command(typed: CommandTyped): Promise<Interaction>;
  click(used: ElementUsed): Promise<Interaction>;
  /** Delivers an event of the Events API, such as `app_home_opened`. */
  event(name: string, fields?: Readonly<Record<string, unknown>>): Promise<DeliveryResult>;
  /** A person writes a message. */
  say(message: {
    readonly user: string;
    readonly channel: string;
    readonly text: string;
    readonly threadTs?: string;
  }): Message;
}

interface Parts {
  readonly workspace: Workspace;
  readonly store: MessageStore;
  readonly privateAnswers: PrivateAnswers;
  readonly timeline: Timeline;
  readonly triggerIds: TriggerIds;
  readonly responseUrls: ResponseUrls;
  readonly speak: Speak;
  readonly deliver: Deliver;
  readonly changes: Changes;
  readonly now: () => number;
  /** Without the path. */
  readonly origin: string;
}

interface Reach {
  readonly person: Person;
  readonly channel: Channel;
  readonly triggerId: string;
  readonly responseUrl: string;
}

export function createPeopleActs(parts: Parts): PeopleActs {
  const { workspace, store, timeline } = parts;

  /** Delivers, lets the acknowledgement speak where it may, and records what Slack tells the person. */
  const interact = async (
    occasion: Occasion,
    what: string,
    envelopeFor: (reach: Reach) => Envelope,
  ): Promise<Interaction> => {
    const person = workspace.getPerson(occasion.user);
    const channel = workspace.getChannel(occasion.channel);
    const answers: PrivateAnswer[] = [];
    const url = parts.responseUrls.issue(occasion, (answer) => answers.push(answer));
    const triggerId = parts.triggerIds.issue({ userId: person.id, channel: channel.id, viewId: null });
    const reach = { person, channel, triggerId, responseUrl: parts.origin + url.path };
    const envelope = envelopeFor(reach);
    const result = await parts.deliver(envelope);
    const speaks = envelope.type === 'slash_commands' && result.kind === 'acked' && !isNothing(result.payload);
    const spoken = speaks ? parts.speak(occasion, result.payload, 'ack') : null;
    if (spoken?.privately) answers.push(spoken.privately);
    const refusal = spoken?.result.ok === false ? `invalid_command_response: ${spoken.result.error}` : null;
    const failure = result.kind === 'failed' ? result.error : refusal;
    if (failure !== null) {
      timeline.add({ kind: 'failed', channel: channel.id, by: person.id, user: person.id, error: failure });
    }
    const ack = result.kind === 'acked' ? { payload: result.payload, afterMs: result.afterMs } : null;
    const { responseUrl } = reach;
    return createInteraction(parts.changes, {
      what,
      triggerId,
      responseUrl,
      ack,
      failure,
      answers,
      responses: url.uses,
    });
  };

  return {
    async command({ user, channel, text = '', command = '/deepseek-balance' }) {
      const line = `${command} ${text}`.trim();
      timeline.add({ kind: 'command', channel, by: user, user, text: line });
      return interact({ channel, user, messageTs: null }, line, (reach) =>
        commandEnvelope(workspace, reach, { command, text: escapeCommandText(text) }),
      );
    },
    async click(use) {
      const { user, channel, messageTs, actionId, value, forged = false } = use;
      const message = store.find(channel, messageTs) ?? null;
      const { shown, blocks } = findUsed(use, message, parts.privateAnswers.find(messageTs));
      const action = actionJson(shown, value, { at: store.nextTs(), forged });
      const values = messageState(shown, blocks, value, forged);
      const label = shown.element.text?.text ?? actionId;
      timeline.add({ kind: 'clicked', channel, by: user, user, label, messageTs });
      return interact({ channel, user, messageTs }, `the click on ${label}`, (reach) =>
        actionEnvelope(workspace, reach, { messageTs, message, action, values }),
      );
    },
    async event(name, fields = {}) {
      const at = { ms: parts.now(), ts: store.nextTs() };
      return parts.deliver(eventEnvelope(workspace, { type: name, ...fields }, at));
    },
    say({ user, channel, text, threadTs = null }) {
      const place = { channel: workspace.getChannel(channel).id, user: workspace.getPerson(user).id };
      return store.post({ ...place, botId: null, text, blocks: [], metadata: null, threadTs, broadcast: false });
    },
  };
}
