import type { CardWallet, EpisodeCard } from '../domain/card.ts';
import { formatMoney, formatMoneyUp } from '../domain/money.ts';
import { inlineText } from './inline-text.ts';
import type { Say } from './locales/say.ts';
import { nameList } from './name-list.ts';

const CURRENCY_CHARACTERS = 12;
const MOST_AMOUNTS = 4;

/** `¥45.00`; cents floored, so that what is below a threshold never looks equal to it. */
export function amount(currency: string, micros: number): string {
  return formatMoney({ currency: currencyName(currency), micros });
}

/** As `amount`, cents rounded up: for what must be reached. */
export function amountUp(currency: string, micros: number): string {
  return formatMoneyUp({ currency: currencyName(currency), micros });
}

/** A currency's code; any is possible, so it is escaped. */
export function currencyName(currency: string): string {
  return inlineText(currency, CURRENCY_CHARACTERS);
}

/**
 * A total with its parts, as far as DeepSeek names them: `¥71.46 (¥10.00 granted, ¥61.46 topped up)`; where one of them is
 * everything, `¥71.46 (all topped up)`.
 */
export function splitAmount(
  say: Say,
  { currency, total, granted, toppedUp }: Pick<CardWallet, 'currency' | 'total' | 'granted' | 'toppedUp'>,
): string {
  const text = (micros: number | null): string => (micros === null ? '' : amount(currency, micros));
  if (total === 0 && granted === 0 && toppedUp === 0) return amount(currency, total);
  if (granted === 0 && toppedUp === total) return say('amount.all_topped_up', { total: amount(currency, total) });
  if (toppedUp === 0 && granted === total) return say('amount.all_granted', { total: amount(currency, total) });
  const values = { total: amount(currency, total), granted: text(granted), toppedUp: text(toppedUp) };
  if (granted !== null && toppedUp !== null) return say('amount.split', values);
  if (granted !== null) return say('amount.split_granted', values);
  return toppedUp === null ? values.total : say('amount.split_topped_up', values);
}

/** The wallets that DeepSeek lists at present. */
export function listedWallets(card: EpisodeCard): readonly CardWallet[] {
  return card.wallets.filter((wallet) => wallet.listed);
}

/** The totals of some wallets, `¥45.00 and $3.00`; never added up; undefined when there are none. */
export function totals(say: Say, wallets: readonly CardWallet[]): string | undefined {
  if (wallets.length === 0) return undefined;
  return nameList(
    say,
    wallets.map(({ currency, total }) => amount(currency, total)),
    MOST_AMOUNTS,
  );
}
