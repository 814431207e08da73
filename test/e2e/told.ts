import type { TimelineEntry } from '../../src/demo/slack/timeline.ts';
import type { World } from './world.ts';

/** All that was ever said to people, one entry each: `posted …`, `reply …`, `broadcast …`, `deleted …`. Edits are no news. */
export function readTold({ slack }: Pick<World, 'slack'>): readonly string[] {
  return slack.timeline.flatMap(sayEntry);
}

function sayEntry(entry: TimelineEntry): readonly string[] {
  switch (entry.kind) {
    case 'posted':
    case 'deleted':
      return [`${entry.kind} ${entry.text}`];
    case 'replied':
      return [`${entry.broadcast ? 'broadcast' : 'reply'} ${entry.text}`];
    case 'edited':
    case 'private':
    case 'command':
    case 'clicked':
    case 'failed':
      return [];
  }
}
