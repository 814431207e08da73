import type { AccountConfig } from '../../config/accounts.ts';
import type { UsableConfig } from '../../config/usable.ts';
import { createDeepSeekClient } from '../../deepseek/client.ts';
import type { ClockSample } from '../../domain/clock-sample.ts';
import type { ReadOutcome } from '../../ports.ts';

export interface AccountLook {
  readonly account: AccountConfig;
  readonly outcome: ReadOutcome;
  readonly startedAt: number;
  readonly endedAt: number;
}

export interface AccountsLook {
  readonly accounts: readonly AccountLook[];
  readonly clock: ClockSample | null;
}

const READ_MS = 8000;

/** Reads every account once, all at the same time, in at most eight seconds; nothing is stored. */
export async function lookAtAccounts(config: UsableConfig, now: () => number): Promise<AccountsLook> {
  let clock: ClockSample | null = null;
  const client = createDeepSeekClient({
    timeoutMs: Math.min(config.deepseekTimeoutMs ?? READ_MS, READ_MS),
    now,
    onClock: (sample) => {
      clock = sample;
    },
  });
  const accounts = await Promise.all(
    config.accounts.map(async (account): Promise<AccountLook> => {
      const startedAt = now();
      return { account, startedAt, outcome: await client.read(account, 'command'), endedAt: now() };
    }),
  );
  await client.close();
  return { accounts, clock };
}
