import type { KnownBlock } from '@slack/types';
import { formatDuration } from '../../domain/duration.ts';
import { formatTyped } from '../../domain/money.ts';
import type { QuietReason, Simulation, SimulationAnswer } from '../../domain/simulation.ts';
import { stepMessage } from '../alert-message.ts';
import { amount, currencyName } from '../amounts.ts';
import { fitLines, MESSAGE_LIMITS } from '../limits.ts';
import type { Say } from '../locales/say.ts';
import { context, type Message, section } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { nameList } from '../name-list.ts';
import { accountWithId } from '../names.ts';
import { ruleSentence } from '../rule-text.ts';
import { plainTimes, type ShowTime, slackTime } from '../times.ts';
import { paragraphMessage } from './list-message.ts';

type Simulated = Extract<SimulationAnswer, { readonly kind: 'simulated' }>;

const MOST_ACCOUNTS = 3;
const MOST_QUIET = { whole: 1500, short: 300 } as const;
/** A whole message of the channel and what stands around it. */
const MOST_BLOCKS = 40;
const MOST_CHARACTERS = 12_000;

/** What the channel would be told at a pretended balance, whole if it fits, else by its first lines; clearly no alert. */
export function simulationMessage(say: Say, answer: SimulationAnswer, command: string): Message {
  if (answer.kind !== 'simulated') return paragraphMessage(notSimulated(say, answer, command));
  const whole = compose(say, answer, command, 'whole');
  const fits =
    whole.text.length <= MESSAGE_LIMITS.messageText &&
    whole.blocks.length <= MOST_BLOCKS &&
    JSON.stringify(whole.blocks).length <= MOST_CHARACTERS;
  return fits ? whole : compose(say, answer, command, 'short');
}

function compose(say: Say, answer: Simulated, command: string, size: 'whole' | 'short'): Message {
  const { accounts, now } = answer;
  const shown = accounts.slice(0, MOST_ACCOUNTS);
  const [next] = accounts.slice(MOST_ACCOUNTS);
  const hint = `${command} simulate ${formatTyped(answer.pretended)} for`;
  const end = [
    ...(next === undefined
      ? []
      : [`… and ${accounts.length - shown.length} more accounts: ${codeSpan(`${hint} ${next.account.id}`)}`]),
    ...(answer.paused ? ['⏳ This channel takes no messages at present, so all of this would wait.'] : []),
  ];
  const head = headLine(say, answer);
  const parts = shown.map((simulation) => accountParts(say, simulation, size, hint, now));
  return {
    text: [head, ...parts.map(({ text }) => text), ...end].join('\n'),
    blocks: [section(head), ...parts.flatMap(({ blocks }) => blocks), ...end.map(section)],
  };
}

function headLine(say: Say, { pretended, accounts }: Simulated): string {
  const was = accounts
    .slice(0, MOST_ACCOUNTS)
    .map(({ account, before }) => `${accountWithId(account)} (${amount(pretended.currency, before)} when last read)`);
  const rest = accounts.length - was.length;
  const all = nameList(say, rest > 0 ? [...was, `${rest} more`] : was);
  return `🧪 Nothing was sent: this is what this channel would be told if the next reading said ${amount(pretended.currency, pretended.micros)} for ${all}.`;
}

function accountParts(say: Say, simulation: Simulation, size: 'whole' | 'short', hint: string, now: number): Message {
  const plain = quietLines(say, simulation, size, plainTimes(now));
  const timed = quietLines(say, simulation, size, slackTime);
  const end = (lines: readonly string[]): readonly KnownBlock[] => (lines.length === 0 ? [] : [context(lines)]);
  const intro = introLine(say, simulation);
  if (simulation.message === null)
    return { text: [intro, ...plain].join('\n'), blocks: [section(intro), ...end(timed)] };
  const { text, blocks } = stepMessage(say, simulation.message);
  if (size === 'whole') {
    return { text: [intro, text, ...plain].join('\n'), blocks: [section(intro), ...blocks, ...end(timed)] };
  }
  const [title = ''] = text.split('\n');
  const first = `${intro} ${title} (The whole message: ${codeSpan(`${hint} ${simulation.account.id}`)})`;
  return { text: [first, ...plain].join('\n'), blocks: [section(first), ...end(timed)] };
}

function introLine(say: Say, { account, message, edited, quiet }: Simulation): string {
  const name = accountWithId(account);
  if (message !== null) {
    if (message.step === 'fired') return `${name}: a new message in this channel would say:`;
    return message.broadcast
      ? `${name}: a reply in the thread of the open message, also sent to the channel, would say:`
      : `${name}: a reply in the thread of the open message would say:`;
  }
  if (quiet.length === 0) return `${name}: nothing would be said, because no rule of this channel covers it.`;
  return edited
    ? `${name}: nothing new would be said; only the open message would be edited.`
    : `${name}: nothing would be said.`;
}

function quietLines(say: Say, simulation: Simulation, size: 'whole' | 'short', time: ShowTime): readonly string[] {
  const lines = simulation.quiet.map(
    ({ rule, why }) => `${ruleSentence(say, rule)}: ${quietWords(say, why, simulation, time)}`,
  );
  return fitLines(say, lines, MOST_QUIET[size]);
}

function quietWords(say: Say, why: QuietReason, { confirmAfterMs, repeatAt }: Simulation, time: ShowTime): string {
  switch (why) {
    case 'above':
      return 'silent, the amount is not below it';
    case 'no_fall':
      return 'silent, no such fall would have been seen';
    case 'lasts':
      return 'silent, the money would last long enough';
    case 'no_pace':
      return 'silent, there is not enough data yet to say how long the money would last';
    case 'once':
      return 'silent at first, a second reading like this would warn';
    case 'told':
      return repeatAt === null
        ? 'silent, it goes on and was told already'
        : `silent, it goes on and was told already; the next reminder is due ${time(repeatAt)}`;
    case 'covered':
      return 'silent, the worse one speaks for it';
    case 'recovering':
      return `silent at first, a second reading like this at least ${formatDuration(confirmAfterMs)} later would end it`;
    case 'other_wallet':
      return 'silent, it is about another wallet';
    case 'no_amount':
      return 'silent, it is not about an amount';
  }
}

function notSimulated(say: Say, answer: Exclude<SimulationAnswer, Simulated>, command: string): string {
  switch (answer.kind) {
    case 'no_currency':
      return `No account has money to pretend about yet, so please name the currency: ${codeSpan(`${command} simulate 3 CNY`)}`;
    case 'which_currency': {
      const lines = answer.currencies.map((currency) =>
        codeSpan(`${command} simulate ${formatTyped({ currency: currencyName(currency), micros: answer.micros })}`),
      );
      return `In which currency? Type ${lines.join(' or ')}`;
    }
    case 'no_wallet': {
      const who = answer.accountId === null ? 'No account has' : `${codeSpan(answer.accountId)} does not have`;
      return `${who} a wallet in ${currencyName(answer.pretended.currency)} that was ever read, so there is nothing to pretend.`;
    }
  }
}
