import type { CardAlert } from '../domain/card.ts';
import { type Fall, sizeOf } from '../domain/fall.ts';
import { formatPercent } from '../domain/percent.ts';
import type { Rule, Unit } from '../domain/rule.ts';
import { amount, amountUp } from './amounts.ts';
import type { Say } from './locales/say.ts';
import { windowText } from './times.ts';

/** A threshold in its unit: `¥30.00` or `20%`. */
export function thresholdText(
  { currency, unit }: { readonly currency: string; readonly unit: Unit },
  micros: number,
): string {
  return unit === 'percent' ? formatPercent(micros) : amount(currency, micros);
}

/** `by ¥30.00 or more within 1 h`, behind “falls”; in Chinese with its verb, `1 小时内减少 ¥30.00 或更多`, behind “余额”. */
export function suddenFall(
  say: Say,
  rule: Pick<Rule, 'unit' | 'windowMs'>,
  currency: string,
  thresholdMicros: number,
): string {
  const threshold = thresholdText({ currency, unit: rule.unit }, thresholdMicros);
  return say('fall.sudden', { threshold, within: within(say, rule) });
}

/**
 * What fell, as it was seen: `¥32.10 within 1 h`, `at least 24.3% (¥32.10) within 24 h`. Money that came in hides a
 * part of it. In Chinese with its verb, `1 小时内减少 ¥32.10`, because the time stands before it.
 */
export function fallText(say: Say, key: Pick<CardAlert, 'unit' | 'windowMs'>, currency: string, fall: Fall): string {
  const money = amount(currency, fall.micros);
  const size =
    key.unit === 'percent' ? say('fall.percent', { percent: formatPercent(sizeOf(fall, 'percent')), money }) : money;
  return say(`fall.${certainty(fall)}`, { size, within: within(say, key) });
}

/** `less than ¥24.00 fell within 1 h`: `micros` is where a drop clears. */
export function calmText(
  say: Say,
  key: Pick<CardAlert, 'unit' | 'windowMs'>,
  currency: string,
  micros: number,
): string {
  const limit = key.unit === 'percent' ? formatPercent(micros) : amountUp(currency, micros);
  return say('fall.calm', { limit, within: within(say, key) });
}

function within(say: Say, { windowMs }: Pick<Rule, 'windowMs'>): string {
  return windowMs === null ? say('fall.lately') : say('fall.within', { window: windowText(say, windowMs) });
}

function certainty({ estimated, hidden }: Fall): 'about' | 'at_least' | 'exact' {
  if (estimated) return 'about';
  return hidden ? 'at_least' : 'exact';
}
