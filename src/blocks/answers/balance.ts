import type { AccountView, BalanceAnswer } from '../../domain/answer.ts';
import { formatTyped } from '../../domain/money.ts';
import type { Rule } from '../../domain/rule.ts';
import { currencyName } from '../amounts.ts';
import { sentences } from '../joined.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { nameList } from '../name-list.ts';
import { accountWithId, personName } from '../names.ts';
import { snoozeEndWords } from '../snooze-words.ts';
import { plainTimes, type ShowTime } from '../times.ts';
import { accountLine, accountLines } from './account-lines.ts';
import { lineToType } from './line-to-type.ts';
import { listMessage, paragraphMessage } from './list-message.ts';
import { ruleLines } from './rule-lines.ts';

/** The balances now, worst first, what this channel is warned about, and accounts that nobody is warned about. */
export function balanceMessage(say: Say, answer: BalanceAnswer, command: string): Message {
  const { accounts, now } = answer;
  if (accounts.length === 0) return paragraphMessage(say('answers.no_accounts'));
  return listMessage<AccountView>(
    (time) => ({
      before: accounts.length === 1 ? [] : [say('answers.balance.head', { count: accounts.length })],
      items: accounts,
      line: (account) => accountLines(say, account, now, time),
      shortLine: (account) => accountLine(say, account),
      apart: true,
      more: (left, first) => say('answers.balance.more', { left, line: codeSpan(`${command} ${first.info.id}`) }),
      after: [...beginnings(say, answer, command), ...snoozed(say, answer, time)],
    }),
    plainTimes(now),
  );
}

function snoozed(say: Say, { snooze }: BalanceAnswer, time: ShowTime): readonly string[] {
  if (snooze === null) return [];
  const { account, by, end } = snooze;
  const about = account === null ? { which: 'all', account: '' } : { which: 'one', account: accountWithId(account) };
  return [say('snooze.in_answer', { ...about, by: personName(by), end: snoozeEndWords(say, end, time) })];
}

/** Where nobody at all is warned, one beginning is enough: the first rule, if there is one to suggest. */
function beginnings(say: Say, answer: BalanceAnswer, command: string): readonly string[] {
  const { accounts, rules, suggestion } = answer;
  const unwatched = accounts.filter((account) => !account.covered).map(({ info }) => info);
  if (rules.length > 0 || suggestion === null || unwatched.length === 0) {
    return [warnings(say, answer, command), ...uncovered(say, accounts, command)];
  }
  const line = lineToType(say, command, 'type.threshold', { amount: formatTyped(suggestion) });
  return [say('answers.balance.nobody_warned', { names: nameList(say, unwatched.map(accountWithId)), line })];
}

function warnings(say: Say, { rules, waiting, suggestion }: BalanceAnswer, command: string): string {
  const mark = (sentence: string, { number, currency }: Rule): string =>
    waiting.includes(number) && currency !== null
      ? say('answers.balance.waiting', { rule: sentence, currency: currencyName(currency) })
      : sentence;
  const lines = rules.length === 0 ? [] : [say('answers.balance.warned'), ...ruleLines(say, rules, command, mark)];
  return [...lines, ...firstRule(say, rules.length === 0, suggestion, command)].join('\n');
}

function firstRule(
  say: Say,
  none: boolean,
  suggestion: BalanceAnswer['suggestion'],
  command: string,
): readonly string[] {
  const finding = say(none ? 'answers.balance.not_warned' : 'answers.balance.money_not_watched');
  if (suggestion !== null) {
    const line = lineToType(say, command, 'type.threshold', { amount: formatTyped(suggestion) });
    return [sentences(say, [finding, say('answers.balance.first_rule', { line })])];
  }
  if (!none) return [];
  return [sentences(say, [finding, say('answers.balance.how_to', { line: lineToType(say, command, 'type.help') })])];
}

function uncovered(say: Say, accounts: readonly AccountView[], command: string): readonly string[] {
  const unwatched = accounts.filter((account) => !account.covered).map(({ info }) => info);
  const [first] = unwatched;
  if (first === undefined) return [];
  const names = nameList(say, unwatched.map(accountWithId));
  const line = lineToType(say, command, 'type.watch_for', { account: first.id });
  return [say('answers.balance.uncovered', { names, count: unwatched.length, line })];
}
