import type { RuleStanding, RuleState, RuleView, Waiting } from '../../domain/answer.ts';
import type { Say } from '../locales/say.ts';
import { nameList } from '../name-list.ts';
import { accountWithId, personName } from '../names.ts';
import { snoozeEndWords } from '../snooze-words.ts';
import type { ShowTime } from '../times.ts';

/** Worst first. */
const STATES: readonly RuleState[] = [
  'firing',
  'recovering',
  'not_reported',
  'unread',
  'unknown',
  'waiting',
  'stale',
  'ok',
];
const MOST_NAMES = 3;

/** What a rule's state means: a sign, and always words. */
export function stateWords(say: Say, state: RuleState, since: string | null): string {
  switch (state) {
    case 'ok':
      return '✅ fine';
    case 'firing':
      return since === null ? '⚠️ warning' : `⚠️ warning since ${since}`;
    case 'recovering':
      return '🌱 recovering, one more good reading ends it';
    case 'stale':
      return since === null
        ? '❔ not readable at present; fine when last read'
        : `❔ not read since ${since}; it was fine then`;
    case 'waiting':
      return '⏳ waiting: this wallet has never been funded';
    case 'unknown':
      return '⏳ not enough data yet to say how long it lasts; it watches as soon as there is';
    case 'unread':
      return '⏳ not read yet';
    case 'not_reported':
      return '❔ not reported by DeepSeek any more, which does not mean zero';
  }
}

/** Why what fires is told less at present: `, snoozed by … until 18:05`; nothing while it is not. */
export function waitingWords(say: Say, waits: Waiting | null, time: ShowTime): string {
  if (waits === null) return '';
  if (waits.because === 'snoozed')
    return `, snoozed by ${personName(waits.by)} ${snoozeEndWords(say, waits.end, time)}`;
  return `, quiet hours until ${time(waits.until)}`;
}

/** The instant that `stateWords` wants: since when it fires, or when it was last read. */
export function sinceOf({ state, since, readAt }: RuleStanding): number | null {
  return state === 'stale' ? readAt : since;
}

/** The standings of a rule, worst first. */
export function worstFirst({ standings }: RuleView): readonly RuleStanding[] {
  return standings.toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
}

/** Why a rule judges nothing at all; undefined when it does. */
export function idleWords(say: Say, { rule, standings }: RuleView): string | undefined {
  if (rule.activeAt === null) return '⏳ becomes active once Slack has taken the notice to this channel';
  if (standings.length > 0) return undefined;
  return rule.currency !== null ? '⏳ waiting: no account has this wallet yet' : '⏳ waiting: there is no account yet';
}

/** How a rule stands in one line, its accounts by state: `⚠️ warning since 14:05 (prod) · ✅ fine (batch and dev)`. */
export function standingSummary(say: Say, view: RuleView, time: ShowTime): string {
  const groups = Map.groupBy(worstFirst(view), ({ state, waits }) => `${state}${waitingWords(say, waits, time)}`);
  return idleWords(say, view) ?? [...groups.values()].flatMap((group) => groupWords(say, group, time)).join(' · ');
}

/** One text for accounts in the same state; since when is only said of a single one. */
function groupWords(say: Say, group: readonly RuleStanding[], time: ShowTime): readonly string[] {
  const names = group.map(({ accountId, label }) => accountWithId({ id: accountId, label }));
  const [since] = group.length === 1 ? group.flatMap((one) => sinceOf(one) ?? []) : [];
  return group.slice(0, 1).map(({ state, waits }) => {
    const words = stateWords(say, state, since === undefined ? null : time(since));
    return `${words}${waitingWords(say, waits, time)} (${nameList(say, names, MOST_NAMES)})`;
  });
}
