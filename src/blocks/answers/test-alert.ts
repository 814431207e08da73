import type { TestOutcome } from '../../domain/answer.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { closedWay, closedWhy } from './closed-words.ts';
import { paragraphMessage } from './list-message.ts';

/** What came of a test alert in this channel. */
export function testAnswerMessage(say: Say, outcome: TestOutcome, command: string): Message {
  switch (outcome.kind) {
    case 'sent':
      return paragraphMessage('✅ The test alert is in this channel. A real alert arrives the same way.');
    case 'waiting':
      return paragraphMessage(
        `⏳ The test alert is on its way: Slack has not taken it yet. It appears here once Slack has; ${codeSpan(`${command} why`)} tells how it went.`,
      );
    case 'closed':
      return paragraphMessage(
        `🚫 The test alert could not be posted: ${closedWhy(say, outcome.reason)}. Real alerts would not arrive here either. ${closedWay(say, outcome.reason)}`,
      );
  }
}
