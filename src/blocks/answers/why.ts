import type { LastDelivery, RuleStanding, RuleView, WhyAnswer } from '../../domain/answer.ts';
import type { Rule } from '../../domain/rule.ts';
import { inlineText } from '../inline-text.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { accountWithId } from '../names.ts';
import { ruleSentence } from '../rule-text.ts';
import { plainTimes, type ShowTime } from '../times.ts';
import { pausedLines, rulesHead, unwatched } from './channel-lines.ts';
import { comparisonWords } from './comparison-words.ts';
import { listMessage } from './list-message.ts';
import { idleWords, sinceOf, stateWords, waitingWords, worstFirst } from './standing-words.ts';

const MOST_ACCOUNTS = 6;
const REASON_CHARACTERS = 80;
const REASONS: ReadonlyMap<string, string> = new Map([
  ['fired', 'new alert'],
  ['escalated', 'got worse'],
  ['joined', 'one more alert'],
  ['eased', 'got better'],
  ['repeated', 'reminder'],
  ['told late', 'told late: the channel was closed'],
]);

/** Per rule and account: the last reading, how it compares, the state, the next repeat; and the last message to this channel. */
export function whyMessage(say: Say, answer: WhyAnswer, command: string): Message {
  return listMessage<RuleView>(
    (time) => ({
      before: [rulesHead(say, answer, command)],
      items: answer.rules,
      line: (view) => ruleLines(say, view, time, command),
      more: (left, first) =>
        `… and ${left} more, from #${first.rule.number} on: ${codeSpan(`${command} rules`)} has fewer words`,
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
    ...(left > 0 ? [`… and ${left} more accounts: ${codeSpan(command)} shows them`] : []),
  ].join('\n    ');
}

function standingLine(say: Say, rule: Rule, standing: RuleStanding, time: ShowTime): string {
  const { accountId, label, state, readAt } = standing;
  const since = sinceOf(standing);
  const name = accountWithId({ id: accountId, label });
  const read = readAt === null ? '' : `, read ${time(readAt)}`;
  const comparison = comparisonWords(say, rule, standing);
  const words = stateWords(say, state, since === null ? null : time(since));
  return `${name}: ${comparison === null ? '' : `${comparison}${read}: `}${words}${nextRepeat(say, standing, time)}`;
}

function nextRepeat(say: Say, { state, nextRepeatAt, waits }: RuleStanding, time: ShowTime): string {
  if (waits !== null) return waitingWords(say, waits, time);
  if (state !== 'firing') return '';
  return nextRepeatAt === null ? ', no more reminders' : `, next reminder ${time(nextRepeatAt)}`;
}

function deliveryLine(say: Say, delivery: LastDelivery | null, time: ShowTime): string {
  if (delivery === null) return '✉️ Nothing has ever been posted to this channel.';
  const reason = REASONS.get(delivery.reason) ?? inlineText(delivery.reason.replaceAll('_', ' '), REASON_CHARACTERS);
  switch (delivery.outcome) {
    case 'sent':
      return `✉️ Last message to this channel: posted ${time(delivery.at)} (${reason}).`;
    case 'waiting':
      return `⏳ Last message to this channel: Slack has not taken it yet, waiting since ${time(delivery.at)} (${reason}).`;
    case 'dead':
      return `🚫 Last message to this channel: Slack refused it, given up ${time(delivery.at)} (${reason}).`;
  }
}
