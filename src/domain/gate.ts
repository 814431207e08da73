import { compareLevels, compareSeverity, type Level } from './level.ts';
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
  | { readonly opens: false; readonly because: 'told_already' | 'nothing_to_tell' };

export interface GateInput {
  readonly alerts: readonly Comparison[];
  /** Whether the episode has been announced at all. */
  readonly announced: boolean;
  readonly repeatDue: boolean;
}

/** The one decision about speaking: *is* is compared with *told*, and only the difference is said (promises 1, 5). */
export function readGate({ alerts, announced, repeatDue }: GateInput): Gate {
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

function open(step: Step): Gate {
  return { opens: true, step };
}

/** A higher severity than announced, a lower tier of a wallet, calls refused, or a refused key (promise 5). */
function isWorse({ kind, is, told }: Comparison, allTold: readonly Level[]): boolean {
  if (is === null) return false;
  if (told !== null) return compareLevels(is, told) > 0;
  if ((kind === 'unavailable' || kind === 'blind') && is.severity === 'critical') return true;
  return allTold.every((level) => compareSeverity(is.severity, level.severity) > 0);
}

function isLess(is: Level | null, told: Level): boolean {
  return is === null || compareLevels(is, told) < 0;
}
