/** A stretch of time (UTC ms). */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** How much of two spans is the same time (ms). */
export function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.until, b.until) - Math.max(a.from, b.from));
}
