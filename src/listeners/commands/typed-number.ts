import { MICROS_PER_CENT, MICROS_PER_UNIT, parseMicros } from '../../domain/money.ts';
import type { AmountProblem } from '../../domain/refusal.ts';

/** One billion units; far above any balance, far below what micros can hold exactly. */
const LARGEST_MICROS = 1_000_000_000 * MICROS_PER_UNIT;
const EXAMPLE_UNITS = 50;

const PLAIN = /^(?:\d+(?:\.\d+)?|\.\d+)$/;
const THOUSANDS = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const DECIMAL_COMMA = /^(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+),\d+$/;
const COMMA_GROUPS = /^\d+(?:,\d+)+(?:\.\d+)?$/;
const POINT_GROUPS = /^[1-9]\d{0,2}(?:\.\d{3}){2,}$/;
/** As many as micros hold; more cannot change what is suggested. */
const FRACTION_KEPT = 6;

/** A number as typed, taken apart; `multiplier` is 1 without a unit such as `k`. */
export interface NumberShape {
  readonly digits: string;
  /** `e5`, `e-3` or empty. */
  readonly exponent: string;
  readonly multiplier: number;
  readonly percent: boolean;
  readonly negative: boolean;
}

/** Micros in whole cents above zero; with a problem they are the number to type instead. */
export interface NumberRead {
  readonly micros: number;
  readonly problem: AmountProblem | null;
}

/** Reads a number for an amount; undefined when the digits form no number at all, such as `1.2.3`. */
export function readNumber(shape: NumberShape): NumberRead | undefined {
  const plain = plainDigits(shape.digits);
  if (plain === undefined) return undefined;
  const example = EXAMPLE_UNITS * MICROS_PER_UNIT;
  if (shape.percent) return { micros: example, problem: 'amount_percent' };
  const exact = microsOf(plain.text, shape.exponent) * shape.multiplier;
  if (exact > LARGEST_MICROS) return { micros: LARGEST_MICROS, problem: 'amount_too_large' };
  if (exact === 0) return { micros: example, problem: 'amount_zero' };
  const micros = Math.max(MICROS_PER_CENT, Math.round(exact / MICROS_PER_CENT) * MICROS_PER_CENT);
  return { micros, problem: plain.problem ?? problemOf(shape, plain.text) };
}

function problemOf(shape: NumberShape, text: string): AmountProblem | null {
  if (shape.multiplier !== 1) return 'amount_multiplier';
  if (shape.exponent !== '') return 'amount_exponent';
  if (shape.negative) return 'amount_negative';
  return (text.split('.')[1] ?? '').length > 2 ? 'amount_decimals' : null;
}

function plainDigits(digits: string): { readonly text: string; readonly problem: AmountProblem | null } | undefined {
  if (PLAIN.test(digits)) return { text: digits, problem: null };
  if (THOUSANDS.test(digits)) return { text: digits.replaceAll(',', ''), problem: null };
  if (DECIMAL_COMMA.test(digits)) {
    return { text: digits.replaceAll('.', '').replace(',', '.'), problem: 'amount_decimal_comma' };
  }
  if (COMMA_GROUPS.test(digits)) return { text: digits.replaceAll(',', ''), problem: 'amount_grouping' };
  if (POINT_GROUPS.test(digits)) return { text: digits.replaceAll('.', ''), problem: 'amount_grouping' };
  return undefined;
}

/** Infinity for what micros cannot hold; it is refused as too large. */
function microsOf(text: string, exponent: string): number {
  const [whole = '', fraction = ''] = text.split('.');
  const kept = exponent === '' ? roundable(fraction) : fraction;
  const micros = parseMicros(`${whole.replace(/^0+(?=\d)/, '') || '0'}${kept === '' ? '' : `.${kept}`}${exponent}`);
  if (micros !== undefined) return micros;
  return exponent.startsWith('e-') ? 0 : Number.POSITIVE_INFINITY;
}

/** Decimals that fit the exact parser; a remainder that is cut off still keeps the number above zero. */
function roundable(fraction: string): string {
  const kept = fraction.slice(0, FRACTION_KEPT);
  return /[1-9]/.test(fraction) && !/[1-9]/.test(kept) ? kept.replace(/.$/, '1') : kept;
}
