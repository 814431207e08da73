import { MICROS_PER_UNIT } from '../../domain/money.ts';
import type { Severity } from '../../domain/rule.ts';
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
  const notify = draft.mentionLabel === null ? null : `notify ${draft.mentionLabel}`;
  return words(['threshold', typeAmount(amount), draft.severity, notify, forAccount(draft)]);
}

export function changeLine(number: number, severity: Severity | null, amount: TypedAmount | null): string {
  return words(['change', String(number), amount && `to ${typeAmount(amount)}`, severity]);
}

export function removeLine(draft: Pick<Draft, 'accountId'>, amount: TypedAmount): string {
  return words(['remove', typeAmount(amount), forAccount(draft)]);
}

export function watchLine(draft: Pick<Draft, 'accountId'>): string {
  return words(['watch', forAccount(draft)]);
}

export function showLine(draft: Pick<Draft, 'accountId'>): string {
  return words(['show', draft.accountId]);
}

function forAccount(draft: Pick<Draft, 'accountId'>): string | null {
  return draft.accountId === null ? null : `for ${draft.accountId}`;
}

function words(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' ');
}
