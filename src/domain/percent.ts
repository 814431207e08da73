import { MICROS_PER_UNIT } from './money.ts';

const MICROS_PER_HUNDREDTH = 10_000;

/** `20%`, `12.5%`: from millionths of a percent, two decimals at most, floored. */
export function formatPercent(micros: number): string {
  return `${(Math.floor(micros / MICROS_PER_HUNDREDTH) * MICROS_PER_HUNDREDTH) / MICROS_PER_UNIT}%`;
}
