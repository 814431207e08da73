import type { Content, Message, Root } from './message.ts';
import { entryContent, type Timeline } from './timeline.ts';

export interface Draft extends Content {
  readonly channel: string;
  readonly user: string;
  readonly botId: string | null;
  readonly threadTs: string | null;
  readonly broadcast: boolean;
}

/** The messages of all channels; every change is also an entry of the timeline. */
export interface MessageStore {
  /** Stores a message; a reply whose root is unknown or deleted lands un-threaded in the channel, as in Slack. */
  post(draft: Draft): Message;
  /** Undefined when there is no such living message. */
  edit(channel: string, ts: string, content: Content): Message | undefined;
  remove(channel: string, ts: string): Message | undefined;
  /** A living message. */
  find(channel: string, ts: string): Message | undefined;
  /** Living messages of a channel, oldest first, replies among them. */
  inChannel(channel: string): readonly Message[];
  repliesTo(root: Message): readonly Message[];
  roots(channel: string): readonly Root[];
  nextTs(): string;
}

export function createMessageStore(parts: { readonly now: () => number; readonly timeline: Timeline }): MessageStore {
  const { timeline } = parts;
  const messages = new Map<string, Message>();
  const nextTs = createTsSource(parts.now);

  const find = (channel: string, ts: string): Message | undefined => {
    const message = messages.get(ts);
    return message?.channel === channel && !message.deleted ? message : undefined;
  };
  const inChannel = (channel: string): readonly Message[] =>
    [...messages.values()].filter((message) => message.channel === channel && !message.deleted);
  const repliesTo = (root: Message): readonly Message[] =>
    inChannel(root.channel).filter((message) => message.threadTs === root.ts);

  return {
    find,
    inChannel,
    repliesTo,
    nextTs,
    roots: (channel) =>
      inChannel(channel)
        .filter((message) => message.threadTs === null)
        .map((root) => ({ ...root, replies: repliesTo(root) })),
    post(draft) {
      const root = draft.threadTs === null ? undefined : find(draft.channel, draft.threadTs);
      const threaded = root === undefined ? { threadTs: null, broadcast: false } : { threadTs: root.ts };
      const message: Message = { ...draft, ...threaded, ts: nextTs(), edits: [], deleted: false };
      messages.set(message.ts, message);
      timeline.add(posted(message));
      return message;
    },
    edit(channel, ts, content) {
      const message = find(channel, ts);
      if (message === undefined) return undefined;
      const { text, blocks, metadata } = message;
      const edited: Message = { ...message, ...content, edits: [...message.edits, { text, blocks, metadata }] };
      messages.set(ts, edited);
      timeline.add({ ...entryContent(edited), kind: 'edited', threadTs: edited.threadTs });
      return edited;
    },
    remove(channel, ts) {
      const message = find(channel, ts);
      if (message === undefined) return undefined;
      const removed: Message = { ...message, deleted: true };
      messages.set(ts, removed);
      timeline.add({ ...entryContent(removed), kind: 'deleted', threadTs: removed.threadTs });
      return removed;
    },
  };
}

function posted(message: Message) {
  const content = entryContent(message);
  return message.threadTs === null
    ? ({ ...content, kind: 'posted' } as const)
    : ({ ...content, kind: 'replied', threadTs: message.threadTs, broadcast: message.broadcast } as const);
}

/** Unique, strictly increasing stamps `SECONDS.MICROS`, even when the clock stands still or steps back. */
function createTsSource(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, now() * 1000);
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
  };
}
