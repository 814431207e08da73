import type { TimelineEntry } from './slack/timeline.ts';
import { renderBlocks } from './transcript/blocks.ts';
import { type Names, plainMrkdwn } from './transcript/mrkdwn.ts';
import { PLAIN, type Style } from './transcript/style.ts';
import { paragraphs, shorten, wrap } from './transcript/width.ts';

const BODY = '  ';
const REPLY = '    ';

export interface Look {
  /** Columns that no line exceeds. */
  readonly width: number;
  readonly style: Style;
  /** What happened before: with it a reply names its message and an edit shows only what it changed. */
  readonly earlier?: readonly TimelineEntry[];
}

const DEFAULT_LOOK: Look = { width: 100, style: PLAIN };

/**
 * What people saw in Slack, as lines for a terminal. `names` gives the names behind mentions; an id that it lacks is
 * printed as it is.
 */
export function renderTranscript(
  entries: readonly TimelineEntry[],
  names: Names = new Map(),
  look: Look = DEFAULT_LOOK,
): string {
  return entries.map((entry) => renderEntry(entry, names, look)).join('\n');
}

function renderEntry(entry: TimelineEntry, names: Names, look: Look): string {
  const indent = isInThread(entry) ? REPLY : BODY;
  const width = look.width - indent.length;
  const [first = '', ...rest] = wrap(headline(entry, names), width).map(look.style.place);
  const head = [`${isInThread(entry) ? `${BODY}↳ ` : ''}${first}`, ...rest.map((line) => indent + line)];
  const root = rootTitle(entry, names, look);
  const about = root === null ? [] : [look.style.meta(shorten(`in the thread of: ${root}`, width))];
  return [...head, ...[...about, ...body(entry, names, look, width)].map((line) => (indent + line).trimEnd())].join(
    '\n',
  );
}

function headline(entry: TimelineEntry, names: Names): string {
  const place = `${placeOf(entry)} · ${entry.author}`;
  switch (entry.kind) {
    case 'posted':
      return place;
    case 'replied':
      return entry.broadcast ? `${place} (also sent to the channel)` : place;
    case 'edited':
      return `✎ edited: ${place}`;
    case 'deleted':
      return `✗ deleted: ${place}`;
    case 'private':
      return `${entry.replaces === true ? '✎ replaced: ' : ''}${place} to ${names.get(entry.user) ?? entry.user} (only visible to you)`;
    case 'command':
      return `${place} types ${entry.text}`;
    case 'clicked':
      return `${place} clicks [${entry.label}]`;
    case 'failed':
      return `${place} is told by Slack: ${entry.error} (only visible to you)`;
  }
}

function body(entry: TimelineEntry, names: Names, look: Look, width: number): readonly string[] {
  if (!('text' in entry) || entry.kind === 'command' || entry.kind === 'deleted') return [];
  const before = entry.kind === 'edited' ? findLast(look, entry.ts) : undefined;
  return before === undefined ? content(entry, names, look.style, width) : changes(entry, before, names, look, width);
}

/** The title, and the blocks that were not there before. */
function changes(entry: Spoken, before: Spoken, names: Names, { style }: Look, width: number): readonly string[] {
  const old = new Set(before.blocks.map((block) => JSON.stringify(block)));
  const [title, ...rest] = entry.blocks;
  if (title === undefined) return content(entry, names, style, width);
  const news = rest.filter((block) => !old.has(JSON.stringify(block)));
  const isOldTitle = old.has(JSON.stringify(title));
  const head = renderBlocks([title], names, { width, style: isOldTitle ? PLAIN : style });
  // Beside the point, so neither bold nor starred.
  return [
    ...(isOldTitle ? head.map((line) => style.meta(line.replaceAll('*', ''))) : head),
    ...renderBlocks(news, names, { width, style }),
  ];
}

type Spoken = Extract<TimelineEntry, { readonly ts: string }>;

function content({ blocks, text }: Spoken, names: Names, style: Style, width: number): readonly string[] {
  return blocks.length > 0
    ? renderBlocks(blocks, names, { width, style })
    : paragraphs(plainMrkdwn(text, names), width, style);
}

/** The first line of the message that a reply belongs to; null for what is no reply or belongs to nothing known. */
function rootTitle(entry: TimelineEntry, names: Names, look: Look): string | null {
  const ts = 'threadTs' in entry ? entry.threadTs : null;
  const root = ts === null ? undefined : findLast(look, ts);
  return root === undefined ? null : (plainMrkdwn(root.text, names).split('\n')[0] ?? '');
}

function findLast({ earlier = [] }: Look, ts: string): Spoken | undefined {
  return earlier.filter((entry): entry is Spoken => 'ts' in entry).findLast((entry) => entry.ts === ts);
}

function isInThread(entry: TimelineEntry): boolean {
  return 'threadTs' in entry && entry.threadTs !== null;
}

function placeOf(entry: TimelineEntry): string {
  return entry.channel.startsWith('D') ? `direct message with ${entry.channelName}` : `#${entry.channelName}`;
}
