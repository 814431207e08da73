import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { paragraphMessage } from './list-message.ts';

/** Something broke on our side; the id is in the operator's log beside the error. */
export function failedMessage(say: Say, requestId: string): Message {
  return paragraphMessage(
    `😕 Sorry, something went wrong on our side; nothing was changed. Please try again. If it happens again, give ${codeSpan(requestId)} to whoever runs this bot: it finds the error in the log.`,
  );
}
