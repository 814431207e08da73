import type { SnoozeOutcome, SnoozeView, TestOutcome } from '../../domain/answer.ts';
import { sentences } from '../joined.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { nameList } from '../name-list.ts';
import { accountWithId, personName } from '../names.ts';
import { offLine, snoozeEndWords } from '../snooze-words.ts';
import type { ShowTime } from '../times.ts';
import { closedWay, closedWhy } from './closed-words.ts';
import { timedMessage } from './list-message.ts';

type Named = SnoozeView['account'];

/** What came of a snooze, or of its end. */
export function snoozeAnswerMessage(say: Say, outcome: SnoozeOutcome, command: string): Message {
  return timedMessage((time) => sentences(say, answerSentences(say, outcome, command, time)));
}

function answerSentences(say: Say, outcome: SnoozeOutcome, command: string, time: ShowTime): readonly string[] {
  switch (outcome.kind) {
    case 'snoozed': {
      const { snooze, shown, notice } = outcome;
      return [
        say('snooze.done', { ...about(snooze.account), end: snoozeEndWords(say, snooze.end, time) }),
        say('snooze.comes_through'),
        ...where(say, shown, notice),
        say('snooze.to_end', { line: offLine(say, snooze.account, command) }),
      ];
    }
    case 'unchanged': {
      const { account, end } = outcome.snooze;
      return [say('snooze.unchanged', { ...about(account), end: snoozeEndWords(say, end, time) })];
    }
    case 'taken':
      return taken(say, outcome.snooze, command, time);
    case 'over':
      return [say('snooze.over', { account: accountWithId(outcome.account) })];
    case 'unknown':
      return [say('snooze.unknown')];
    case 'too_long':
      return [say('snooze.too_long', { line: codeSpan(`${command} ${say('type.snooze', { span: '30d' })}`) })];
    case 'past':
      return [say('snooze.past', { line: codeSpan(`${command} ${say('type.snooze', { span: '4h' })}`) })];
    case 'ended':
      return [say('snooze.ended', about(outcome.account)), ...where(say, outcome.shown, outcome.notice)];
    case 'not_snoozed':
      return notSnoozed(say, outcome, command, time);
  }
}

function taken(say: Say, { by, end, account }: SnoozeView, command: string, time: ShowTime): readonly string[] {
  const forWhom = account === null ? [] : [say('type.for', { account: account.id })];
  const line = [command, say('type.snooze', { span: '4h' }), ...forWhom].join(' ');
  return [
    say('snooze.taken', { ...about(account), by: personName(by), end: snoozeEndWords(say, end, time) }),
    say('snooze.take_its_place', { line: codeSpan(line) }),
  ];
}

function notSnoozed(
  say: Say,
  { account, still }: Extract<SnoozeOutcome, { kind: 'not_snoozed' }>,
  command: string,
  time: ShowTime,
): readonly string[] {
  if (still === null) return [say('snooze.none', about(account))];
  const values = { by: personName(still.by), end: snoozeEndWords(say, still.end, time) };
  return [
    say('snooze.none_but_all', { ...about(account), ...values }),
    say('snooze.to_end', { line: offLine(say, null, command) }),
  ];
}

/** Where the channel sees it: by its alerts' messages, else by a notice that Slack may not have taken yet. */
function where(say: Say, shown: readonly NonNullable<Named>[], notice: TestOutcome | null): readonly string[] {
  if (shown.length > 0) return [say('snooze.seen_in', { accounts: nameList(say, shown.map(accountWithId)) })];
  switch (notice?.kind) {
    case 'closed':
      return [say('snooze.cannot_tell', { why: closedWhy(say, notice.reason), way: closedWay(say, notice.reason) })];
    case 'waiting':
      return [say('snooze.not_told_yet')];
    case 'sent':
    case undefined:
      return [];
  }
}

/** Of which account a sentence speaks, as its message picks it. */
function about(account: Named): { readonly which: 'one' | 'all'; readonly account: string } {
  return account === null ? { which: 'all', account: '' } : { which: 'one', account: accountWithId(account) };
}
