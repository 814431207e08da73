import type { Severity } from '../../domain/rule.ts';
import type { TypedAmount, TypedThreshold } from '../../domain/rule-wish.ts';
import { echo } from './normalise.ts';
import type { Fault, Part } from './part.ts';
import { said } from './tokens.ts';

const CHOICES_SHOWN = 3;

/** The parts of one command, each at most once, and what stands against doing it. */
export interface Draft {
  /** Empty without an amount; several only with a fault. */
  readonly amounts: readonly TypedAmount[];
  readonly percent: TypedAmount | null;
  /** A currency by itself. */
  readonly currency: string | null;
  readonly windowMs: number | null;
  readonly severity: Severity | null;
  readonly accountId: string | null;
  /** The account's label, if that was typed for its id. */
  readonly accountLabel: string | null;
  /** Every account that is named; a rule is for one. */
  readonly accountIds: readonly string[];
  readonly mention: string | null;
  /** How a person types the mention. */
  readonly mentionLabel: string | null;
  readonly fault: DraftFault | null;
  /** The words that the command has no use for, to name them; empty if there are none. */
  readonly leftOver: string;
}

export interface DraftFault {
  readonly problem: Exclude<Fault['problem'], 'word'> | 'amount_twice';
  readonly typed: string;
}

type Kind = Exclude<Part['part'], 'nothing'>;

/** Puts parts in their places; a kind that is not accepted, or comes twice, is left over. */
export function draft(parts: readonly Part[], accepted: readonly Kind[]): Draft {
  const used = parts.filter((part) => accepted.some((kind) => kind === part.part) && isFirst(part, parts));
  const amounts = used.filter((part) => part.part === 'amount');
  const percent = used.find((part) => part.part === 'percent');
  const window = used.find((part) => part.part === 'window');
  const severity = used.find((part) => part.part === 'severity');
  const account = used.find((part) => part.part === 'account');
  const mention = used.find((part) => part.part === 'mention');
  const faulty = amounts.find((part) => isProblem(part.fault));
  return {
    amounts: (faulty === undefined ? amounts : [faulty]).flatMap((part) => part.choices).slice(0, CHOICES_SHOWN),
    percent: percent === undefined ? null : { micros: percent.micros, currency: percent.currency },
    currency: used.find((part) => part.part === 'currency')?.currency ?? null,
    windowMs: window?.windowMs ?? null,
    severity: severity?.severity ?? null,
    accountId: account?.accountId ?? null,
    accountLabel: account?.label ?? null,
    accountIds: account === undefined ? [] : accountsOf(parts),
    mention: mention?.mention ?? null,
    mentionLabel: mention?.label ?? null,
    fault: firstFault(used) ?? amountTwice(used.filter(({ part }) => part === 'amount' || part === 'percent')),
    leftOver: leftOverOf(parts, used),
  };
}

/** The one threshold of a draft; null without any. */
export function typedThreshold({ amounts: [amount], percent }: Draft): TypedThreshold | null {
  if (percent !== null) return { ...percent, unit: 'percent' };
  return amount === undefined ? null : { ...amount, unit: 'money' };
}

function amountTwice(thresholds: readonly Part[]): DraftFault | null {
  return thresholds.length > 1 ? { problem: 'amount_twice', typed: typedOf(thresholds) } : null;
}

function accountsOf(parts: readonly Part[]): readonly string[] {
  const named = parts.filter((part) => part.part === 'account' && !isProblem(part.fault));
  return [...new Set(named.flatMap((part) => (part.part === 'account' && part.accountId) || []))];
}

/** Amounts may come twice, so that both can be named. */
function isFirst(part: Part, parts: readonly Part[]): boolean {
  return part.part === 'amount' || parts.find((other) => other.part === part.part) === part;
}

function firstFault(parts: readonly Part[]): DraftFault | undefined {
  return parts
    .map((part) => part.fault)
    .filter(isProblem)
    .map((fault) => ({ problem: fault.problem, typed: echo(fault.typed) }))[0];
}

function isProblem(fault: Fault | null): fault is Fault & { readonly problem: DraftFault['problem'] } {
  return fault !== null && fault.problem !== 'word';
}

function leftOverOf(parts: readonly Part[], used: readonly Part[]): string {
  const words = parts.map((part) => {
    if (!used.includes(part)) return typedOf([part]);
    return part.fault?.problem === 'word' ? part.fault.typed : '';
  });
  return echo(words.join(' '));
}

function typedOf(parts: readonly Part[]): string {
  return said(parts.flatMap((part) => part.tokens));
}
