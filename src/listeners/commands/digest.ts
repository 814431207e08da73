import { spell } from '../../domain/command-words.ts';
import { type DigestSchedule, formatSchedule } from '../../domain/digest-schedule.ts';
import type { Language } from '../../domain/language.ts';
import { spellPart } from '../../domain/part-words.ts';
import { readClockTime } from './clock-time.ts';
import type { Vocabulary } from './currency.ts';
import { words } from './lines.ts';
import { alone, leftOver, type ParsedCommand, refused, understood } from './parsed-command.ts';
import { isWord, meaningOf, said, type Token } from './tokens.ts';

type Rhythm = 'daily' | 'weekdays' | 'weekly';

/** What was typed of a schedule; null where it is missing. */
interface DigestDraft {
  readonly rhythm: Rhythm | null;
  readonly weekday: number | null;
  readonly minute: number | null;
  readonly unused: readonly Token[];
}

const EMPTY: DigestDraft = { rhythm: null, weekday: null, minute: null, unused: [] };
const NINE = 9 * 60;
const RHYTHMS: ReadonlyMap<string, Rhythm> = new Map([
  ['daily', 'daily'],
  ['weekdays', 'weekdays'],
  ['workdays', 'weekdays'],
  ['weekly', 'weekly'],
]);
const LONG_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const SHORTEST_DAY = 3;

/** `digest`, `digest now`, `digest off`, `digest daily 09:00`, `digest weekdays 9am`, `digest weekly mon 9`, without the verb. */
export function parseDigest(tokens: readonly Token[], { language }: Vocabulary): ParsedCommand {
  const [first, ...rest] = tokens;
  if (first === undefined) return understood({ kind: 'digest' });
  const lineOf = (part: string | null): string => words([spell('digest', language), part]);
  if (isWord(first, 'now')) return alone({ kind: 'digest_now' }, rest, lineOf(spellPart('now', language)));
  if (isWord(first, 'off')) {
    return alone({ kind: 'set_digest', digest: null }, rest, lineOf(spellPart('off', language)));
  }
  const typed = readDraft(tokens, EMPTY);
  const digest = scheduleOf(typed);
  if (typed.unused.length > 0) {
    const isBare = typed.rhythm === null && typed.weekday === null && typed.minute === null;
    const isReference = typed.unused.every(({ kind }) => kind === 'reference');
    if (isBare && !isReference) return incomplete(typed, language);
    return leftOver(typed.unused, lineOf(isBare ? null : typeSchedule(digest ?? exampleOf(typed), language)));
  }
  return digest === undefined ? incomplete(typed, language) : understood({ kind: 'set_digest', digest });
}

/** Parts in any order, told apart by shape. */
function readDraft(tokens: readonly Token[], draft: DigestDraft): DigestDraft {
  const [first, ...rest] = tokens;
  if (first === undefined) return draft;
  const text = meaningOf(first);
  const rhythm = RHYTHMS.get(text);
  if (rhythm !== undefined && draft.rhythm === null) return readDraft(rest, { ...draft, rhythm });
  const weekday = readDay(text);
  if (weekday !== undefined && draft.weekday === null) {
    // `每周一` says both.
    const isEvery = first.typed.startsWith('每') && draft.rhythm === null;
    return readDraft(rest, { ...draft, weekday, ...(isEvery && { rhythm: 'weekly' }) });
  }
  const time = draft.minute === null ? readClockTime(tokens) : undefined;
  if (time !== undefined) return readDraft(tokens.slice(time.length), { ...draft, minute: time.minute });
  // `daily at 9`, `weekly on mon`.
  if (text === 'at' || text === 'on') return readDraft(rest, draft);
  return readDraft(rest, { ...draft, unused: [...draft.unused, first] });
}

/** `mon`, `Monday`, `mondays`, `tues`. */
function readDay(text: string): number | undefined {
  const day = text.replace(/s$/, '');
  if (day.length < SHORTEST_DAY) return undefined;
  const index = LONG_DAYS.findIndex((each) => each.startsWith(day));
  return index === -1 ? undefined : index;
}

/** A schedule as it is typed in a language: `weekly mon 09:00`, `每周一 09:00`. */
function typeSchedule(schedule: DigestSchedule, language: Language): string {
  const typed = formatSchedule(schedule);
  if (language === 'en') return typed;
  const day = schedule.every === 'week' ? LONG_DAYS[schedule.weekday] : undefined;
  return words([
    spellPart(day ?? (schedule.every === 'day' ? 'daily' : 'weekdays'), language),
    typed.slice(-'09:00'.length),
  ]);
}

/** Nothing where a part is missing, or where one has no use. */
function scheduleOf({ rhythm, weekday, minute }: DigestDraft): DigestSchedule | undefined {
  if (rhythm === null || minute === null || (rhythm === 'weekly') !== (weekday !== null)) return undefined;
  if (weekday !== null) return { every: 'week', weekday, minute };
  return { every: rhythm === 'daily' ? 'day' : 'workday', minute };
}

/** What could have been meant, with all that was typed. */
function exampleOf({ rhythm, weekday, minute }: DigestDraft): DigestSchedule {
  const at = minute ?? NINE;
  if (weekday !== null || rhythm === 'weekly') return { every: 'week', weekday: weekday ?? 0, minute: at };
  return { every: rhythm === 'daily' ? 'day' : 'workday', minute: at };
}

function incomplete(draft: DigestDraft, language: Language): ParsedCommand {
  const minute = draft.minute ?? NINE;
  const all: readonly DigestSchedule[] = [
    { every: 'workday', minute },
    { every: 'day', minute },
    { every: 'week', weekday: 0, minute },
  ];
  const meant = draft.rhythm === null && draft.weekday === null ? all : [exampleOf(draft)];
  return refused({
    problem: 'digest_incomplete',
    typed: said(draft.unused),
    lines: meant.map((schedule) => words([spell('digest', language), typeSchedule(schedule, language)])),
  });
}
