import type { KnownBlock } from '@slack/types';
import type { Fact } from './facts.ts';
import { fitLines, fitMessageText, MESSAGE_LIMITS, packSections } from './limits.ts';
import type { Say } from './locales/say.ts';
import { context, fieldsSection, type Message, section } from './message.ts';
import { plainTimes, type ShowTime, slackTime } from './times.ts';

/** What a channel message says, before it is laid out; all of it mrkdwn. */
export interface MessageParts {
  readonly title: string;
  readonly lines?: readonly string[];
  readonly facts?: readonly Fact[];
  /** Times and gaps. */
  readonly small?: readonly string[];
  readonly links?: string;
}

/**
 * A message from its parts, written twice: with date tokens for the blocks, with plain times for `text`, where those
 * a day or more from `reference` carry their date.
 */
export function partsMessage(say: Say, parts: (show: ShowTime) => MessageParts, reference: number): Message {
  return { text: partsText(say, parts(plainTimes(reference))), blocks: partsBlocks(say, parts(slackTime)) };
}

function partsText(say: Say, { title, lines = [], facts = [], small = [], links }: MessageParts): string {
  const factLines = facts.map(({ name, value }) => say('fact.line', { name, value }));
  return fitMessageText(say, [title, ...lines, ...factLines, ...small, ...(links === undefined ? [] : [links])]);
}

function partsBlocks(
  say: Say,
  { title, lines = [], facts = [], small = [], links }: MessageParts,
): readonly KnownBlock[] {
  return [
    section(`*${title}*`),
    ...packSections(fitLines(say, lines, MESSAGE_LIMITS.listText)).map(section),
    ...(facts.length === 0 ? [] : [fieldsSection(facts.map(fieldOf))]),
    ...(small.length === 0 ? [] : [context(small)]),
    ...(links === undefined ? [] : [section(links)]),
  ];
}

function fieldOf({ name, value, list }: Fact): string {
  return [`*${name}*`, ...(list === undefined ? [value] : list.map((each) => `• ${each}`))].join('\n');
}
