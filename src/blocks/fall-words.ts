import type { CardAlert } from '../domain/card.ts';
import { formatWindow } from '../domain/duration.ts';
import { type Fall, sizeOf } from '../domain/fall.ts';
import { formatPercent } from '../domain/percent.ts';
import type { Rule, Unit } from '../domain/rule.ts';
import { amount, amountUp } from './amounts.ts';
import type { Say } from './locales/say.ts';

/** A threshold in its unit: `¥30.00` or `20%`. */
export function thresholdText(
  { currency, unit }: { readonly currency: string; readonly unit: Unit },
  micros: number,
): string {
  return unit === 'percent' ? formatPercent(micros) : amount(currency, micros);
}

/** `by ¥30.00 or more within 1 h`. */
export function suddenFall(
  say: Say,
  rule: Pick<Rule, 'unit' | 'windowMs'>,
  currency: string,
  thresholdMicros: number,
): string {
  return `by ${thresholdText({ currency, unit: rule.unit }, thresholdMicros)} or more ${within(say, rule)}`;
}

/** What fell, as it was seen: `¥32.10 within 1 h`, `at least 24.3% (¥32.10) within 24 h`. Money that came in hides a part of it. */
export function fallText(say: Say, key: Pick<CardAlert, 'unit' | 'windowMs'>, currency: string, fall: Fall): string {
  const money = amount(currency, fall.micros);
  const size = key.unit === 'percent' ? `${formatPercent(sizeOf(fall, 'percent'))} (${money})` : money;
  return `${certainty(say, fall)}${size} ${within(say, key)}`;
}

/** `less than ¥24.00 fell within 1 h`: `micros` is where a drop clears. */
export function calmText(
  say: Say,
  key: Pick<CardAlert, 'unit' | 'windowMs'>,
  currency: string,
  micros: number,
): string {
  const limit = key.unit === 'percent' ? formatPercent(micros) : amountUp(currency, micros);
  return `less than ${limit} fell ${within(say, key)}`;
}

function within(say: Say, { windowMs }: Pick<Rule, 'windowMs'>): string {
  return windowMs === null ? 'lately' : `within ${formatWindow(windowMs)}`;
}

function certainty(say: Say, { estimated, hidden }: Fall): string {
  if (estimated) return 'about ';
  return hidden ? 'at least ' : '';
}
