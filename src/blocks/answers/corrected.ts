import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { paragraphMessage } from './list-message.ts';

/** A misspelt word of a question and what it was read as. */
interface Corrected {
  readonly typed: string;
  readonly read: string;
}

/** An answer beneath a note that says which word was read as which. */
export function correctedNote({ typed, read }: Corrected, answer: Message): Message {
  const note = paragraphMessage(`✏️ I read ${codeSpan(typed)} as ${codeSpan(read)}.`);
  return { text: `${note.text}\n${answer.text}`, blocks: [...note.blocks, ...answer.blocks] };
}
