import { compareLevels, compareSeverity, type Level, worseSeverity } from './level.ts';
import type { Kind, Severity } from './rule.ts';

/** A change of an episode that is announced. */
export type Step = 'fired' | 'escalated' | 'joined' | 'eased' | 'resolved' | 'repeated';

/** What one alert of an episode is, beside what the channel was last told about it; null: not firing, not told. */
export interface Comparison {
  readonly kind: Kind;
  readonly is: Level | null;
  readonly told: Level | null;
}

/** Whether there is something to say, or why not. */
export type Gate =
  | { readonly opens: true; readonly step: Step }
  | { readonly opens: false; readonly because: 'told_already' | 'nothing_to_tell' }
  /** There is something to say, and it waits until then (UTC ms). */
  | { readonly opens: false; readonly because: Hold['because']; readonly until: number };

/** Why a channel is told less for a while. `severity`: what the account's episode was told when it was snoozed. */
export type Hold =
  | { readonly because: 'snoozed'; readonly severity: Severity | null; readonly until: number }
  | { readonly because: 'quiet_hours'; readonly until: number };

export interface GateInput {
  readonly alerts: readonly Comparison[];
  /** Whether the episode has been announced at all. */
  readonly announced: boolean;
  readonly repeatDue: boolean;
  readonly holds: readonly Hold[];
}

/** The one decision about speaking: *is* is compared with *told*, and only the difference is said, now or when it may be (promises 1, 5, 8). */
export function readGate(input: GateInput): Gate {
  const gate = readStep(input);
  if (!gate.opens) return gate;
  const last = lastHolding(gate.step, input);
  if (last === undefined) return gate;
  // Smaller news that waits keeps no reminder back that may be told.
  if (input.repeatDue && lastHolding('repeated', input) === undefined) return open('repeated');
  return { opens: false, because: last.because, until: last.until };
}

function lastHolding(step: Step, { alerts, holds }: GateInput): Hold | undefined {
  return holds.filter((hold) => !passes(step, alerts, hold)).toSorted((a, b) => b.until - a.until)[0];
}

function readStep({ alerts, announced, repeatDue }: Omit<GateInput, 'holds'>): Gate {
  const firing = alerts.some((alert) => alert.is !== null);
  if (!announced) return firing ? open('fired') : { opens: false, because: 'nothing_to_tell' };
  if (!firing) return open('resolved');
  const told = alerts.flatMap((alert) => alert.told ?? []);
  if (alerts.some((alert) => isWorse(alert, told))) return open('escalated');
  if (alerts.some((alert) => alert.is !== null && alert.told === null)) return open('joined');
  if (alerts.some((alert) => alert.told !== null && isLess(alert.is, alert.told))) return open('eased');
  return repeatDue ? open('repeated') : { opens: false, because: 'told_already' };
}

/** Whether an alert's present state is news: it differs from what was told. */
export function isNews(alert: Comparison): boolean {
  if (alert.is === null || alert.told === null) return alert.is !== alert.told;
  return compareLevels(alert.is, alert.told) !== 0;
}

/** Whether a step is also sent to the channel and not only to the thread (promise 6). `peak`: the worst of the episode. */
export function isBroadcast(step: Step, severity: Severity, peak: Severity): boolean {
  switch (step) {
    case 'escalated':
      return true;
    case 'repeated':
      return severity === 'critical';
    case 'resolved':
      return peak === 'critical';
    case 'fired':
    case 'joined':
    case 'eased':
      return false;
  }
}

/** An end is always told: it is what everybody waits for. */
function passes(step: Step, alerts: readonly Comparison[], hold: Hold): boolean {
  if (step === 'resolved') return true;
  switch (hold.because) {
    case 'snoozed':
      return isWorseThanSnoozed(alerts, hold.severity ?? 'warning');
    case 'quiet_hours':
      return alerts.some((alert) => isCritical(alert.is) && (step === 'repeated' || isNews(alert)));
  }
}

/** A worse severity than was told or snoozed, or calls or a key that are refused since (promise 8). */
function isWorseThanSnoozed(alerts: readonly Comparison[], snoozed: Severity): boolean {
  const known = alerts.reduce((worst, { told }) => worseSeverity(worst, told?.severity ?? 'warning'), snoozed);
  return alerts.some(
    ({ kind, is, told }) =>
      is !== null && (compareSeverity(is.severity, known) > 0 || (isRefusal(kind, is) && !isCritical(told))),
  );
}

function isRefusal(kind: Kind, is: Level): boolean {
  return (kind === 'unavailable' || kind === 'blind') && is.severity === 'critical';
}

function isCritical(level: Level | null): boolean {
  return level?.severity === 'critical';
}

function open(step: Step): Gate {
  return { opens: true, step };
}

/** A higher severity than announced, a lower tier of a wallet, calls refused, or a refused key (promise 5). */
function isWorse({ kind, is, told }: Comparison, allTold: readonly Level[]): boolean {
  if (is === null) return false;
  if (told !== null) return compareLevels(is, told) > 0;
  if (isRefusal(kind, is)) return true;
  return allTold.every((level) => compareSeverity(is.severity, level.severity) > 0);
}

function isLess(is: Level | null, told: Level): boolean {
  return is === null || compareLevels(is, told) < 0;
}
