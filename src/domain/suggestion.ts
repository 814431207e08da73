import { MICROS_PER_UNIT, type Money } from './money.ts';

const STEPS = [5, 2, 1];

/** An amount (micros) rounded up to whole units of at most two digits that are not zero: nobody knows it better. */
export function roundUp(micros: number): number {
  const units = micros / MICROS_PER_UNIT;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, units))) - 1);
  return Math.max(1, Math.ceil(units / step)) * step * MICROS_PER_UNIT;
}

/** A good first threshold for a wallet: the largest of 1, 2, 5, 10, 20, 50 … units that is at most a third of its total, at least 1. */
export function suggestThreshold(total: Money): Money {
  const third = total.micros / MICROS_PER_UNIT / 3;
  const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(third, 1))));
  const step = STEPS.find((each) => each * power <= third) ?? 1;
  return { currency: total.currency, micros: step * power * MICROS_PER_UNIT };
}
