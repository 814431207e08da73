import type { KnownBlock, MrkdwnElement } from '@slack/types';
import type { ChartBlock } from './chart.ts';
import { fitField, fitSection, MESSAGE_LIMITS, packSections } from './limits.ts';

/** What one Slack message says: `text` is whole sentences with all that the blocks say, the title first. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly (KnownBlock | ChartBlock)[];
}

/** The lower rung for a message whose blocks Slack refused: its text in plain sections. */
export function plainMessage({ text }: Message): Message {
  return { text, blocks: packSections(text.split('\n').filter((line) => line.trim() !== '')).map(section) };
}

/** A paragraph of mrkdwn. */
export function section(text: string): KnownBlock {
  return { type: 'section', text: mrkdwn(fitSection(text)) };
}

/** Short facts side by side; the caller keeps to ten. */
export function fieldsSection(fields: readonly string[]): KnownBlock {
  return { type: 'section', fields: fields.slice(0, MESSAGE_LIMITS.fields).map((field) => mrkdwn(fitField(field))) };
}

/** Secondary lines in small print. */
export function context(lines: readonly string[]): KnownBlock {
  return { type: 'context', elements: [mrkdwn(fitSection(lines.join('\n')))] };
}

/** Verbatim: Slack must not make a mention or a link of a plain `@channel` or `example.com` in a label. */
function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}
