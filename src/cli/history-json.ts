import type { Movement } from '../domain/movement.ts';
import type { WalletHistory } from '../domain/wallet-history.ts';
import type { ExportedHistory } from './history.ts';
import { decimalText, isoInstant } from './status-json.ts';

/** What `history --json` prints. Amounts are decimal text, instants ISO 8601 in UTC; fields may be added within schema 1. */
export function historyJson({ answer, readings }: ExportedHistory): object {
  const { now, windowMs, zone, accounts } = answer;
  return {
    schema: 1,
    since: isoInstant(now - windowMs),
    until: isoInstant(now),
    zone,
    accounts: accounts.map(({ info, wallets }) => ({
      id: info.id,
      label: info.label,
      wallets: wallets.map((wallet) => ({
        ...walletJson(wallet),
        readings: readings
          .filter(({ accountId, currency }) => accountId === info.id && currency === wallet.currency)
          .map(({ from, until, total, granted, toppedUp }) => ({
            from: isoInstant(from),
            until: isoInstant(until),
            total: decimalText(total),
            granted: decimalText(granted),
            toppedUp: decimalText(toppedUp),
          })),
      })),
    })),
  };
}

/** `atLeast`: money came in, so that more may have been spent. */
function walletJson(wallet: WalletHistory): object {
  return {
    currency: wallet.currency,
    since: isoInstant(wallet.since),
    until: isoInstant(wallet.until),
    firstTotal: decimalText(wallet.firstTotal),
    lastTotal: decimalText(wallet.lastTotal),
    spent: decimalText(wallet.spent),
    atLeast: wallet.atLeast,
    days: wallet.days.map(({ day, micros, atLeast, estimated }) => ({
      day,
      spent: decimalText(micros),
      atLeast,
      estimated,
    })),
    movements: wallet.events.map(movementJson),
    gaps: wallet.gaps.map(({ from, until }) => ({ from: isoInstant(from), until: isoInstant(until) })),
  };
}

/** `hidden`: what was spent meanwhile at the usual pace; null when nothing is hidden, or nobody knows. */
function movementJson({ kind, micros, from, until, hiddenMicros }: Movement): object {
  return {
    kind,
    amount: decimalText(micros),
    from: isoInstant(from),
    until: isoInstant(until),
    hidden: decimalText(hiddenMicros),
  };
}
