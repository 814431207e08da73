import type { Message, Root } from '../../src/demo/slack/message.ts';
import { nameStep, type Place } from './expected-steps.ts';

/** How a message begins that was only asked for to see whether messages arrive. */
export const TEST = 'TEST, nothing is wrong';

/** The steps that a channel really holds, in the order in which people read them; edits are no news. */
export function readAnnounced(roots: readonly Root[]): readonly string[] {
  return roots
    .flatMap((root) => [root, ...root.replies])
    .toSorted((a, b) => (a.ts < b.ts ? -1 : 1))
    .filter((message) => !firstText(message).startsWith(TEST))
    .map(readStep);
}

/** What the title says; a message that announces no step that is known here stays what it is, so that it is never expected. */
function readStep(message: Message): string {
  const text = firstText(message);
  const place: Place = message.threadTs === null ? 'channel' : message.broadcast ? 'both' : 'thread';
  const [, resolved] = /^✅ Resolved: \w+ has ¥([\d.]+)[,.]/.exec(text) ?? [];
  if (resolved !== undefined) return nameStep('resolved', resolved, place);
  const [, eased] = /, eased: \w+ has ¥([\d.]+), still below/.exec(text) ?? [];
  if (eased !== undefined) return nameStep('eased', eased, place);
  const [, down] = /^\S+ (?:Warning|Critical): \w+ is down to ¥([\d.]+) \(/.exec(text) ?? [];
  if (down !== undefined) return nameStep(place === 'channel' ? 'fired' : 'escalated', down, place);
  return text;
}

/** A message as it was posted. */
function firstText({ edits, text }: Message): string {
  return edits[0]?.text ?? text;
}
