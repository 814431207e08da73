import type { KnownBlock } from '@slack/types';
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
import { plainTimes, type ShowTime, shortDuration, slackTime } from '../times.ts';
import { lineToType } from './line-to-type.ts';
import { paragraphMessage } from './list-message.ts';
import { eitherOf } from './side-by-side.ts';

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
  const hint = (accountId: string): string =>
    lineToType(say, command, 'type.simulate_for', { amount: formatTyped(answer.pretended), account: accountId });
  const end = [
    ...(next === undefined
      ? []
      : [say('answers.simulation.more', { left: accounts.length - shown.length, line: hint(next.account.id) })]),
    ...(answer.paused ? [say('answers.simulation.paused')] : []),
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
    .map(({ account, before }) =>
      say('answers.simulation.was', { name: accountWithId(account), amount: amount(pretended.currency, before) }),
    );
  const rest = accounts.length - was.length;
  const names = nameList(say, rest > 0 ? [...was, say('answers.simulation.others', { count: rest })] : was);
  return say('answers.simulation.head', { amount: amount(pretended.currency, pretended.micros), names });
}

function accountParts(
  say: Say,
  simulation: Simulation,
  size: 'whole' | 'short',
  hint: (accountId: string) => string,
  now: number,
): Message {
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
  const first = say('answers.simulation.short', { intro, title, line: hint(simulation.account.id) });
  return { text: [first, ...plain].join('\n'), blocks: [section(first), ...end(timed)] };
}

function introLine(say: Say, { account, message, edited, quiet }: Simulation): string {
  const name = accountWithId(account);
  if (message !== null) {
    if (message.step === 'fired') return say('answers.simulation.new_message', { name });
    return say(message.broadcast ? 'answers.simulation.broadcast' : 'answers.simulation.reply', { name });
  }
  if (quiet.length === 0) return say('answers.simulation.not_covered', { name });
  return say(edited ? 'answers.simulation.edited' : 'answers.simulation.nothing', { name });
}

function quietLines(say: Say, simulation: Simulation, size: 'whole' | 'short', time: ShowTime): readonly string[] {
  const lines = simulation.quiet.map(({ rule, why }) =>
    say('answers.simulation.quiet', {
      rule: ruleSentence(say, rule),
      why: quietWords(say, why, simulation, time),
    }),
  );
  return fitLines(say, lines, MOST_QUIET[size]);
}

function quietWords(say: Say, why: QuietReason, { confirmAfterMs, repeatAt }: Simulation, time: ShowTime): string {
  switch (why) {
    case 'told':
      return repeatAt === null
        ? say('answers.silent.told')
        : say('answers.silent.told_until', { time: time(repeatAt) });
    case 'recovering':
      return say('answers.silent.recovering', { pause: shortDuration(say, confirmAfterMs) });
    case 'above':
    case 'no_fall':
    case 'lasts':
    case 'no_pace':
    case 'once':
    case 'covered':
    case 'other_wallet':
    case 'no_amount':
      return say(`answers.silent.${why}`);
  }
}

function notSimulated(say: Say, answer: Exclude<SimulationAnswer, Simulated>, command: string): string {
  switch (answer.kind) {
    case 'no_currency':
      return say('answers.simulation.no_currency', {
        line: lineToType(say, command, 'type.simulate', { amount: '3 CNY' }),
      });
    case 'which_currency': {
      const amounts = answer.currencies.map((currency) =>
        formatTyped({ currency: currencyName(currency), micros: answer.micros }),
      );
      const lines = amounts.map((typed) => lineToType(say, command, 'type.simulate', { amount: typed }));
      return say('answers.simulation.which_currency', { lines: eitherOf(say, lines) });
    }
    case 'no_wallet': {
      const currency = currencyName(answer.pretended.currency);
      return answer.accountId === null
        ? say('answers.simulation.no_wallet', { currency })
        : say('answers.simulation.no_such_wallet', { account: codeSpan(answer.accountId), currency });
    }
  }
}
