/** An amount of one currency. Amounts of different currencies are never added up, compared or converted. */
export interface Money {
  readonly currency: string;
  /** Integer millionths of the unit; exact up to nine billion units. */
  readonly micros: number;
}

export const MICROS_PER_UNIT = 1_000_000;
/** The API shows two decimals. */
export const MICROS_PER_CENT = 10_000;
const DECIMALS = 6;
const DECIMAL = /^([+-]?)(\d{1,40})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,3}))?$/;

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['CNY', '¥'],
  ['USD', '$'],
]);

/**
 * Micros of a decimal text such as `110.00`, `-0.02`, `12.3` or `0E-16`; digits beyond six decimals are floored.
 * Undefined for anything else: separators, NaN, infinity, hex, an empty text, or more than nine billion units.
 */
export function parseMicros(text: string): number | undefined {
  const match = DECIMAL.exec(text.trim());
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const shift = DECIMALS - fraction.length + Number(exponent);
  const micros = shift >= 0 ? digits * 10n ** BigInt(shift) : floorDivide(digits, 10n ** BigInt(-shift));
  const result = Number(micros);
  return Number.isSafeInteger(result) ? result : undefined;
}

/** `¥45.00`, `-¥0.02`, `$1,000.50`, `5.00 EUR`: cents floored, so that what is below a threshold never looks equal to it. */
export function formatMoney(money: Money): string {
  return withSymbol(Math.floor(money.micros / MICROS_PER_CENT), money.currency);
}

/** As `formatMoney`, cents rounded up: for an amount that must be reached. */
export function formatMoneyUp(money: Money): string {
  return withSymbol(Math.ceil(money.micros / MICROS_PER_CENT), money.currency);
}

/** The amount as one types it in a command: `50 CNY`, `9.80 USD`. */
export function formatTyped(money: Money): string {
  const cents = Math.floor(money.micros / MICROS_PER_CENT);
  const text = decimals(Math.abs(cents)).replace(/\.00$/, '');
  return `${cents < 0 ? '-' : ''}${text} ${money.currency}`;
}

/** The exact amount as decimal text for programs: at least two decimals and as many as it has, `50.00`, `-0.02`, `1.234567`. */
export function formatDecimal(micros: number): string {
  const whole = Math.abs(micros);
  const fraction = String(whole % MICROS_PER_UNIT).padStart(DECIMALS, '0');
  return `${micros < 0 ? '-' : ''}${Math.floor(whole / MICROS_PER_UNIT)}.${fraction.replace(/0{1,4}$/, '')}`;
}

function withSymbol(cents: number, currency: string): string {
  const sign = cents < 0 ? '-' : '';
  const [units = '', rest = ''] = decimals(Math.abs(cents)).split('.');
  const grouped = `${units.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`;
  const symbol = SYMBOLS.get(currency);
  return symbol === undefined ? `${sign}${grouped} ${currency}` : `${sign}${symbol}${grouped}`;
}

function decimals(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

function floorDivide(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  return value < 0n && quotient * divisor !== value ? quotient - 1n : quotient;
}
