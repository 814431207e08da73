import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { nameList } from '../name-list.ts';
import { paragraphMessage } from './list-message.ts';

/** Whom help is for: this team's own accounts and currencies, and the command's name as it was typed. */
export interface HelpInput {
  readonly command: string;
  readonly accountIds: readonly string[];
  /** Those that hold money first. */
  readonly currencies: readonly string[];
}

const MOST_ACCOUNTS = 5;
const MOST_CURRENCIES = 2;

/** What one types most, in exactly six lines. */
export function helpMessage(say: Say, input: HelpInput): Message {
  const { command } = input;
  const type = (rest: string): string => codeSpan(`${command} ${rest}`);
  const amounts = exampleAmounts(input);
  const [amount] = amounts;
  return paragraphMessage(
    [
      `${codeSpan(command)} shows all balances, worst first${oneAccount(say, input)}`,
      `${amounts.map((each) => type(`threshold ${each}`)).join(' or ')} warns this channel below that amount (add ${options(say, input)})`,
      `${type('watch')} warns only when calls are refused or an account cannot be read`,
      `${type('rules')} lists what this channel is warned about, ${type('why')} how each rule stands`,
      `${type(`change 2 to ${amount}`)} edits rule 2, ${type('remove 2')} ends it`,
      `${type('test')} posts a test alert, ${type('top up')} says where to pay, ${type('help all')} shows everything`,
    ].join('\n'),
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

function oneAccount(say: Say, { command, accountIds }: HelpInput): string {
  const [first, ...others] = accountIds;
  if (first === undefined) return '';
  const one = `; ${codeSpan(`${command} ${first}`)} shows that account`;
  return others.length === 0 ? one : `${one} (there are ${nameList(say, accountIds.map(codeSpan), MOST_ACCOUNTS)})`;
}

function options(say: Say, { accountIds }: HelpInput): string {
  const [first] = accountIds;
  const account = first === undefined ? [] : [codeSpan(`for ${first}`)];
  return ['`critical`', '`notify @oncall`', ...account].join(', ');
}
