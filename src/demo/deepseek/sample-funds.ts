import { MICROS_PER_CENT, parseMicros } from '../../domain/money.ts';

/** Balances as one writes them down: decimal text per currency. */
export interface SampleBalances {
  /** Left out: whether any wallet has money. Null: the reply lacks the field. */
  readonly available?: boolean | null;
  readonly wallets: Readonly<Record<string, { readonly granted?: string; readonly toppedUp: string }>>;
}

interface SampleWallet {
  readonly granted: number;
  readonly toppedUp: number;
}

/** The money of one sample account, in micros. */
export interface SampleFunds {
  readonly available: boolean | null | undefined;
  readonly wallets: ReadonlyMap<string, SampleWallet>;
}

export const NO_FUNDS: SampleFunds = { available: undefined, wallets: new Map() };

/** @throws RangeError for an amount that is not decimal text */
export function parseFunds({ available, wallets }: SampleBalances): SampleFunds {
  const entries = Object.entries(wallets).map(([currency, { granted = '0', toppedUp }]): [string, SampleWallet] => [
    currency,
    { granted: parseAmount(granted), toppedUp: parseAmount(toppedUp) },
  ]);
  return { available, wallets: new Map(entries) };
}

/** Granted money is spent first, then topped-up money, which may become negative as DeepSeek's does. */
export function spend(funds: SampleFunds, amount: string, currency: string): SampleFunds {
  const micros = parseAmount(amount);
  const { granted, toppedUp } = walletOf(funds, currency);
  const fromGranted = Math.min(Math.max(granted, 0), micros);
  return withWallet(funds, currency, { granted: granted - fromGranted, toppedUp: toppedUp - (micros - fromGranted) });
}

export function topUp(funds: SampleFunds, amount: string, currency: string): SampleFunds {
  const { granted, toppedUp } = walletOf(funds, currency);
  return withWallet(funds, currency, { granted, toppedUp: toppedUp + parseAmount(amount) });
}

/** Granted and topped-up money together, in micros. */
export function totalOf(funds: SampleFunds, currency: string): number {
  const { granted, toppedUp } = walletOf(funds, currency);
  return granted + toppedUp;
}

/** The body of `GET /user/balance`: amounts as text with two decimals, rows in the order in which they were given. */
export function balanceBody(funds: SampleFunds, swapRows: boolean): string {
  const rows = [...funds.wallets].map(([currency, wallet]) => {
    const granted = Math.floor(wallet.granted / MICROS_PER_CENT);
    const toppedUp = Math.floor(wallet.toppedUp / MICROS_PER_CENT);
    return { currency, ...textsOf(granted, toppedUp) };
  });
  const available = funds.available === undefined ? hasMoney(funds) : funds.available;
  return JSON.stringify({
    ...(available === null ? {} : { is_available: available }),
    balance_infos: swapRows ? rows.toReversed() : rows,
  });
}

function textsOf(granted: number, toppedUp: number): Record<string, string> {
  return {
    total_balance: decimals(granted + toppedUp),
    granted_balance: decimals(granted),
    topped_up_balance: decimals(toppedUp),
  };
}

function decimals(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** Whether some wallet holds a cent. */
export function hasMoney({ wallets }: SampleFunds): boolean {
  return [...wallets.values()].some(({ granted, toppedUp }) => granted + toppedUp >= MICROS_PER_CENT);
}

/** After money has moved, availability follows the money again. */
function withWallet({ wallets }: SampleFunds, currency: string, wallet: SampleWallet): SampleFunds {
  return { available: undefined, wallets: new Map(wallets).set(currency, wallet) };
}

function walletOf({ wallets }: SampleFunds, currency: string): SampleWallet {
  return wallets.get(currency) ?? { granted: 0, toppedUp: 0 };
}

function parseAmount(text: string): number {
  const micros = parseMicros(text);
  if (micros === undefined) throw new RangeError(`not a decimal amount: ${text}`);
  return micros;
}
