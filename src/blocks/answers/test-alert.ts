import type { TestOutcome } from '../../domain/answer.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { closedWay, closedWhy } from './closed-words.ts';
import { lineToType } from './line-to-type.ts';
import { paragraphMessage } from './list-message.ts';

/** What came of a test alert in this channel. */
export function testAnswerMessage(say: Say, outcome: TestOutcome, command: string): Message {
  switch (outcome.kind) {
    case 'sent':
      return paragraphMessage(say('answers.test.sent'));
    case 'waiting':
      return paragraphMessage(say('answers.test.waiting', { line: lineToType(say, command, 'type.why') }));
    case 'closed':
      return paragraphMessage(
        say('answers.test.closed', { why: closedWhy(say, outcome.reason), way: closedWay(say, outcome.reason) }),
      );
  }
}
