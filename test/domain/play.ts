import { type AccountStatus, type AccountStep, NEVER_READ, stepAccount } from '../../src/domain/account.ts';
import { MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { type Edit, type Episode, type EpisodeStep, type Opened, stepEpisode } from '../../src/domain/episode.ts';
import type { ObservedTotal } from '../../src/domain/fall.ts';
import { type Pace, type Prospect, readForecast } from '../../src/domain/forecast.ts';
import type { Hold } from '../../src/domain/gate.ts';
import { worseSeverity } from '../../src/domain/level.ts';
import { type QuietHours, readNextQuietEnd, readQuietEnd } from '../../src/domain/quiet-hours.ts';
import type { Reading } from '../../src/domain/reading.ts';
import { addReport, type ReportedStatus } from '../../src/domain/report.ts';
import type { Rule, Severity } from '../../src/domain/rule.ts';
import { HOURS_PER_WEEK } from '../../src/domain/week-plan.ts';
import { micros } from './make.ts';

/** One thing that happens to an account in a channel, some time after the one before. */
export type Happening = { readonly afterMs: number } & (
  | { readonly what: 'read'; readonly reading: Reading; readonly tookMs: number }
  | { readonly what: 'set' | 'change'; readonly rule: Rule }
  | { readonly what: 'remove'; readonly ruleId: number }
  | { readonly what: 'report'; readonly status: ReportedStatus }
  /** The clock looks whether a repeat is due, or a hold has ended. */
  | { readonly what: 'tick' }
  | { readonly what: 'snooze'; readonly forMs: number }
  /** Somebody ends the snooze by hand. */
  | { readonly what: 'unsnooze' }
);

/** Everything that is stored between two happenings. */
export interface Stored {
  readonly account: AccountStatus;
  readonly episode: Episode | null;
  readonly rules: readonly Rule[];
  readonly history: readonly ObservedTotal[];
  readonly snooze: { readonly until: number; readonly severity: Severity | null } | null;
}

/** A happening, when it happened, and what the core made of it; `step` is undefined when a reading was discarded. */
export interface Played {
  readonly happening: Happening;
  readonly now: number;
  readonly before: Stored;
  readonly after: Stored;
  readonly account: AccountStep | undefined;
  readonly step: EpisodeStep | undefined;
}

export interface Settings {
  readonly startAt: number;
  readonly confirmAfterMs: number;
  readonly blindAfterMs: number;
  readonly maxGapMs: number;
  /** In UTC; none where it is left out. */
  readonly quiet?: QuietHours;
}

export const SETTINGS = { confirmAfterMs: 30 * SECOND_MS, blindAfterMs: 15 * MINUTE_MS, maxGapMs: 20 * MINUTE_MS };

/** Who changes rules in every play. */
export const EDITOR = 'U7';

/** Strings the core's two steps together over happenings, as one use case does. `store` is applied between them: a restart. */
export function play(
  happenings: readonly Happening[],
  settings: Settings,
  store: (stored: Stored) => Stored = (stored) => stored,
): readonly Played[] {
  let now = settings.startAt;
  let stored: Stored = { account: NEVER_READ, episode: null, rules: [], history: [], snooze: null };
  return happenings.map((happening) => {
    now += happening.afterMs;
    const before = store(stored);
    const played = playOne(before, happening, now, settings);
    const episode = played.step === undefined ? before.episode : played.step.episode;
    stored = {
      account: played.account?.status ?? before.account,
      episode: episode?.ended === null ? episode : null,
      rules: played.rules,
      history: historyAfter(before.history, happening, now, played.account !== undefined),
      snooze: snoozeAfter(before, happening, now),
    };
    return { happening, now, before, after: stored, account: played.account, step: played.step };
  });
}

/** As the use case stores it: with what the open episode was told by then. */
function snoozeAfter({ snooze, episode }: Stored, happening: Happening, now: number): Stored['snooze'] {
  if (happening.what === 'unsnooze') return null;
  if (happening.what !== 'snooze') return snooze !== null && snooze.until > now ? snooze : null;
  const told = (episode?.alerts ?? []).flatMap((alert) => alert.told?.severity ?? []);
  return { until: now + happening.forMs, severity: told.length === 0 ? null : told.reduce(worseSeverity) };
}

/** Why less is told after a happening. */
function holdsAt(snooze: Stored['snooze'], { quiet }: Settings, now: number): readonly Hold[] {
  const quietEnd = readQuietEnd(quiet ?? null, 'UTC', now);
  return [
    ...(snooze === null ? [] : [{ because: 'snoozed', ...snooze } as const]),
    ...(quietEnd === null ? [] : [{ because: 'quiet_hours', until: quietEnd } as const]),
  ];
}

function openedAt({ snooze }: Stored, { what }: Happening, now: number): Opened | null {
  if (snooze === null) return null;
  if (what === 'unsnooze') return { by: 'hand' };
  return snooze.until <= now ? { by: 'itself', until: snooze.until } : null;
}

/** The happenings with a look at the clock at every end of a snooze and of quiet hours, as a bot that runs has it. */
export function withEnds(happenings: readonly Happening[], { startAt, quiet }: Settings): readonly Happening[] {
  let now = startAt;
  const timed = happenings.map((happening) => {
    now += happening.afterMs;
    return { at: now, happening };
  });
  const ends = timed.flatMap(({ at, happening }) => (happening.what === 'snooze' ? [at + happening.forMs] : []));
  if (quiet !== undefined)
    for (let end = readNextQuietEnd(quiet, 'UTC', startAt); end <= now; end = readNextQuietEnd(quiet, 'UTC', end))
      ends.push(end);
  const ticks = [...new Set(ends)].map((at) => ({ at, happening: { what: 'tick', afterMs: 0 } as const }));
  let before = startAt;
  // Stable: a look at the clock comes before what happens at the same time.
  return [...ticks, ...timed]
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, happening }) => {
      const afterMs = at - before;
      before = at;
      return { ...happening, afterMs };
    });
}

/** Every stored snapshot is a row of its own: the store joins equal ones, which changes nothing. */
function historyAfter(
  before: readonly ObservedTotal[],
  happening: Happening,
  now: number,
  isStored: boolean,
): readonly ObservedTotal[] {
  if (happening.what !== 'read' || happening.reading.kind !== 'snapshot' || !isStored) return before;
  return [...before, ...happening.reading.wallets.map((wallet) => ({ ...wallet, from: now, until: now }))];
}

/** Every wallet goes at one unit an hour, as if it had always done so. */
export const UNITS_PER_HOUR = 1;
const PACE: Pace = {
  burn: { hour: null, day: null, week: null },
  model: { plan: new Float64Array(HOURS_PER_WEEK).fill(micros(UNITS_PER_HOUR)), other: null, spread: 0 },
};

function prospectsOf(account: AccountStatus, before: AccountStatus | null): readonly Prospect[] {
  return account.wallets.map((wallet) => {
    const earlier = before?.wallets.find(({ currency }) => currency === wallet.currency);
    return {
      forecast: readForecast(wallet, PACE, wallet.readAt),
      before: earlier === undefined ? null : readForecast(earlier, PACE, earlier.readAt).outlook,
    };
  });
}

interface PlayedOne {
  readonly account: AccountStep | undefined;
  readonly step: EpisodeStep | undefined;
  readonly rules: readonly Rule[];
}

function playOne(stored: Stored, happening: Happening, now: number, settings: Settings): PlayedOne {
  const prospects = prospectsOf(stored.account, null);
  const holds = holdsAt(snoozeAfter(stored, happening, now), settings, now);
  const opened = openedAt(stored, happening, now);
  const nothing = { observed: null, judged: new Set<number>(), edit: null, holds, opened };
  const input = { ...stored, prospects, now, ...settings, ...nothing };
  const others = (id: number): readonly Rule[] => stored.rules.filter((rule) => rule.id !== id);
  switch (happening.what) {
    case 'read': {
      const { reading, tookMs } = happening;
      const account = stepAccount(stored.account, reading, { startedAt: now - tookMs, endedAt: now, ...settings });
      if (account === undefined) return { account, step: undefined, rules: stored.rules };
      const observed = { reading, step: account };
      const history = historyAfter(stored.history, happening, now, true);
      const step = stepEpisode(stored.episode, {
        ...input,
        account: account.status,
        observed,
        history,
        prospects: prospectsOf(account.status, stored.account),
      });
      return { account, step, rules: stored.rules };
    }
    case 'report': {
      const report = addReport(stored.account.report, { status: happening.status, by: null }, now);
      const status = { ...stored.account, report };
      const account: AccountStep = { status, rises: [], fallen: [], gap: null, unwatched: null };
      const judged = new Set(stored.rules.filter(({ kind }) => kind === 'unavailable').map(({ id }) => id));
      return { account, step: stepEpisode(stored.episode, { ...input, account: status, judged }), rules: stored.rules };
    }
    case 'set':
    case 'change': {
      const rules = [...others(happening.rule.id), happening.rule];
      const edit: Edit | null = happening.what === 'set' ? null : { by: EDITOR, what: 'changed' };
      const judged = new Set([happening.rule.id]);
      return { account: undefined, step: stepEpisode(stored.episode, { ...input, rules, judged, edit }), rules };
    }
    case 'remove': {
      const rules = others(happening.ruleId);
      const edit: Edit = { by: EDITOR, what: 'removed' };
      return { account: undefined, step: stepEpisode(stored.episode, { ...input, rules, edit }), rules };
    }
    case 'snooze':
    case 'unsnooze':
    case 'tick':
      return { account: undefined, step: stepEpisode(stored.episode, input), rules: stored.rules };
  }
}
