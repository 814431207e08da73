import type { SnoozeOutcome, SnoozeView, TestOutcome } from '../../domain/answer.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { nameList } from '../name-list.ts';
import { accountWithId, personName } from '../names.ts';
import { snoozeEndWords } from '../snooze-words.ts';
import type { ShowTime } from '../times.ts';
import { closedWay, closedWhy } from './closed-words.ts';
import { timedMessage } from './list-message.ts';

type Named = SnoozeView['account'];

const COMES_THROUGH = 'Anything worse, refused calls and a refused key come through.';

/** What came of a snooze, or of its end. */
export function snoozeAnswerMessage(outcome: SnoozeOutcome, command: string): Message {
  return timedMessage((time) => answerSentences(outcome, command, time).join(' '));
}

function answerSentences(outcome: SnoozeOutcome, command: string, time: ShowTime): readonly string[] {
  switch (outcome.kind) {
    case 'snoozed': {
      const { snooze, shown, notice } = outcome;
      const off = `To end it: ${offLine(snooze.account, command)}`;
      return [
        `😴 Snoozed${about(snooze.account)} ${snoozeEndWords(snooze.end, time)}.`,
        COMES_THROUGH,
        ...where(shown, notice),
        off,
      ];
    }
    case 'unchanged':
      return [
        `✅ Already so: you snoozed it${about(outcome.snooze.account)} ${snoozeEndWords(outcome.snooze.end, time)}.`,
      ];
    case 'taken': {
      const { by, end, account } = outcome.snooze;
      return [
        `✋ ${personName(by)} was faster: it is snoozed${about(account)} ${snoozeEndWords(end, time)}. Nothing was changed.`,
        `To take its place, type ${codeSpan(`${command} snooze 4h${forWhom(account)}`)}`,
      ];
    }
    case 'over':
      return [
        `✅ There is nothing to snooze any more: the alert about ${accountWithId(outcome.account)} has ended. Nothing was changed.`,
      ];
    case 'unknown':
      return ['🤷 Nothing was snoozed: there is no such account or alert in this channel.'];
    case 'too_long':
      return [`✋ Nothing was changed: 30 days is the longest. For example: ${codeSpan(`${command} snooze 30d`)}`];
    case 'past':
      return [`✋ Nothing was changed: that time is over. For example: ${codeSpan(`${command} snooze 4h`)}`];
    case 'ended':
      return [
        `☀️ The snooze is over: this channel is told everything again${about(outcome.account)}.`,
        ...where(outcome.shown, outcome.notice),
      ];
    case 'not_snoozed':
      return notSnoozed(outcome, command, time);
  }
}

function notSnoozed(
  { account, still }: Extract<SnoozeOutcome, { kind: 'not_snoozed' }>,
  command: string,
  time: ShowTime,
): readonly string[] {
  const nothing = `✅ Nothing is snoozed here${about(account)}.`;
  if (still === null) return [nothing];
  return [
    `✋ Nothing is snoozed here${about(account)} alone, but ${personName(still.by)} snoozed all accounts ${snoozeEndWords(still.end, time)}.`,
    `To end that: ${offLine(null, command)}`,
  ];
}

/** Where the channel sees it: by its alerts' messages, else by a notice that Slack may not have taken yet. */
function where(shown: readonly NonNullable<Named>[], notice: TestOutcome | null): readonly string[] {
  if (shown.length > 0) return [`The channel sees it in the message about ${nameList(shown.map(accountWithId))}.`];
  switch (notice?.kind) {
    case 'closed':
      return [`🚫 The channel cannot be told at present: ${closedWhy(notice.reason)}. ${closedWay(notice.reason)}`];
    case 'waiting':
      return ['The channel does not know yet: Slack has not taken the notice. It is told as soon as Slack does.'];
    case 'sent':
    case undefined:
      return [];
  }
}

function about(account: Named): string {
  return account === null ? '' : ` about ${accountWithId(account)}`;
}

function offLine(account: Named, command: string): string {
  return codeSpan(`${command} snooze off${forWhom(account)}`);
}

function forWhom(account: Named): string {
  return account === null ? '' : ` for ${account.id}`;
}
