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
    case 'firing':
      return since === null ? say('answers.state.firing') : say('answers.state.firing_since', { time: since });
    case 'stale':
      return since === null ? say('answers.state.stale') : say('answers.state.stale_since', { time: since });
    case 'ok':
    case 'recovering':
    case 'waiting':
    case 'unknown':
    case 'unread':
    case 'not_reported':
      return say(`answers.state.${state}`);
  }
}

/** Why what fires is told less at present: `, snoozed by … until 18:05`; nothing while it is not. */
export function waitingWords(say: Say, waits: Waiting | null, time: ShowTime): string {
  if (waits === null) return '';
  if (waits.because === 'quiet_hours') return say('snooze.waits_quiet', { until: time(waits.until) });
  return say('snooze.waits', { by: personName(waits.by), end: snoozeEndWords(say, waits.end, time) });
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
  if (rule.activeAt === null) return say('answers.state.not_active');
  if (standings.length > 0) return undefined;
  return say(rule.currency === null ? 'answers.state.no_account' : 'answers.state.no_wallet');
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
    const words = `${stateWords(say, state, since === undefined ? null : time(since))}${waitingWords(say, waits, time)}`;
    return say('answers.state.of', { words, names: nameList(say, names, MOST_NAMES) });
  });
}
