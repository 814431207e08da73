import type { AccountStatus, AccountStep, Rise } from './account.ts';
import { type AlertState, readLevel, stepAlert } from './alert.ts';
import { SECOND_MS } from './duration.ts';
import { type EvidenceInput, readEvidence, readFallOf } from './evidence.ts';
import { type Fall, largerFall, type ObservedTotal } from './fall.ts';
import type { Prospect } from './forecast.ts';
import type { Gap } from './gap.ts';
import { type Gate, type Hold, isNews, readGate, type Step } from './gate.ts';
import { compareLevels, type Level, worseSeverity } from './level.ts';
import type { Reading } from './reading.ts';
import { nextRepeat, type Repeat } from './repeat.ts';
import type { Kind, Rule, Severity, Unit } from './rule.ts';

/** A change of rules that can end an alert. */
export interface Edit {
  /** The person, or null when the configuration did it. */
  readonly by: string | null;
  readonly what: 'changed' | 'removed' | 'account_removed' | 'key_changed';
}

/** What ended an alert or an episode: readings, or a change of its rules. */
export type Ending = { readonly by: 'readings' } | { readonly by: 'edit'; readonly edit: Edit };

/** Which problem an alert is: rules that agree in all of this are its tiers. Drops over other windows or in other units do not cover each other. */
export interface AlertKey {
  readonly kind: Kind;
  readonly currency: string | null;
  readonly unit: Unit;
  readonly windowMs: number | null;
}

/** One alert within an episode, firing or ended. */
export interface EpisodeAlert extends AlertKey {
  readonly state: AlertState;
  /** The level that the channel was last told; null: nothing, or that it ended. */
  readonly told: Level | null;
  readonly since: number;
  /** The wallet's total when it fired, in micros. */
  readonly firstTotal: number | null;
  /** The largest fall since it fired; null for kinds other than `drop`. */
  readonly fall: Fall | null;
  readonly ended: { readonly at: number; readonly ending: Ending } | null;
}

/** A wallet's total at some time. */
export interface ToldTotal {
  readonly currency: string;
  readonly total: number;
}

/** Everything wrong with one account in one channel, from the first alert that fires to the last that clears. */
export interface Episode {
  readonly since: number;
  readonly alerts: readonly EpisodeAlert[];
  /** The worst severity that it ever had. */
  readonly peak: Severity;
  /** What stood in the last announcement; null before the first. */
  readonly told: { readonly at: number; readonly totals: readonly ToldTotal[] } | null;
  readonly repeat: Repeat;
  /** Observed rises since it began, per wallet. */
  readonly rises: readonly Rise[];
  readonly gaps: readonly Gap[];
  readonly ended: { readonly at: number; readonly ending: Ending } | null;
}

export interface EpisodeInput {
  /** The channel's active rules that cover the account. */
  readonly rules: readonly Rule[];
  readonly account: AccountStatus;
  /** What the newest reading did; null when nothing was read: a rule changed or a repeat is due. */
  readonly observed: { readonly reading: Reading; readonly step: AccountStep } | null;
  /** Rules that were set or changed just now. */
  readonly judged: ReadonlySet<number>;
  /** Set when a change of rules is the reason. */
  readonly edit: Edit | null;
  /** What drops are judged by: `EvidenceInput`. */
  readonly history: readonly ObservedTotal[];
  /** What runways are judged by: `EvidenceInput`. */
  readonly prospects: readonly Prospect[];
  /** Why less is told at present. */
  readonly holds: readonly Hold[];
  /** Set when a snooze, or by hand quiet hours, have just ended. */
  readonly opened: Opened | null;
  readonly now: number;
  readonly blindAfterMs: number;
  readonly confirmAfterMs: number;
}

/** How a hold ended: by itself, which tells the present truth once (`until`: when, UTC ms), or by hand, which tells only what is new or fell due. */
export type Opened = { readonly by: 'itself'; readonly until: number } | { readonly by: 'hand' };

/** What is said when the gate opens, and the news in it, worst first. */
export interface Announcement {
  readonly step: Step;
  readonly news: readonly AlertKey[];
  /** What stood in the announcement before; null for the first. */
  readonly before: Episode['told'];
}

export interface EpisodeStep {
  /** Null: nothing is wrong and nothing was. */
  readonly episode: Episode | null;
  readonly announcement: Announcement | null;
  readonly gate: Gate;
  /** When to read again, because something had its first good reading and waits for the one that confirms it. */
  readonly confirmAt: number | null;
}

const KEPT_GAPS = 20;
/** Wait before the next try of a confirming read that did not confirm. */
const CONFIRM_AGAIN_MS = 30 * SECOND_MS;

/** The one decision about an account in a channel: the episode after a reading, a change of rules, or a due repeat. */
export function stepEpisode(before: Episode | null, input: EpisodeInput): EpisodeStep {
  const alerts = stepAlerts(before?.alerts ?? [], input);
  const firing = alerts.flatMap((alert) => readLevel(alert.state) ?? []);
  const peak = firing.reduce((worst, level) => worseSeverity(worst, level.severity), before?.peak ?? 'warning');
  const confirmAt = readConfirmAt(alerts, input);
  const repeat = before === null ? noRepeat(input.now) : readRepeat(before, confirmAt !== null, input);
  const repeatDue = repeat.dueAt !== null && repeat.dueAt <= input.now;
  const comparisons = alerts.map((alert) => ({
    kind: alert.kind,
    is: readLevel(alert.state) ?? null,
    told: alert.told,
  }));
  const announced = before !== null && before.told !== null;
  const gate = readGate({ alerts: comparisons, announced, repeatDue, holds: input.holds });
  if (before === null && firing.length === 0) return { episode: null, announcement: null, gate, confirmAt };
  const episode: Episode = {
    since: before?.since ?? input.now,
    alerts,
    peak,
    told: before?.told ?? null,
    repeat: putOff(repeat, repeatDue, gate),
    rises: before === null ? [] : addRises(before.rises, input.observed?.step.rises ?? []),
    gaps: stepGaps(before, alerts, input),
    ended: firing.length === 0 ? { at: input.now, ending: endingOf(input) } : null,
  };
  if (!gate.opens) return { episode, announcement: null, gate, confirmAt };
  const news = alerts.filter((alert) =>
    isNews({ kind: alert.kind, is: readLevel(alert.state) ?? null, told: alert.told }),
  );
  return {
    episode: tell(episode, gate.step, input),
    announcement: {
      step: gate.step,
      news: news.toSorted(worstFirst).map(keyOf),
      before: episode.told,
    },
    gate,
    confirmAt,
  };
}

/** The reminder as the end of a hold leaves it. */
function readRepeat(before: Episode, isRecovering: boolean, { opened, now, confirmAfterMs }: EpisodeInput): Repeat {
  const { told, repeat } = before;
  if (told === null) return { ...repeat, dueAt: null };
  if (opened === null) return repeat;
  if (opened.by === 'hand') return { ...repeat, dueAt: regularDueAt(before, told.at) };
  // Whatever was told since it ended was the present truth already.
  if (told.at >= opened.until) return repeat;
  // The reading that confirms a recovery is about to tell how it is; if it does not, the reminder does.
  return { ...repeat, dueAt: isRecovering ? now + Math.max(confirmAfterMs, CONFIRM_AGAIN_MS) : now };
}

/** When it would be told again had nothing put it off. */
function regularDueAt({ alerts, repeat }: Episode, toldAt: number): number | null {
  const severity = alerts.reduce<Severity>(
    (worst, each) => worseSeverity(worst, each.told?.severity ?? 'warning'),
    'warning',
  );
  const regular = nextRepeat(severity, repeat.count, toldAt, repeat.newsAt).dueAt;
  return regular === null ? repeat.dueAt : Math.min(regular, repeat.dueAt ?? regular);
}

/** A reminder that is due and held falls due when the hold ends. */
function putOff(repeat: Repeat, isDue: boolean, gate: Gate): Repeat {
  return isDue && 'until' in gate ? { ...repeat, dueAt: gate.until } : repeat;
}

/** Orders alerts for reading: firing before ended, worse levels first, calls refused before anything equal. */
export function worstFirst(a: EpisodeAlert, b: EpisodeAlert): number {
  const [levelA, levelB] = [readLevel(a.state), readLevel(b.state)];
  if (levelA === undefined || levelB === undefined) {
    return Number(levelA === undefined) - Number(levelB === undefined) || byKey(a, b);
  }
  return worseSeverityFirst(levelA, levelB) || byKey(a, b);
}

/** The severity an episode has now: its worst firing alert's, or its peak once it ended. */
export function readSeverity(episode: Episode): Severity {
  const firing = episode.alerts.flatMap((alert) => readLevel(alert.state) ?? []);
  return firing.length === 0
    ? episode.peak
    : firing.reduce<Severity>((worst, level) => worseSeverity(worst, level.severity), 'warning');
}

const KIND_ORDER: Readonly<Record<Kind, number>> = { unavailable: 0, below: 1, runway: 2, drop: 3, blind: 4 };

function worseSeverityFirst(a: Level, b: Level): number {
  if (a.severity === b.severity) return 0;
  return a.severity === 'critical' ? -1 : 1;
}

function byKey(a: AlertKey, b: AlertKey): number {
  if (a.kind !== b.kind) return KIND_ORDER[a.kind] - KIND_ORDER[b.kind];
  if (a.currency !== b.currency) return String(a.currency) < String(b.currency) ? -1 : 1;
  // The faster fall first.
  return (a.windowMs ?? 0) - (b.windowMs ?? 0) || (a.unit === 'money' ? -1 : 1);
}

function stepAlerts(before: readonly EpisodeAlert[], input: EpisodeInput): readonly EpisodeAlert[] {
  const keys = new Map<string, AlertKey>();
  for (const each of [...before, ...input.rules]) {
    const key = keyOf(each);
    keys.set(JSON.stringify(key), key);
  }
  return [...keys.values()].flatMap((key) => {
    const alert = before.find((each) => isKey(each, key));
    const next = stepEpisodeAlert(alert, key, input);
    return next === null ? [] : [next];
  });
}

function stepEpisodeAlert(before: EpisodeAlert | undefined, key: AlertKey, input: EpisodeInput): EpisodeAlert | null {
  const rules = input.rules.filter((rule) => isKey(rule, key));
  const state = stepAlert(
    before?.state ?? { status: 'ok' },
    rules.map((rule) => ({ rule, ...readJudgement(rule, input) })),
    input,
  );
  const told = before?.told ? rebase(before.told, rules) : null;
  if (state.status === 'firing') {
    if (before !== undefined && before.state.status === 'firing')
      return { ...before, state, told, fall: stepFall(before.fall, key, input) };
    const firstTotal = input.account.wallets.find((wallet) => wallet.currency === key.currency)?.total ?? null;
    return {
      ...key,
      state,
      told,
      since: input.now,
      firstTotal,
      fall: readFallOf(key, input.history, input.now) ?? null,
      ended: null,
    };
  }
  if (before === undefined) return null;
  return { ...before, state, told, ended: before.ended ?? { at: input.now, ending: endingOf(input) } };
}

/** Only a snapshot shows a fall; what leaves the window meanwhile is no news about the largest one. */
function stepFall(before: Fall | null, key: AlertKey, { history, now, observed }: EpisodeInput): Fall | null {
  const fall = observed?.reading.kind === 'snapshot' ? readFallOf(key, history, now) : undefined;
  return fall === undefined ? before : largerFall(before, fall, key.unit);
}

function readJudgement(
  rule: Rule,
  input: EpisodeInput,
): { evidence: ReturnType<typeof readEvidence>; atOnce: boolean } {
  const evidenceInput: EvidenceInput = { ...input, reading: input.observed?.reading ?? null };
  if (input.judged.has(rule.id))
    return { evidence: readEvidence(rule, { ...evidenceInput, reading: null }), atOnce: true };
  return { evidence: input.observed === null ? { says: 'nothing' } : readEvidence(rule, evidenceInput), atOnce: false };
}

/** An edited threshold is no news by itself: what was told follows its rule, but never to something less bad. */
function rebase(told: Level, rules: readonly Rule[]): Level {
  const rule = rules.find((each) => each.id === told.ruleId);
  // Rules that swapped their thresholds: another one stands now for what was told.
  const heir = rules.find((each) => each.severity === told.severity && each.thresholdMicros === told.thresholdMicros);
  if (heir !== undefined && told.thresholdMicros !== null) return { ...told, ruleId: heir.id };
  const moved = rule === undefined ? told : { ...told, thresholdMicros: rule.thresholdMicros };
  return compareLevels(moved, told) > 0 ? moved : told;
}

function endingOf({ edit }: EpisodeInput): Ending {
  return edit === null ? { by: 'readings' } : { by: 'edit', edit };
}

/** The earliest instant at which a tier that recovers can be confirmed; one that has passed unconfirmed is tried again later. */
function readConfirmAt(alerts: readonly EpisodeAlert[], { now, confirmAfterMs }: EpisodeInput): number | null {
  const instants = alerts
    .flatMap((alert) => (alert.state.status === 'firing' ? alert.state.tiers : []))
    .flatMap((tier) => tier.recoveringSince ?? [])
    .map((since) =>
      since === now || since + confirmAfterMs > now
        ? since + confirmAfterMs
        : now + Math.max(confirmAfterMs, CONFIRM_AGAIN_MS),
    );
  return instants.length === 0 ? null : Math.min(...instants);
}

function addRises(before: readonly Rise[], rises: readonly Rise[]): readonly Rise[] {
  const sums = new Map(before.map((rise) => [rise.currency, rise]));
  for (const rise of rises) {
    const sum = sums.get(rise.currency) ?? { currency: rise.currency, total: 0, toppedUp: 0 };
    const toppedUp = sum.toppedUp === null || rise.toppedUp === null ? null : sum.toppedUp + rise.toppedUp;
    sums.set(rise.currency, { currency: rise.currency, total: sum.total + rise.total, toppedUp });
  }
  return [...sums.values()];
}

/** Open episodes note every gap; a balance alert that begins now notes the one in which the balance fell (promise 4). */
function stepGaps(
  before: Episode | null,
  alerts: readonly EpisodeAlert[],
  { observed, now }: EpisodeInput,
): readonly Gap[] {
  const gaps = before?.gaps ?? [];
  if (observed === null) return gaps;
  const { gap, unwatched, fallen } = observed.step;
  const fell = alerts.some((alert) => alert.since === now && fallen.some((currency) => currency === alert.currency));
  const found = (before === null ? null : gap) ?? (fell ? unwatched : null);
  if (found === null) return gaps;
  return [...gaps.filter((each) => each.from !== found.from), found].slice(-KEPT_GAPS);
}

function tell(episode: Episode, step: Step, { account, now }: EpisodeInput): Episode {
  const isNew = step !== 'repeated';
  const count = isNew ? 0 : episode.repeat.count + 1;
  const newsAt = isNew ? now : episode.repeat.newsAt;
  return {
    ...episode,
    alerts: episode.alerts.map((alert) => ({ ...alert, told: readLevel(alert.state) ?? null })),
    told: { at: now, totals: account.wallets.map(({ currency, total }) => ({ currency, total })) },
    repeat: step === 'resolved' ? noRepeat(now) : nextRepeat(readSeverity(episode), count, now, newsAt),
  };
}

function noRepeat(newsAt: number): Repeat {
  return { dueAt: null, count: 0, newsAt };
}

/** Which alert a rule or an alert belongs to. */
export function keyOf({ kind, currency, unit, windowMs }: AlertKey): AlertKey {
  return { kind, currency, unit, windowMs };
}

/** Whether both are the same alert. */
export function isKey(a: AlertKey, b: AlertKey): boolean {
  return a.kind === b.kind && a.currency === b.currency && a.unit === b.unit && a.windowMs === b.windowMs;
}
