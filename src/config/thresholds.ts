import { parseMicros } from '../domain/money.ts';
import type { Severity } from '../domain/rule.ts';
import { accepted, type Parsed, refused } from './text-schema.ts';

/** One entry of ALERT_THRESHOLDS: a rule that the configuration owns in ALERT_CHANNEL. */
export interface ThresholdEntry {
  /** Currency, severity and order among equals, such as `CNY:warning:0`: an entry whose amount changed keeps its key. */
  readonly key: string;
  readonly currency: string;
  readonly thresholdMicros: number;
  readonly severity: Severity;
}

type Amount = Omit<ThresholdEntry, 'key'>;

/**
 * DeepSeek bills in these two only (https://api-docs.deepseek.com/api/get-user-balance): a rule about a mistyped
 * currency would wait forever without a word.
 */
const CURRENCIES: Readonly<Record<string, string>> = {
  CNY: 'CNY',
  RMB: 'CNY',
  '¥': 'CNY',
  USD: 'USD',
  US$: 'USD',
  $: 'USD',
};

const NAME = '(CNY|RMB|USD|US\\$|[¥$])';
const NUMBER = '(\\d{1,10}(?:\\.\\d{1,2})?)';
const SEVERITY = '(?:\\s+(warning|critical))?';
const CURRENCY_FIRST = new RegExp(`^${NAME}\\s*${NUMBER}${SEVERITY}$`, 'i');
const NUMBER_FIRST = new RegExp(`^${NUMBER}\\s*${NAME}${SEVERITY}$`, 'i');

const MUST = 'must be amounts such as "50 CNY, 10 CNY critical, 5 USD"';

/** The entries of `50 CNY, 10 CNY critical, 5 USD` in their order. */
export function parseThresholds(text: string): Parsed<readonly ThresholdEntry[]> {
  const amounts: Amount[] = [];
  for (const [index, part] of text.normalize('NFKC').split(',').entries()) {
    const amount = readAmount(part.trim());
    if (amount === undefined) {
      return refused(
        `${MUST}: above zero, CNY or USD, at most two decimals, no thousands separators; look at entry ${index + 1}`,
      );
    }
    const twin = amounts.findIndex((other) => isSameLine(other, amount));
    if (twin !== -1) return refused(`${MUST}, each once; entries ${twin + 1} and ${index + 1} are the same amount`);
    amounts.push(amount);
  }
  return accepted(withKeys(amounts));
}

function readAmount(text: string): Amount | undefined {
  const [, number = '', name = '', severity] = NUMBER_FIRST.exec(text) ?? swapped(CURRENCY_FIRST.exec(text)) ?? [];
  const currency = CURRENCIES[name.toUpperCase()];
  const thresholdMicros = parseMicros(number);
  if (currency === undefined || thresholdMicros === undefined || thresholdMicros === 0) return undefined;
  return { currency, thresholdMicros, severity: severity?.toLowerCase() === 'critical' ? 'critical' : 'warning' };
}

function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] | undefined {
  return match === null ? undefined : [match[0], match[2], match[1], match[3]];
}

function isSameLine(one: Amount, other: Amount): boolean {
  return one.currency === other.currency && one.thresholdMicros === other.thresholdMicros;
}

function withKeys(amounts: readonly Amount[]): readonly ThresholdEntry[] {
  const counts = new Map<string, number>();
  return amounts.map((amount) => {
    const equals = `${amount.currency}:${amount.severity}`;
    const order = counts.get(equals) ?? 0;
    counts.set(equals, order + 1);
    return { key: `${equals}:${order}`, ...amount };
  });
}
