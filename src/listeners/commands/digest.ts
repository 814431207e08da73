import { type DigestSchedule, formatSchedule } from '../../domain/digest-schedule.ts';
import { readClockTime } from './clock-time.ts';
import { leftOver, type ParsedCommand, refused, understood } from './parsed-command.ts';
import { isWord, said, type Token } from './tokens.ts';

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
const LONG_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const SHORTEST_DAY = 3;

/** `digest`, `digest now`, `digest off`, `digest daily 09:00`, `digest weekdays 9am`, `digest weekly mon 9`, without the verb. */
export function parseDigest(tokens: readonly Token[]): ParsedCommand {
  const [first, ...rest] = tokens;
  if (first === undefined) return understood({ kind: 'digest' });
  if (isWord(first, 'now'))
    return rest.length === 0 ? understood({ kind: 'digest_now' }) : leftOver(rest, 'digest now');
  if (isWord(first, 'off')) {
    return rest.length === 0 ? understood({ kind: 'set_digest', digest: null }) : leftOver(rest, 'digest off');
  }
  const typed = readDraft(tokens, EMPTY);
  const digest = scheduleOf(typed);
  if (typed.unused.length > 0) {
    const isBare = typed.rhythm === null && typed.weekday === null && typed.minute === null;
    const isReference = typed.unused.every(({ kind }) => kind === 'reference');
    if (isBare && !isReference) return incomplete(typed);
    return leftOver(typed.unused, isBare ? 'digest' : `digest ${formatSchedule(digest ?? exampleOf(typed))}`);
  }
  return digest === undefined ? incomplete(typed) : understood({ kind: 'set_digest', digest });
}

/** Parts in any order, told apart by shape. */
function readDraft(tokens: readonly Token[], draft: DigestDraft): DigestDraft {
  const [first, ...rest] = tokens;
  if (first === undefined) return draft;
  const text = first.kind === 'word' ? first.text : '';
  const rhythm = RHYTHMS.get(text);
  if (rhythm !== undefined && draft.rhythm === null) return readDraft(rest, { ...draft, rhythm });
  const weekday = readDay(text);
  if (weekday !== undefined && draft.weekday === null) return readDraft(rest, { ...draft, weekday });
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

function incomplete(draft: DigestDraft): ParsedCommand {
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
    lines: meant.map((schedule) => `digest ${formatSchedule(schedule)}`),
  });
}
