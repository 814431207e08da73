import { formatTypedWindow, HOUR_MS } from '../../domain/duration.ts';
import { MICROS_PER_UNIT } from '../../domain/money.ts';
import { formatPercent } from '../../domain/percent.ts';
import type { TypedAmount } from '../../domain/rule-wish.ts';
import type { Vocabulary } from './currency.ts';
import type { Draft } from './draft.ts';

const EXAMPLE_UNITS = 50;
const CENTS_PER_UNIT = 100;

/** An amount to show in a line when none was typed, in this team's first currency. */
export function exampleAmount(vocabulary: Vocabulary, units: number = EXAMPLE_UNITS): TypedAmount {
  return { micros: units * MICROS_PER_UNIT, currency: mainCurrency(vocabulary) };
}

/** The amount with a currency to show where none was typed. */
export function withCurrency(amount: TypedAmount, vocabulary: Vocabulary): TypedAmount {
  return { ...amount, currency: amount.currency ?? mainCurrency(vocabulary) };
}

function mainCurrency(vocabulary: Vocabulary): string {
  return vocabulary.currencies[0] ?? 'CNY';
}

/** `50 CNY`, `1.5`: the shortest way to type it. */
export function typeAmount({ micros, currency }: TypedAmount): string {
  const cents = Math.round((micros / MICROS_PER_UNIT) * CENTS_PER_UNIT);
  return words([String(cents / CENTS_PER_UNIT), currency]);
}

export function thresholdLine(draft: Draft, amount: TypedAmount): string {
  return words(['threshold', typeAmount(amount), draft.severity, notify(draft), forAccount(draft)]);
}

/** With the draft's percentage instead of the amount, if there is one; within an hour, if no window was typed. */
export function dropLine(draft: Draft, amount: TypedAmount): string {
  const window = inWindow(draft.windowMs ?? HOUR_MS);
  return words(['drop', typeSize(draft, amount), window, draft.severity, notify(draft), forAccount(draft)]);
}

/** As `dropLine`; without an amount and a percentage, only the rest changes. */
export function changeLine(
  number: number,
  draft: Pick<Draft, 'percent' | 'windowMs' | 'severity'>,
  amount: TypedAmount | null,
): string {
  const to = amount === null && draft.percent === null ? null : `to ${typeSize(draft, amount)}`;
  const window = draft.windowMs === null ? null : inWindow(draft.windowMs);
  return words(['change', String(number), to, window, draft.severity]);
}

export function removeLine(draft: Pick<Draft, 'accountId'>, amount: TypedAmount): string {
  return words(['remove', typeAmount(amount), forAccount(draft)]);
}

export function watchLine(draft: Pick<Draft, 'accountId'>): string {
  return words(['watch', forAccount(draft)]);
}

export function historyLine(draft: Pick<Draft, 'accountId' | 'windowMs'>): string {
  return words(['history', draft.windowMs === null ? null : formatTypedWindow(draft.windowMs), draft.accountId]);
}

export function showLine(draft: Pick<Draft, 'accountId'>): string {
  return words(['show', draft.accountId]);
}

/** With the draft's time. */
export function runwayLine(draft: Draft & { readonly windowMs: number }): string {
  const span = formatTypedWindow(draft.windowMs);
  return words(['runway', span, draft.currency, draft.severity, notify(draft), forAccount(draft)]);
}

function typeSize({ percent }: Pick<Draft, 'percent'>, amount: TypedAmount | null): string | null {
  if (percent !== null) return words([formatPercent(percent.micros), percent.currency]);
  return amount && typeAmount(amount);
}

function inWindow(windowMs: number): string {
  return `in ${formatTypedWindow(windowMs)}`;
}

function notify({ mentionLabel }: Pick<Draft, 'mentionLabel'>): string | null {
  return mentionLabel === null ? null : `notify ${mentionLabel}`;
}

function forAccount(draft: Pick<Draft, 'accountId'>): string | null {
  return draft.accountId === null ? null : `for ${draft.accountId}`;
}

function words(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' ');
}
