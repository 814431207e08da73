/*
 * What a channel must see, written from the product's sentences about `below` and not from the bot's state machine: it keeps
 * every reading and looks back over all of them each time. Slow and simple on purpose, and without any import.
 */

/** One rule `below` of a channel; the threshold in hundredths of the currency. */
export interface Tier {
  readonly threshold: number;
  readonly severity: 'warning' | 'critical';
}

/** A reading: the total in hundredths, or null when it says nothing about money. `at` in ms. */
export interface Seen {
  readonly at: number;
  readonly total: number | null;
}

/** Where people see a step: a message of its own, a reply in its thread, or a reply that is also sent to the channel. */
export type Place = 'channel' | 'thread' | 'both';

/** The word for one announced step, by which what must be and what is are compared. */
export function nameStep(step: string, total: string, place: Place): string {
  return `${step} ${total} ${place}`;
}

/** The steps that a channel with these tiers must see, in order. */
export function expectSteps(tiers: readonly Tier[], seen: readonly Seen[], confirmAfterMs: number): readonly string[] {
  const steps: string[] = [];
  let told: Tier | undefined;
  let wasCritical = false;
  for (const [index, { total }] of seen.entries()) {
    const level = worstOf(tiers.filter((tier) => isFiring(tier, seen.slice(0, index + 1), confirmAfterMs)));
    if (level === told || total === null) continue;
    wasCritical ||= level?.severity === 'critical';
    const amount = (total / 100).toFixed(2);
    if (told === undefined) steps.push(nameStep('fired', amount, 'channel'));
    else if (level === undefined) steps.push(nameStep('resolved', amount, wasCritical ? 'both' : 'thread'));
    else if (worstOf([told, level]) === level) steps.push(nameStep('escalated', amount, 'both'));
    else steps.push(nameStep('eased', amount, 'thread'));
    told = level;
    if (level === undefined) wasCritical = false;
  }
  return steps;
}

/** By severity, then by the lower threshold. */
function worstOf(tiers: readonly Tier[]): Tier | undefined {
  const rank = ({ severity }: Tier): number => (severity === 'critical' ? 0 : 1);
  return tiers.toSorted((a, b) => rank(a) - rank(b) || a.threshold - b.threshold)[0];
}

/** Breached once, a tier is wrong until two good readings in an unbroken row are far enough apart. */
function isFiring({ threshold }: Tier, seen: readonly Seen[], confirmAfterMs: number): boolean {
  const known = seen.flatMap(({ at, total }) => (total === null ? [] : [{ at, total }]));
  const lastBad = known.findLastIndex(({ total }) => total < threshold);
  if (lastBad === -1) return false;
  const clears = threshold + Math.max(threshold * 0.02, 2);
  let firstGood: number | undefined;
  for (const { at, total } of known.slice(lastBad + 1)) {
    if (total < clears) firstGood = undefined;
    else if (firstGood === undefined) firstGood = at;
    else if (at - firstGood >= confirmAfterMs) return false;
  }
  return true;
}
