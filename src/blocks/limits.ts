import type { Say } from './locales/say.ts';

/** What Slack takes in one message, in characters of escaped text unless named otherwise (docs.slack.dev/reference/block-kit). */
export const MESSAGE_LIMITS = {
  sectionText: 3000,
  fields: 10,
  fieldText: 2000,
  /** Slack recommends it; it cuts at 40,000. */
  messageText: 4000,
  /** Of the lists in one message: all blocks together hold about 13,200, which is undocumented (slackapi/bolt-js#2509). */
  listText: 9000,
} as const;

/** Room kept for the line that counts what was left out. */
const MORE_CHARACTERS = 30;

/** Text of at most `max` characters; what is cut ends with "…", never inside an entity, a `<…>` of Slack's or a character. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const whole = cut.lastIndexOf('<') > cut.lastIndexOf('>') ? cut.slice(0, cut.lastIndexOf('<')) : cut;
  return `${whole.replace(/&[a-z]*$|[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}

/** As many of the lines as fit, whole; the last line then says how many were left out. */
export function fitLines(say: Say, lines: readonly string[], max: number): readonly string[] {
  if (size(lines) <= max) return lines;
  let used = MORE_CHARACTERS;
  const kept = lines.findIndex((line) => {
    used += line.length + 1;
    return used > max;
  });
  return [...lines.slice(0, kept), say('list.lines_left', { count: lines.length - kept })];
}

/** Lines joined to as few section texts as their length allows. */
export function packSections(lines: readonly string[]): readonly string[] {
  const packed: string[] = [];
  for (const line of lines) {
    const last = packed.at(-1);
    const joined = `${last}\n${line}`;
    if (last !== undefined && joined.length <= MESSAGE_LIMITS.sectionText) packed.splice(-1, 1, joined);
    // A gap is only one between lines.
    else packed.push(fitSection(line.trimStart()));
  }
  return packed;
}

export function fitSection(text: string): string {
  return cutText(text, MESSAGE_LIMITS.sectionText);
}

export function fitField(text: string): string {
  return cutText(text, MESSAGE_LIMITS.fieldText);
}

/** The whole `text` of a message from its lines, the title first. */
export function fitMessageText(say: Say, lines: readonly string[]): string {
  return fitLines(say, lines, MESSAGE_LIMITS.messageText).join('\n');
}

function size(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
