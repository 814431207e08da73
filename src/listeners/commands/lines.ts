import { spell } from '../../domain/command-words.ts';
import { DAY_MS, formatTypedWindow, HOUR_MS } from '../../domain/duration.ts';
import type { Language } from '../../domain/language.ts';
import { MICROS_PER_UNIT } from '../../domain/money.ts';
import { spellPart } from '../../domain/part-words.ts';
import { formatPercent } from '../../domain/percent.ts';
import type { TypedAmount } from '../../domain/rule-wish.ts';
import type { Vocabulary } from './currency.ts';
import type { Draft } from './draft.ts';

const EXAMPLE_UNITS = 50;
const CENTS_PER_UNIT = 100;
const CHINESE_UNITS: Readonly<Record<string, string>> = { m: '分钟', h: '小时', d: '天' };

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

export function thresholdLine(draft: Draft, amount: TypedAmount, language: Language): string {
  return words([spell('threshold', language), typeAmount(amount), ...tailOf(draft, language)]);
}

/** With the draft's percentage instead of the amount, if there is one; within an hour, if no window was typed. */
export function dropLine(draft: Draft, amount: TypedAmount, language: Language): string {
  const window = within(draft.windowMs ?? HOUR_MS, language);
  return words([spell('drop', language), typeSize(draft, amount), window, ...tailOf(draft, language)]);
}

/** A share to show, when none was typed. */
export function percentLine(language: Language): string {
  return words([spell('drop', language), '20%', within(DAY_MS, language)]);
}

/** As `dropLine`; without an amount and a percentage, only the rest changes. */
export function changeLine(
  number: number,
  draft: Pick<Draft, 'percent' | 'windowMs' | 'severity'>,
  amount: TypedAmount | null,
  language: Language,
): string {
  const size = typeSize(draft, amount);
  const to = size === null ? [] : [spellPart('to', language), size];
  const window = draft.windowMs === null ? null : within(draft.windowMs, language);
  return words([spell('change', language), String(number), ...to, window, severityOf(draft, language)]);
}

/** Without an amount: what ends all rules. */
export function removeLine(draft: Pick<Draft, 'accountId'>, amount: TypedAmount | null, language: Language): string {
  const what = amount === null ? spellPart('all', language) : typeAmount(amount);
  return words([spell('remove', language), what, forAccount(draft, language)]);
}

export function removeNumberLine(number: number, language: Language): string {
  return words([spell('remove', language), String(number)]);
}

export function watchLine(draft: Pick<Draft, 'accountId'>, language: Language): string {
  return words([spell('watch', language), forAccount(draft, language)]);
}

export function historyLine(draft: Pick<Draft, 'accountId' | 'windowMs'>, language: Language): string {
  const span = draft.windowMs === null ? null : typeSpan(draft.windowMs, language);
  return words([spell('history', language), span, draft.accountId]);
}

export function showLine(draft: Pick<Draft, 'accountId'>, language: Language): string {
  return words([spell('show', language), draft.accountId]);
}

/** With the draft's time. */
export function runwayLine(draft: Draft & { readonly windowMs: number }, language: Language): string {
  const span = typeSpan(draft.windowMs, language);
  return words([spell('runway', language), span, draft.currency, ...tailOf(draft, language)]);
}

/** `for prod`; null without an account. */
export function forAccount({ accountId }: Pick<Draft, 'accountId'>, language: Language): string | null {
  return accountId === null ? null : `${spellPart('for', language)} ${accountId}`;
}

/** `4h`, `4小时`. */
export function typeSpan(ms: number, language: Language): string {
  const typed = formatTypedWindow(ms);
  return language === 'zh' ? typed.replace(/[mhd]$/, (unit) => CHINESE_UNITS[unit] ?? unit) : typed;
}

/** The parts of a line that there are, with a space between them. */
export function words(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' ');
}

function typeSize({ percent }: Pick<Draft, 'percent'>, amount: TypedAmount | null): string | null {
  if (percent !== null) return words([formatPercent(percent.micros), percent.currency]);
  return amount && typeAmount(amount);
}

function within(windowMs: number, language: Language): string {
  const span = typeSpan(windowMs, language);
  return language === 'zh' ? `${span}内` : `in ${span}`;
}

function tailOf(draft: Draft, language: Language): readonly (string | null)[] {
  const { mentionLabel } = draft;
  const notify = mentionLabel === null ? null : `${spellPart('notify', language)} ${mentionLabel}`;
  return [severityOf(draft, language), notify, forAccount(draft, language)];
}

function severityOf({ severity }: Pick<Draft, 'severity'>, language: Language): string | null {
  return severity && spellPart(severity, language);
}
