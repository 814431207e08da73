import { createDeepSeekClient } from '../deepseek/client.ts';
import { formatDecimal } from '../domain/money.ts';
import type { Reading, Wallet } from '../domain/reading.ts';
import type { ReadOutcome } from '../ports.ts';
import type { BalanceRequest } from './parse-options.ts';
import type { BalanceReading, WalletBalance } from './reading.ts';

/** A reading as the library shows it, and as the domain decides about it. */
export interface ReadBalance {
  readonly reading: Reading;
  readonly shown: BalanceReading;
}

/** One reading with connections of its own, so that nothing of it keeps a process alive. Rejects with the signal's reason. */
export async function readBalance({ account, timeoutMs, signal }: BalanceRequest): Promise<ReadBalance> {
  signal?.throwIfAborted();
  const client = createDeepSeekClient({ timeoutMs });
  try {
    const outcome = await client.read(account, 'background', signal);
    return { reading: outcome.reading, shown: show(outcome) };
  } finally {
    await client.close();
  }
}

function show({ reading, detail, traceId }: ReadOutcome): BalanceReading {
  if (reading.kind !== 'snapshot') return { ...reading, detail, traceId };
  const { kind, available, wallets } = reading;
  return { kind, available, wallets: wallets.map(showWallet), detail, traceId };
}

function showWallet({ currency, total, granted, toppedUp }: Wallet): WalletBalance {
  return {
    currency,
    total: formatDecimal(total),
    granted: granted === null ? null : formatDecimal(granted),
    toppedUp: toppedUp === null ? null : formatDecimal(toppedUp),
  };
}
