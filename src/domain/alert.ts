import type { Evidence } from './evidence.ts';
import { type Level, worseSeverity, worstLevel } from './level.ts';
import type { Rule, Severity } from './rule.ts';

/** A breached tier: one rule of a firing alert. */
export interface Tier extends Level {
  readonly severity: Severity;
  /** Instant of the first good reading of the present streak; null while there is none. */
  readonly recoveringSince: number | null;
}

/** One problem of one account in one channel: all rules of one kind and wallet are its tiers. */
export type AlertState =
  | { readonly status: 'ok' }
  | { readonly status: 'firing'; readonly since: number; readonly tiers: readonly Tier[] };

/** One rule of the alert and what there is to say about it. */
export interface Judgement {
  readonly rule: Rule;
  readonly evidence: Evidence;
  /** Set or changed just now: counts at once, without hysteresis. */
  readonly atOnce: boolean;
}

export interface AlertTimes {
  readonly now: number;
  /** The least time between the two good readings that end something (ms). */
  readonly confirmAfterMs: number;
}

/** The alert after the judgements of all its rules; a tier whose rule is not among them is gone. */
export function stepAlert(state: AlertState, judgements: readonly Judgement[], times: AlertTimes): AlertState {
  const before = state.status === 'firing' ? state.tiers : [];
  const tiers = judgements.flatMap((judgement) => {
    const tier = before.find((each) => each.ruleId === judgement.rule.id);
    const next = stepTier(tier, judgement, times);
    return next === undefined ? [] : [next];
  });
  if (tiers.length === 0) return { status: 'ok' };
  return { status: 'firing', since: state.status === 'firing' ? state.since : times.now, tiers };
}

/** The worst breached tier as a level; undefined when the alert does not fire. */
export function readLevel(state: AlertState): Level | undefined {
  if (state.status === 'ok') return undefined;
  const worst = worstLevel(state.tiers);
  if (worst === undefined) return undefined;
  const { severity, thresholdMicros, windowMs, ruleId } = worst;
  return { severity, thresholdMicros, windowMs, ruleId };
}

/** Whether the worst tier has had its first good reading and waits for the one that confirms it. */
export function isRecovering(state: AlertState): boolean {
  const level = readLevel(state);
  if (state.status === 'ok') return false;
  return state.tiers.some((tier) => tier.ruleId === level?.ruleId && tier.recoveringSince !== null);
}

function stepTier(tier: Tier | undefined, judgement: Judgement, times: AlertTimes): Tier | undefined {
  const { rule, evidence, atOnce } = judgement;
  if (evidence.says === 'breached') {
    // A refused key stays the worse news until the account can be read again.
    const severity =
      tier && rule.kind === 'blind' ? worseSeverity(tier.severity, evidence.severity) : evidence.severity;
    return tierOf(rule, severity);
  }
  if (tier === undefined) return undefined;
  switch (evidence.says) {
    case 'good':
      return atOnce ? undefined : recover(tier, times);
    case 'between':
      return { ...tier, recoveringSince: null };
    case 'nothing':
      // A balance rule changed while its wallet is not reported: what fires goes on under the new terms.
      return atOnce && rule.currency !== null ? tierOf(rule, rule.severity) : tier;
  }
}

function tierOf({ id, thresholdMicros, windowMs }: Rule, severity: Severity): Tier {
  return { ruleId: id, thresholdMicros, windowMs, severity, recoveringSince: null };
}

function recover(tier: Tier, { now, confirmAfterMs }: AlertTimes): Tier | undefined {
  // A first good reading in the future was stored under a wrong clock.
  if (tier.recoveringSince === null || tier.recoveringSince > now) return { ...tier, recoveringSince: now };
  return now - tier.recoveringSince >= confirmAfterMs ? undefined : tier;
}
