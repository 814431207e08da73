import type { TimelineEntry } from './slack/timeline.ts';
import { renderBlocks } from './transcript/blocks.ts';
import { type Names, plainMrkdwn } from './transcript/mrkdwn.ts';
import { wrap } from './transcript/width.ts';

const WIDTH = 100;
const BODY = '  ';
const REPLY = '    ';

/**
 * What people saw in Slack, as lines of at most 100 columns for a terminal, without colours. `names` gives the names
 * behind mentions; an id that it lacks is printed as it is.
 */
export function renderTranscript(entries: readonly TimelineEntry[], names: Names = new Map()): string {
  return entries.map((entry) => renderEntry(entry, names)).join('\n');
}

function renderEntry(entry: TimelineEntry, names: Names): string {
  const indent = isInThread(entry) ? REPLY : BODY;
  const [first = '', ...rest] = wrap(headline(entry, names), WIDTH - indent.length);
  const head = [`${isInThread(entry) ? `${BODY}↳ ` : ''}${first}`, ...rest.map((line) => indent + line)];
  return [...head, ...body(entry, names, WIDTH - indent.length).map((line) => (indent + line).trimEnd())].join('\n');
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
      return `${place} to ${names.get(entry.user) ?? entry.user} (only visible to you)`;
    case 'command':
      return `${place} types ${entry.text}`;
    case 'clicked':
      return `${place} clicks [${entry.label}]`;
    case 'failed':
      return `${place} is told by Slack: ${entry.error} (only visible to you)`;
  }
}

function body(entry: TimelineEntry, names: Names, width: number): readonly string[] {
  if (!('text' in entry) || entry.kind === 'command' || entry.kind === 'deleted') return [];
  return entry.blocks.length > 0
    ? renderBlocks(entry.blocks, names, width)
    : wrap(plainMrkdwn(entry.text, names), width);
}

function isInThread(entry: TimelineEntry): boolean {
  return 'threadTs' in entry && entry.threadTs !== null;
}

function placeOf(entry: TimelineEntry): string {
  return entry.channel.startsWith('D') ? `direct message with ${entry.channelName}` : `#${entry.channelName}`;
}
