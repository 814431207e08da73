import type { AccountView, BalanceAnswer } from '../../domain/answer.ts';
import { formatTyped } from '../../domain/money.ts';
import type { Rule } from '../../domain/rule.ts';
import { currencyName } from '../amounts.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { nameList } from '../name-list.ts';
import { accountWithId, personName } from '../names.ts';
import { snoozeEndWords } from '../snooze-words.ts';
import { plainTimes, type ShowTime } from '../times.ts';
import { accountLine, accountLines } from './account-lines.ts';
import { listMessage, paragraphMessage } from './list-message.ts';
import { ruleLines } from './rule-lines.ts';

/** The balances now, worst first, what this channel is warned about, and accounts that nobody is warned about. */
export function balanceMessage(say: Say, answer: BalanceAnswer, command: string): Message {
  const { accounts, now } = answer;
  if (accounts.length === 0) {
    return paragraphMessage('There is no account to show yet. Whoever runs this bot can add a DeepSeek key.');
  }
  return listMessage<AccountView>(
    (time) => ({
      before: accounts.length === 1 ? [] : [`Here are the balances of ${accounts.length} accounts, worst first.`],
      items: accounts,
      line: (account) => accountLines(say, account, now, time),
      shortLine: (account) => accountLine(say, account),
      apart: true,
      more: (left, first) => `… and ${moreAccounts(say, left)}: ${codeSpan(`${command} ${first.info.id}`)}`,
      after: [...beginnings(say, answer, command), ...snoozed(say, answer, time)],
    }),
    plainTimes(now),
  );
}

function snoozed(say: Say, { snooze }: BalanceAnswer, time: ShowTime): readonly string[] {
  if (snooze === null) return [];
  const what =
    snooze.account === null
      ? 'What this channel is told'
      : `What this channel is told about ${accountWithId(snooze.account)}`;
  return [`😴 ${what} is snoozed by ${personName(snooze.by)} ${snoozeEndWords(say, snooze.end, time)}.`];
}

function moreAccounts(say: Say, count: number): string {
  return count === 1 ? '1 more account' : `${count} more accounts`;
}

/** Where nobody at all is warned, one beginning is enough: the first rule, if there is one to suggest. */
function beginnings(say: Say, answer: BalanceAnswer, command: string): readonly string[] {
  const { accounts, rules, suggestion } = answer;
  const unwatched = accounts.filter((account) => !account.covered).map(({ info }) => info);
  if (rules.length > 0 || suggestion === null || unwatched.length === 0) {
    return [warnings(say, answer, command), ...uncovered(say, accounts, command)];
  }
  const line = codeSpan(`${command} threshold ${formatTyped(suggestion)}`);
  return [`🔕 Nobody is warned about ${nameList(say, unwatched.map(accountWithId))}. To begin: ${line}`];
}

function warnings(say: Say, { rules, waiting, suggestion }: BalanceAnswer, command: string): string {
  const mark = ({ number, currency }: Rule): string =>
    waiting.includes(number) && currency !== null ? ` (waiting: no account holds ${currencyName(currency)})` : '';
  const lines = rules.length === 0 ? [] : ['🔔 This channel is warned about:', ...ruleLines(say, rules, command, mark)];
  return [...lines, ...firstRule(say, rules.length === 0, suggestion, command)].join('\n');
}

function firstRule(
  say: Say,
  none: boolean,
  suggestion: BalanceAnswer['suggestion'],
  command: string,
): readonly string[] {
  const finding = none
    ? '🔕 This channel is not warned about any of this.'
    : 'No money that is there is watched here yet.';
  if (suggestion !== null) {
    return [`${finding} A good first rule to type: ${codeSpan(`${command} threshold ${formatTyped(suggestion)}`)}`];
  }
  return none ? [`${finding} ${codeSpan(`${command} help`)} shows how to set a rule.`] : [];
}

function uncovered(say: Say, accounts: readonly AccountView[], command: string): readonly string[] {
  const unwatched = accounts.filter((account) => !account.covered).map(({ info }) => info);
  const [first] = unwatched;
  if (first === undefined) return [];
  const names = nameList(say, unwatched.map(accountWithId));
  const line = codeSpan(`${command} watch for ${first.id}`);
  return [
    `⚠️ Nobody is warned about ${names}: no rule of any channel covers ${it(say, unwatched)}. To begin, type ${line}`,
  ];
}

function it(say: Say, all: readonly unknown[]): string {
  return all.length === 1 ? 'it' : 'them';
}
