import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { exampleAmounts, type HelpInput } from './help.ts';
import { paragraphMessage } from './list-message.ts';

/** One command: what one types, other words for the same, and what one gets. */
interface Row {
  readonly type: string;
  readonly also: readonly string[];
  readonly get: string;
}

const TO_COME = ['snooze (mute, pause, ack)', 'quiet', 'settings', 'language'];

/** The table of all commands, those that do nothing yet in the last line. */
export function helpAllMessage(say: Say, input: HelpInput): Message {
  return paragraphMessage(
    'Here is all that you can type; [what is in brackets] can be left out.',
    rows(say, input)
      .map((row) => rowLine(say, row, input.command))
      .join('\n'),
    `Not there yet: ${TO_COME.join(', ')}.`,
  );
}

function rows(say: Say, input: HelpInput): readonly Row[] {
  const [account = 'prod'] = input.accountIds;
  const [amount] = exampleAmounts(input);
  return [
    { type: '', also: ['show', 'status', 'balance', 'now'], get: 'all balances, worst first' },
    { type: account, also: [`show ${account}`], get: 'that account alone' },
    {
      type: `threshold ${amount} [critical] [notify @oncall] [for ${account}]`,
      also: ['set', 'below', 'alert at', 'alert', 'warn'],
      get: 'a warning here when the total falls below that amount',
    },
    {
      type: `drop ${amount} in 1h [critical] [notify @oncall] [for ${account}]`,
      also: ['drop 20% in 24h'],
      get: 'a warning here when that much is gone within that time',
    },
    {
      type: `runway 3d [critical] [notify @oncall] [for ${account}]`,
      also: [],
      get: 'a warning here when the money lasts less than that',
    },
    {
      type: `watch [for ${account}]`,
      also: [],
      get: 'a warning here only when calls are refused or it cannot be read',
    },
    {
      type: 'rules',
      also: ['list', 'thresholds', 'alerts'],
      get: "this channel's rules, numbered, with state and author",
    },
    {
      type: `change 2 to ${amount} [critical]`,
      also: [],
      get: 'another amount or severity for rule 2; of a drop also `in 2h`, of a runway `to 5d`',
    },
    { type: 'remove 2', also: [`remove ${amount}`, 'remove all'], get: 'rules ended; removing all asks first' },
    {
      type: `simulate ${amount} [for ${account}]`,
      also: [],
      get: 'what this channel would be told at that balance; nothing is sent',
    },
    {
      type: `afford deepseek-flash 40M in 8M out [peak] [for ${account}]`,
      also: [],
      get: 'what a planned job costs, and whether the balance pays for it',
    },
    { type: 'why', also: [], get: 'how each rule stands and compares, and the last message to this channel' },
    {
      type: 'history',
      also: ['usage', 'spend', `history 30d ${account}`],
      get: 'a chart of the last 7 days, spend per day, and what else moved the balance',
    },
    {
      type: 'digest weekdays 09:00',
      also: ['digest daily 9am', 'digest weekly mon 09:00', 'digest now', 'digest off', 'digest'],
      get: 'a regular summary here; `now` shows you one',
    },
    { type: 'zone Asia/Shanghai', also: ['zone'], get: 'the time zone of the digest' },
    {
      type: `probe [deepseek-flash] [for ${account}]`,
      also: [],
      get: 'one real chat call of one token: whether DeepSeek answers it, and if not, why. It costs a fraction of a cent',
    },
    { type: 'test', also: [], get: 'a test alert here, the same way as a real one' },
    { type: 'top up', also: ['topup', 'top-up'], get: 'where to pay, and who pays' },
    { type: 'version', also: [], get: 'the version and the last check' },
    { type: 'help', also: ['?', 'help all'], get: 'the most useful six lines, or this table' },
  ];
}

function rowLine(say: Say, { type, also, get }: Row, command: string): string {
  const others = also.length === 0 ? '' : ` (also ${also.map(codeSpan).join(', ')})`;
  return `• ${codeSpan(`${command} ${type}`)}${others}: ${get}`;
}
