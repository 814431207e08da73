import type { RuleStanding, RuleState, RuleView } from '../../domain/answer.ts';
import type { Say } from '../locales/say.ts';
import { nameList } from '../name-list.ts';
import { accountWithId } from '../names.ts';
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
  const groups = Map.groupBy(worstFirst(view), ({ state }) => state);
  return idleWords(say, view) ?? [...groups].map(([state, group]) => groupWords(say, state, group, time)).join(' · ');
}

function groupWords(say: Say, state: RuleState, group: readonly RuleStanding[], time: ShowTime): string {
  const names = group.map(({ accountId, label }) => accountWithId({ id: accountId, label }));
  const [since] = group.length === 1 ? group.flatMap((one) => sinceOf(one) ?? []) : [];
  const words = stateWords(say, state, since === undefined ? null : time(since));
  return say('answers.state.of', { words, names: nameList(say, names, MOST_NAMES) });
}
