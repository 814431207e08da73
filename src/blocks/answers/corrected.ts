import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan, escapeMrkdwn } from '../mrkdwn.ts';
import { paragraphMessage } from './list-message.ts';

/** A misspelt word of a question and what it was read as, or what was not read at all. */
type Corrected =
  | { readonly typed: string; readonly read: string }
  /** Words that the question has no use for. */
  | { readonly leftOut: string };

/** An answer beneath a note that says which words were not read as they stand. */
export function correctedNote(say: Say, corrected: Corrected, answer: Message): Message {
  const note = paragraphMessage(noteOf(say, corrected));
  return { text: `${note.text}\n${answer.text}`, blocks: [...note.blocks, ...answer.blocks] };
}

function noteOf(say: Say, corrected: Corrected): string {
  if ('leftOut' in corrected) return say('answers.corrected.left_out', { words: escapeMrkdwn(corrected.leftOut) });
  return say('answers.corrected.read', { typed: codeSpan(corrected.typed), read: codeSpan(corrected.read) });
}
