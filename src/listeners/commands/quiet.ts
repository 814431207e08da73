import { spell } from '../../domain/command-words.ts';
import type { Language } from '../../domain/language.ts';
import { spellPart } from '../../domain/part-words.ts';
import type { QuietHours } from '../../domain/quiet-hours.ts';
import { readClockTime } from './clock-time.ts';
import type { Vocabulary } from './currency.ts';
import { words } from './lines.ts';
import { alone, leftOver, type ParsedCommand, refused, understood } from './parsed-command.ts';
import { isWord, meaningOf, said, type Token } from './tokens.ts';

const MINUTES_PER_HOUR = 60;
const EXAMPLE: QuietHours = { fromMinute: 22 * MINUTES_PER_HOUR, untilMinute: 7 * MINUTES_PER_HOUR };
/** Words that may stand before or between the two times. */
const FILLERS: ReadonlySet<string> = new Set(['from', 'between', 'to', 'until', 'till', 'and', '-']);

/** `quiet`, `quiet off`, `quiet 22:00-07:00`, `quiet 10pm to 7am`, without the verb. */
export function parseQuiet(tokens: readonly Token[], { language }: Vocabulary): ParsedCommand {
  const [first, ...rest] = tokens;
  if (first === undefined) return understood({ kind: 'quiet' });
  const off = words([spell('quiet', language), spellPart('off', language)]);
  if (isWord(first, 'off')) return alone({ kind: 'set_quiet', quiet: null }, rest, off);
  const { minutes, unused } = readTimes(tokens.flatMap(atHyphen));
  const [fromMinute, untilMinute] = minutes;
  const example = [quietLine(EXAMPLE, language), off];
  if (fromMinute === undefined || untilMinute === undefined) {
    const isReference = minutes.length === 0 && unused.every(({ kind }) => kind === 'reference');
    if (isReference && unused.length > 0) return leftOver(unused, spell('quiet', language));
    return refused({ problem: 'quiet_incomplete', typed: said(unused), lines: example });
  }
  const quiet = { fromMinute, untilMinute };
  if (fromMinute === untilMinute) return refused({ problem: 'quiet_empty', typed: said(tokens), lines: example });
  return alone({ kind: 'set_quiet', quiet }, unused, quietLine(quiet, language));
}

/** Two times in their order; whatever else there is, is left over. */
function readTimes(tokens: readonly Token[]): {
  readonly minutes: readonly number[];
  readonly unused: readonly Token[];
} {
  const minutes: number[] = [];
  const unused: Token[] = [];
  let rest = tokens;
  while (rest[0] !== undefined) {
    const time = minutes.length < 2 ? readClockTime(rest) : undefined;
    if (time !== undefined) minutes.push(time.minute);
    else if (!FILLERS.has(meaningOf(rest[0]))) unused.push(rest[0]);
    rest = rest.slice(time?.length ?? 1);
  }
  return { minutes, unused };
}

/** `22:00-07:00` as three words. */
function atHyphen(token: Token): readonly Token[] {
  if (token.kind !== 'word') return [token];
  return token.typed
    .split(/(?<=\S)(-)(?=\S)/)
    .map((typed): Token => ({ kind: 'word', text: typed.toLowerCase(), typed }));
}

function quietLine({ fromMinute, untilMinute }: QuietHours, language: Language): string {
  return words([spell('quiet', language), `${clock(fromMinute)}-${clock(untilMinute)}`]);
}

function clock(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / MINUTES_PER_HOUR), minute % MINUTES_PER_HOUR];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
