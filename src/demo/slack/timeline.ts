import type { Block, Message } from './message.ts';

interface EntryPlace {
  /** UTC milliseconds by the stand-in's clock. */
  readonly at: number;
  readonly channel: string;
  readonly channelName: string;
  readonly author: string;
}

interface EntryContent {
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Something that happened in front of people, frozen as it was then. */
export type TimelineEntry = EntryPlace &
  (
    | (EntryContent & { readonly kind: 'posted' })
    | (EntryContent & { readonly kind: 'replied'; readonly threadTs: string; readonly broadcast: boolean })
    | (EntryContent & { readonly kind: 'edited' | 'deleted'; readonly threadTs: string | null })
    /** An answer that only one person sees; it is gone after a reload. `replaces` an earlier one with the same `ts`. */
    | (EntryContent & {
        readonly kind: 'private';
        readonly user: string;
        readonly via: PrivateVia;
        readonly replaces?: boolean;
      })
    | { readonly kind: 'command'; readonly user: string; readonly text: string }
    /** `messageTs` is null in a modal and on Home. */
    | { readonly kind: 'clicked'; readonly user: string; readonly label: string; readonly messageTs: string | null }
    /** What Slack itself tells the person: `operation_timeout`, `dispatch_failed`, … */
    | { readonly kind: 'failed'; readonly user: string; readonly error: string }
  );

export type PrivateVia = 'ack' | 'response_url' | 'chat.postEphemeral';

type WithoutPlace<T> = T extends unknown ? Omit<T, 'at' | 'channelName' | 'author'> : never;
export type NewEntry = WithoutPlace<TimelineEntry> & { readonly by: string };

export interface Timeline {
  readonly entries: readonly TimelineEntry[];
  add(entry: NewEntry): void;
}

/** Collects entries; `nameOf` turns the ids of channels and authors into names, `changed` is told of each entry. */
export function createTimeline(parts: {
  readonly now: () => number;
  readonly nameOf: (id: string) => string;
  readonly changed: () => void;
}): Timeline {
  const entries: TimelineEntry[] = [];
  return {
    entries,
    add({ by, ...entry }) {
      entries.push({ ...entry, at: parts.now(), channelName: parts.nameOf(entry.channel), author: parts.nameOf(by) });
      parts.changed();
    },
  };
}

/** The part of an entry that a message gives. */
export function entryContent(message: Message): EntryContent & { readonly channel: string; readonly by: string } {
  return {
    channel: message.channel,
    by: message.user,
    ts: message.ts,
    text: message.text,
    blocks: message.blocks,
  };
}
