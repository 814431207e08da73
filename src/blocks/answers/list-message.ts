import { MESSAGE_LIMITS, packSections } from '../limits.ts';
import { type Message, section } from '../message.ts';
import { plainTimes, type ShowTime, slackTime } from '../times.ts';

/** What an answer says: paragraphs, and between them a list that may be too long for one message. Slack's mrkdwn, escaped. */
export interface ListAnswer<Item> {
  /** The first begins with the finding. */
  readonly before: readonly string[];
  readonly items: readonly Item[];
  readonly line: (item: Item) => string;
  /** An item in fewer words, for a `text` that the full ones would make too long. */
  readonly shortLine?: (item: Item) => string;
  /** Whether every item is a section of its own. */
  readonly apart?: boolean;
  /** Says how many items are left out and where they are; `first` is the first of them. */
  readonly more: (left: number, first: Item) => string;
  readonly after: readonly string[];
}

/** Of 50 blocks; the paragraphs around a list need the rest. */
const MOST_APART = 40;
const MORE_CHARACTERS = 150;

/** Every instant with its date: for answers that do not know what time it is. */
const DATED = plainTimes(0);

/**
 * A list as a message: `text` says what the blocks say, with instants written by `plain`, because screen readers render no
 * date tokens. What does not fit is counted, never cut silently.
 */
export function listMessage<Item>(answer: (time: ShowTime) => ListAnswer<Item>, plain: ShowTime = DATED): Message {
  return { text: readText(answer(plain)), blocks: readSections(answer(slackTime)).map(section) };
}

/** An answer without a list: one section for each paragraph. */
export function paragraphMessage(...paragraphs: readonly string[]): Message {
  return { text: paragraphs.join('\n'), blocks: paragraphs.map(section) };
}

/** As `paragraphMessage`, for sentences that name instants. */
export function timedMessage(sentence: (time: ShowTime) => string): Message {
  return { text: sentence(DATED), blocks: [section(sentence(slackTime))] };
}

function readText<Item>(answer: ListAnswer<Item>): string {
  const { before, items, line, shortLine = line, after } = answer;
  const characters = MESSAGE_LIMITS.messageText - size([...before, ...after]);
  const fits = size(items.map(line)) <= characters;
  const list = fitItems(answer, fits ? line : shortLine, { characters, most: items.length });
  return [...before, ...list, ...after].join('\n');
}

function readSections<Item>(answer: ListAnswer<Item>): readonly string[] {
  const { before, items, line, apart = false, after } = answer;
  const list = fitItems(answer, line, {
    characters: MESSAGE_LIMITS.listText,
    most: apart ? MOST_APART : items.length,
  });
  return [...before, ...(apart ? list : packSections(list)), ...after];
}

/** The first items that fit, and beneath them a line that counts the others. */
function fitItems<Item>(
  { items, more }: ListAnswer<Item>,
  line: (item: Item) => string,
  room: { readonly characters: number; readonly most: number },
): readonly string[] {
  const all = items.map(line);
  const fits = all.length <= room.most && size(all) <= room.characters;
  const shown = fits ? all.length : countFitting(all.slice(0, room.most), room.characters - MORE_CHARACTERS);
  const [first] = items.slice(shown);
  return first === undefined ? all : [...all.slice(0, shown), more(items.length - shown, first)];
}

function countFitting(all: readonly string[], characters: number): number {
  const end = all.findIndex((_, index) => size(all.slice(0, index + 1)) > characters);
  return end === -1 ? all.length : end;
}

function size(all: readonly string[]): number {
  return all.reduce((sum, line) => sum + line.length + 1, 0);
}
