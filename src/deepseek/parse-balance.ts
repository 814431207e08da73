import { z } from 'zod';
import { formatMoney, parseMicros } from '../domain/money.ts';
import type { Snapshot, Wallet } from '../domain/reading.ts';

/** A snapshot with oddities that did not spoil it, or a sentence about why there is none. */
export type ParsedBalance =
  | { readonly snapshot: Snapshot; readonly remarks: readonly string[] }
  | { readonly problem: string };

const CURRENCY = /^[A-Za-z]{2,10}$/;

/** DeepSeek's schema marks every field as optional; what must be readable is decided below, with a sentence for each. */
const Row = z.object({
  currency: z.unknown().optional(),
  total_balance: z.unknown().optional(),
  granted_balance: z.unknown().optional(),
  topped_up_balance: z.unknown().optional(),
});
const Body = z.object({ is_available: z.unknown().optional(), balance_infos: z.array(Row).min(1) });
const Amount = z.union([z.string(), z.number().transform(String)]);

type Row = z.infer<typeof Row>;
type ParsedRow = { readonly wallet: Wallet; readonly remarks: readonly string[] } | { readonly problem: string };

/**
 * Reads the JSON value of `GET /user/balance`. One row without a currency code or a readable total, or a currency
 * listed twice, spoils the whole reading: what cannot be read is never zero. Wallets come sorted by currency code.
 */
export function parseBalance(body: unknown): ParsedBalance {
  const parsed = Body.safeParse(body);
  if (!parsed.success) return { problem: 'the answer lists no balances' };

  const wallets: Wallet[] = [];
  const remarks: string[] = [];
  for (const row of parsed.data.balance_infos) {
    const result = parseRow(row);
    if ('problem' in result) return result;
    wallets.push(result.wallet);
    remarks.push(...result.remarks);
  }
  const twice = findDuplicate(wallets);
  if (twice !== undefined) return { problem: `${twice} is listed twice` };

  const available = parseAvailable(parsed.data.is_available);
  if (available === undefined) remarks.push('is_available is neither true nor false');
  return { snapshot: { kind: 'snapshot', available: available ?? null, wallets: sorted(wallets) }, remarks };
}

function parseRow(row: Row): ParsedRow {
  if (typeof row.currency !== 'string' || !CURRENCY.test(row.currency)) {
    return { problem: 'a balance has no currency code' };
  }
  const currency = row.currency.toUpperCase();
  const total = parseAmount(row.total_balance);
  if (typeof total !== 'number') return { problem: `${currency} has no readable total_balance` };

  const granted = parseAmount(row.granted_balance);
  const toppedUp = parseAmount(row.topped_up_balance);
  const wallet = { currency, total, granted: granted ?? null, toppedUp: toppedUp ?? null };
  const remarks: string[] = [];
  if (granted === undefined) remarks.push(`${currency} has an unreadable granted_balance`);
  if (toppedUp === undefined) remarks.push(`${currency} has an unreadable topped_up_balance`);
  if (!addsUp(wallet)) remarks.push(describeMismatch(wallet));
  return { wallet, remarks };
}

/** Micros; null for a missing field, undefined for an unreadable one. */
function parseAmount(value: unknown): number | null | undefined {
  if (value === undefined || value === null) return null;
  const amount = Amount.safeParse(value);
  return amount.success ? parseMicros(amount.data) : undefined;
}

/** Null for a missing field, undefined for an unreadable one. */
function parseAvailable(value: unknown): boolean | null | undefined {
  if (value === undefined || value === null) return null;
  return typeof value === 'boolean' ? value : undefined;
}

/** Each part loses less than one micro when it is floored, so that the total may be one micro more than their sum. */
function addsUp({ total, granted, toppedUp }: Wallet): boolean {
  if (granted === null || toppedUp === null) return true;
  const rest = total - (granted + toppedUp);
  return rest === 0 || rest === 1;
}

function describeMismatch({ currency, total, granted, toppedUp }: Wallet): string {
  const text = (micros: number | null): string => formatMoney({ currency, micros: micros ?? 0 });
  return `${currency}: the total ${text(total)} is not granted ${text(granted)} plus topped up ${text(toppedUp)}`;
}

function findDuplicate(wallets: readonly Wallet[]): string | undefined {
  const seen = new Set<string>();
  return wallets.find(({ currency }) => seen.size === seen.add(currency).size)?.currency;
}

function sorted(wallets: readonly Wallet[]): readonly Wallet[] {
  return wallets.toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}
