import type { TimelineEntry } from '../../src/demo/slack/timeline.ts';

/** What the bot did in a channel in order, such as `posted Warning`, `edited Critical` or `replied Resolved to all`. */
export function readStory(timeline: readonly TimelineEntry[], channel: string): readonly string[] {
  return timeline.flatMap((entry) => (entry.channel === channel ? told(entry) : []));
}

/** The bot's messages by what they begin with after the sign: `Warning`, `Critical, eased`, `Resolved`. */
function told(entry: TimelineEntry): readonly string[] {
  if (entry.kind !== 'posted' && entry.kind !== 'replied' && entry.kind !== 'edited') return [];
  const word = /^\S+ ([A-Z][a-z]+(?:, [a-z]+)?):/.exec(entry.text)?.[1] ?? entry.text.split(/[:,.\n]/)[0];
  return [`${entry.kind} ${word}${entry.kind === 'replied' && entry.broadcast ? ' to all' : ''}`];
}
