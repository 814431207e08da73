import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { paragraphMessage } from './list-message.ts';

/** Something broke on our side; the id is in the operator's log beside the error. */
export function failedMessage(say: Say, requestId: string): Message {
  return paragraphMessage(say('answers.failed', { id: codeSpan(requestId) }));
}
