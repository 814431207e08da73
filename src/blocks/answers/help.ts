import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { nameList } from '../name-list.ts';
import { lineToType } from './line-to-type.ts';
import { paragraphMessage } from './list-message.ts';
import { codeList, eitherOf } from './side-by-side.ts';

/** Whom help is for: this team's own accounts and currencies, and the command's name as it was typed. */
export interface HelpInput {
  readonly command: string;
  readonly accountIds: readonly string[];
  /** Those that hold money first. */
  readonly currencies: readonly string[];
}

const MOST_ACCOUNTS = 5;
const MOST_CURRENCIES = 2;

/** What one types most, in exactly six lines, each a paragraph of its own. */
export function helpMessage(say: Say, input: HelpInput): Message {
  const { command } = input;
  const amounts = exampleAmounts(input);
  const [amount] = amounts;
  const thresholds = amounts.map((each) => lineToType(say, command, 'type.threshold', { amount: each }));
  return paragraphMessage(
    balancesLine(say, input),
    say('answers.help.threshold', { lines: eitherOf(say, thresholds), words: codeList(say, addedWords(say, input)) }),
    say('answers.help.watch', { line: lineToType(say, command, 'type.watch') }),
    say('answers.help.rules', {
      rules: lineToType(say, command, 'type.rules'),
      why: lineToType(say, command, 'type.why'),
    }),
    say('answers.help.change', {
      change: lineToType(say, command, 'type.change', { number: 2, amount }),
      remove: lineToType(say, command, 'type.remove', { number: 2 }),
    }),
    say('answers.help.more', {
      settings: lineToType(say, command, 'type.settings'),
      test: lineToType(say, command, 'type.test'),
      topUp: lineToType(say, command, 'type.top_up'),
      all: lineToType(say, command, 'type.help_all'),
    }),
  );
}

/** Amounts to show in lines to type, in the first currencies. */
export function exampleAmounts({ currencies }: Pick<HelpInput, 'currencies'>): readonly [string, ...string[]] {
  const [first = 'CNY', ...others] = currencies;
  return [exampleAmount(first), ...others.slice(0, MOST_CURRENCIES - 1).map(exampleAmount)];
}

function exampleAmount(currency: string): string {
  return `${currency === 'USD' ? 5 : 50} ${currency}`;
}

function balancesLine(say: Say, { command, accountIds }: HelpInput): string {
  const [first, ...others] = accountIds;
  const all = codeSpan(command);
  if (first === undefined) return say('answers.help.balances', { all });
  const lines = { all, one: codeSpan(`${command} ${first}`) };
  return others.length === 0
    ? say('answers.help.balances_of_one', lines)
    : say('answers.help.balances_of_some', {
        ...lines,
        names: nameList(
          say,
          accountIds.map((id) => say('answers.code_name', { code: codeSpan(id) })),
          MOST_ACCOUNTS,
        ),
      });
}

/** What can stand behind a rule's amount. */
function addedWords(say: Say, { accountIds }: HelpInput): readonly string[] {
  const [first] = accountIds;
  const words = [say('type.critical'), say('type.notify', { mention: '@oncall' })];
  return [...words, ...(first === undefined ? [] : [say('type.for', { account: first })])].map(codeSpan);
}
