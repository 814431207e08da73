import type { Severity } from './rule.ts';

/** How bad an alert is: its worst breached tier. */
export interface Level {
  readonly severity: Severity;
  /** Null for kinds without a threshold. */
  readonly thresholdMicros: number | null;
  /** Of a drop (ms); null for other kinds. */
  readonly windowMs: number | null;
  /** The rule that makes this tier. */
  readonly ruleId: number;
}

const RANK: Readonly<Record<Severity, number>> = { warning: 1, critical: 2 };

/** Positive when `a` is the more severe. */
export function compareSeverity(a: Severity, b: Severity): number {
  return RANK[a] - RANK[b];
}

export function worseSeverity(a: Severity, b: Severity): Severity {
  return compareSeverity(a, b) >= 0 ? a : b;
}

/**
 * Positive when `a` is worse: the higher severity, then the lower threshold of a total or the higher one of a drop. A worse
 * level covers all before it. Both are of one alert.
 */
export function compareLevels(a: Level, b: Level): number {
  const bySeverity = compareSeverity(a.severity, b.severity);
  if (bySeverity !== 0) return bySeverity;
  const higher = (a.thresholdMicros ?? 0) - (b.thresholdMicros ?? 0);
  return a.windowMs === null ? 0 - higher : higher;
}

/** The worst of some levels; undefined when there are none. */
export function worstLevel(levels: readonly Level[]): Level | undefined {
  return levels.toSorted((a, b) => compareLevels(b, a) || a.ruleId - b.ruleId)[0];
}
