import { type BalanceChange, fallOf, hasRise, isTremble, lengthOf, readChanges } from './balance-change.ts';
import type { ObservedTotal } from './fall.ts';
import { readUsualBurn, type UsualBurn } from './usual-burn.ts';

/**
 * What moved a balance. `rise`: money came in and DeepSeek did not say which part; `expiry` and `refund` are probable, never
 * certain; `noise`: a cent that the API's two decimals explain.
 */
export type MovementKind = 'spend' | 'top_up' | 'grant' | 'rise' | 'expiry' | 'refund' | 'noise';

/** Something that changed a wallet's total between two readings. Amounts in micros, times UTC ms. */
export interface Movement {
  readonly currency: string;
  readonly kind: MovementKind;
  /** What it changed the total by: negative for what left. All movements add up to the change of the total. */
  readonly micros: number;
  /** The last reading before it and the first one after it. */
  readonly from: number;
  readonly until: number;
  /** Money came in, and what was spent meanwhile is unknown: this much at the usual burn. Null: nothing hidden, or nobody knows. */
  readonly hiddenMicros: number | null;
}

/** Of a movement that is no spending. */
export type EventKind = Exclude<MovementKind, 'spend' | 'noise'>;

export interface BalanceEvent extends Movement {
  readonly kind: EventKind;
}

/** An expiry is more than this many times the usual burn of its interval; a refund is farther outside. */
const EXPIRY_FACTOR = 5;
const REFUND_FACTOR = 10;
/** A neighbour that burns faster than this share of it belongs to the same burst. */
const CALM_SHARE = 5;

/** What moved one wallet, oldest first; `totals` are its rows in the order in which they were stored. */
export function readMovements(totals: readonly ObservedTotal[]): readonly Movement[] {
  const { changes, rest } = readChanges(totals);
  const observedMs = (totals.at(-1)?.until ?? 0) - (totals[0]?.from ?? 0);
  const usual = readUsualBurn(changes, observedMs);
  const movements = changes.flatMap((change, index) =>
    readMovement(change, { before: changes[index - 1], after: changes[index + 1], usual }),
  );
  return rest === null || rest.total === 0 ? movements : [...movements, movementOf(rest, 'noise', rest.total)];
}

/** Whether money came in. */
export function isRise({ kind }: Movement): boolean {
  return kind === 'top_up' || kind === 'grant' || kind === 'rise';
}

/** Whether something else than spending moved it. */
export function isEvent(movement: Movement): movement is BalanceEvent {
  return movement.kind !== 'spend' && movement.kind !== 'noise';
}

interface Surroundings {
  readonly before: BalanceChange | undefined;
  readonly after: BalanceChange | undefined;
  readonly usual: UsualBurn;
}

function readMovement(change: BalanceChange, around: Surroundings): readonly Movement[] {
  const { granted, toppedUp, total } = change;
  if (granted === null || toppedUp === null) {
    return [total > 0 ? riseOf(change, 'rise', total, around) : movementOf(change, 'spend', total)];
  }
  const moved = hasRise(change)
    ? readRise(change, granted, toppedUp, around)
    : readFall(change, granted, toppedUp, around);
  return withUnexplained(change, moved, around);
}

/** Granted money is used first: where it fell beside a top-up, that is what was spent, and nothing is hidden. */
function readRise(change: BalanceChange, granted: number, toppedUp: number, around: Surroundings): readonly Movement[] {
  const fell = [granted, toppedUp].filter((part) => part < 0 && !isTremble(part)).reduce((sum, part) => sum + part, 0);
  return [
    ...(toppedUp > 0 && !isTremble(toppedUp) ? [riseOf(change, 'top_up', toppedUp, around)] : []),
    ...(granted > 0 && !isTremble(granted) ? [riseOf(change, 'grant', granted, around)] : []),
    ...(fell < 0 ? [movementOf(change, 'spend', fell)] : []),
  ];
}

function readFall(change: BalanceChange, granted: number, toppedUp: number, around: Surroundings): readonly Movement[] {
  const usual = around.usual.of(change);
  const hardlyMoved = isTremble(toppedUp) || (usual !== null && -toppedUp <= usual);
  if (usual !== null && hardlyMoved && isSudden(change, -granted, EXPIRY_FACTOR * usual, around)) {
    return [movementOf(change, 'expiry', granted), ...spendBeside(change, toppedUp)];
  }
  if (usual !== null && isSudden(change, -toppedUp, REFUND_FACTOR * usual, around)) {
    return [movementOf(change, 'refund', toppedUp), ...spendBeside(change, granted)];
  }
  const spent = granted + toppedUp;
  return spent === 0 ? [] : [movementOf(change, 'spend', spent)];
}

function spendBeside(change: BalanceChange, micros: number): readonly Movement[] {
  return isTremble(micros) ? [] : [movementOf(change, 'spend', micros)];
}

/** A fall beyond every usual burn, by itself: a burst begins, goes on and ends with others like it. */
function isSudden(change: BalanceChange, fell: number, limit: number, { before, after }: Surroundings): boolean {
  if (fell <= limit || isTremble(fell)) return false;
  const calm = fell / lengthOf(change) / CALM_SHARE;
  const isFollowed = after !== undefined || change.seenUntil - change.until >= lengthOf(change);
  return isFollowed && burnBeside(change, before) <= calm && burnBeside(change, after) <= calm;
}

/** How fast (micros per ms) a neighbour burns; one that is not near in time is none. */
function burnBeside(change: BalanceChange, other: BalanceChange | undefined): number {
  if (other === undefined || hasRise(other)) return 0;
  const apart = Math.max(change.from, other.from) - Math.min(change.until, other.until);
  return apart > lengthOf(change) ? 0 : fallOf(other) / lengthOf(other);
}

/** The total wins over its parts: what they do not explain was spent, or came in some other way. */
function withUnexplained(change: BalanceChange, moved: readonly Movement[], around: Surroundings): readonly Movement[] {
  const micros = moved.reduce((left, each) => left - each.micros, change.total);
  if (micros === 0) return moved;
  const [first, ...others] = moved;
  if (isTremble(micros) && first !== undefined) return [{ ...first, micros: first.micros + micros }, ...others];
  return [...moved, micros > 0 ? riseOf(change, 'rise', micros, around) : movementOf(change, 'spend', micros)];
}

function riseOf(
  change: BalanceChange,
  kind: 'top_up' | 'grant' | 'rise',
  micros: number,
  { usual }: Surroundings,
): Movement {
  return { ...movementOf(change, kind, micros), hiddenMicros: isTremble(fallOf(change)) ? usual.of(change) : null };
}

function movementOf({ currency, from, until }: BalanceChange, kind: MovementKind, micros: number): Movement {
  return { currency, kind, micros, from, until, hiddenMicros: null };
}
