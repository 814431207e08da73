import { parseMicros } from '../../domain/money.ts';
import { nearest } from '../../listeners/commands/nearest.ts';

/** What steers the sample account. Amounts are decimal text above zero. */
export type Order =
  | { readonly kind: 'drain' | 'top_up'; readonly amount: string }
  | { readonly kind: 'down'; readonly how: 'http_500' | 'silent' }
  | { readonly kind: 'key'; readonly revoked: boolean }
  | { readonly kind: 'up' | 'fast' };

/** What somebody typed at the prompt. */
export type TypedLine =
  | { readonly kind: 'nothing' | 'help' | 'quit' | 'home' }
  /** The text after the command's name. */
  | { readonly kind: 'command'; readonly text: string }
  /** A slash command that this Slack does not have. */
  | { readonly kind: 'other_command'; readonly name: string }
  | { readonly kind: 'message'; readonly text: string }
  /** Without `#`; empty when none was named. */
  | { readonly kind: 'join'; readonly channel: string }
  /** The number of an element, and what to choose from a menu. */
  | { readonly kind: 'press'; readonly number: number; readonly choice: string }
  | { readonly kind: 'steer'; readonly order: Order }
  /** A sentence that says what to type. */
  | { readonly kind: 'misused'; readonly hint: string };

export const COMMAND = '/deepseek-balance';
/** The words after a colon. */
export const SHELL_WORDS = [':help', ':drain', ':topup', ':fast', ':down', ':up', ':key', ':quit'] as const;

/** Words that take nothing after them. */
const ALONE: ReadonlySet<string> = new Set([':help', ':fast', ':up', ':quit']);

const MOST_MICROS = 1_000_000 * 1_000_000;

/** Never throws; what is not understood is `misused` with what to type. */
export function parseTypedLine(line: string): TypedLine {
  const text = line.trim();
  if (text === '') return { kind: 'nothing' };
  if (text.startsWith(':')) return parseShellWord(text);
  if (!text.startsWith('/')) return { kind: 'message', text };
  const [name = '', ...rest] = text.split(/\s+/);
  if (name === '/home') return { kind: 'home' };
  if (name === '/join') return { kind: 'join', channel: (rest[0] ?? '').replace(/^#/, '') };
  if (name.toLowerCase() !== COMMAND) return { kind: 'other_command', name };
  return { kind: 'command', text: text.slice(COMMAND.length).trim() };
}

function parseShellWord(text: string): TypedLine {
  const [word = '', argument = '', ...rest] = text.toLowerCase().split(/\s+/);
  const pressed = /^:(\d{1,3})$/.exec(word);
  if (pressed !== null) {
    return { kind: 'press', number: Number(pressed[1]), choice: text.slice(word.length).trim() };
  }
  if (argument !== '' && ALONE.has(word)) return misused(`${word} stands alone: type ${word}`);
  return rest.length > 0
    ? misused(`"${rest.join(' ')}" is too much after ${word} ${argument}.`)
    : parseWord(word, argument);
}

function parseWord(word: string, argument: string): TypedLine {
  switch (word) {
    case ':help':
    case ':h':
    case ':?':
      return { kind: 'help' };
    case ':quit':
    case ':q':
    case ':exit':
      return { kind: 'quit' };
    case ':drain':
      return parseAmount('drain', argument, ':drain 5');
    case ':topup':
    case ':top-up':
      return parseAmount('top_up', argument, ':topup 100');
    case ':down':
      return parseDown(argument);
    case ':up':
    case ':fast':
      return steer({ kind: word === ':up' ? 'up' : 'fast' });
    case ':key':
      return parseKey(argument);
    default:
      return unknownWord(word);
  }
}

function parseAmount(kind: 'drain' | 'top_up', argument: string, example: string): TypedLine {
  const amount = argument.replace(/^[¥￥]/, '');
  const micros = /^\d+(\.\d{1,2})?$/.test(amount) ? parseMicros(amount) : undefined;
  if (micros === undefined || micros === 0 || micros > MOST_MICROS) {
    return misused(`Say how many yuan, up to a million: ${example}`);
  }
  return steer({ kind, amount });
}

function parseDown(argument: string): TypedLine {
  if (argument === '' || argument === '500') return steer({ kind: 'down', how: 'http_500' });
  if (argument === 'silent') return steer({ kind: 'down', how: 'silent' });
  return misused('Type :down (answers HTTP 500) or :down silent (does not answer).');
}

function parseKey(argument: string): TypedLine {
  if (argument !== 'revoked' && argument !== 'restored') return misused('Type :key revoked or :key restored.');
  return steer({ kind: 'key', revoked: argument === 'revoked' });
}

function unknownWord(word: string): TypedLine {
  const [near] = nearest(word, SHELL_WORDS).words;
  return misused(near === undefined ? `There is no ${word}. :help lists what there is.` : `Did you mean ${near}?`);
}

function steer(order: Order): TypedLine {
  return { kind: 'steer', order };
}

function misused(hint: string): TypedLine {
  return { kind: 'misused', hint };
}
