import type { RuleStanding, RuleView, WhyAnswer } from '../../domain/answer.ts';
import type { Rule } from '../../domain/rule.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { accountWithId } from '../names.ts';
import { ruleSentence } from '../rule-text.ts';
import { plainTimes, type ShowTime } from '../times.ts';
import { pausedLines, rulesHead, unwatched } from './channel-lines.ts';
import { comparisonWords } from './comparison-words.ts';
import { deliveryLine } from './delivery-words.ts';
import { lineToType } from './line-to-type.ts';
import { listMessage } from './list-message.ts';
import { idleWords, sinceOf, stateWords, waitingWords, worstFirst } from './standing-words.ts';

const MOST_ACCOUNTS = 6;

/** Per rule and account: the last reading, how it compares, the state, the next repeat; and the last message to this channel. */
export function whyMessage(say: Say, answer: WhyAnswer, command: string): Message {
  return listMessage<RuleView>(
    (time) => ({
      before: [rulesHead(say, answer, command)],
      items: answer.rules,
      line: (view) => ruleLines(say, view, time, command),
      more: (left, first) =>
        say('answers.why.more_from', {
          left,
          number: first.rule.number,
          line: lineToType(say, command, 'type.rules'),
        }),
      after: [
        ...unwatched(say, answer.uncovered),
        ...pausedLines(say, answer, time),
        deliveryLine(say, answer.lastDelivery, time),
      ],
    }),
    plainTimes(answer.now),
  );
}

function ruleLines(say: Say, view: RuleView, time: ShowTime, command: string): string {
  const idle = idleWords(say, view);
  const standings = worstFirst(view);
  const left = standings.length - MOST_ACCOUNTS;
  return [
    ruleSentence(say, view.rule),
    ...(idle === undefined
      ? standings.slice(0, MOST_ACCOUNTS).map((one) => standingLine(say, view.rule, one, time))
      : [idle]),
    ...(left > 0 ? [say('answers.why.more_accounts', { left, line: codeSpan(command) })] : []),
  ].join('\n    ');
}

function standingLine(say: Say, rule: Rule, standing: RuleStanding, time: ShowTime): string {
  const { accountId, label, state, readAt } = standing;
  const since = sinceOf(standing);
  const comparison = comparisonWords(say, rule, standing);
  const values = {
    name: accountWithId({ id: accountId, label }),
    words: stateWords(say, state, since === null ? null : time(since)),
    repeat: nextRepeat(say, standing, time),
  };
  if (comparison === null) return say('answers.why.state', values);
  return readAt === null
    ? say('answers.why.compared', { ...values, comparison })
    : say('answers.why.compared_read', { ...values, comparison, time: time(readAt) });
}

/** A clause behind the state. */
function nextRepeat(say: Say, { state, nextRepeatAt, waits }: RuleStanding, time: ShowTime): string {
  if (waits !== null) return waitingWords(say, waits, time);
  if (state !== 'firing') return '';
  return nextRepeatAt === null
    ? say('answers.why.no_more_reminders')
    : say('answers.why.next_reminder', { time: time(nextRepeatAt) });
}
