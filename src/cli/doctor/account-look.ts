import type { AccountConfig } from '../../config/accounts.ts';
import type { UsableConfig } from '../../config/usable.ts';
import { createDeepSeekClient } from '../../deepseek/client.ts';
import type { ClockSample } from '../../domain/clock-sample.ts';
import type { FailureCause } from '../../domain/reading.ts';
import type { KeyCheck, ReadOutcome } from '../../ports.ts';

export interface AccountLook {
  readonly account: AccountConfig;
  readonly outcome: ReadOutcome;
  /** What DeepSeek makes of the key apart from the balance; null where the balance says enough. */
  readonly keyCheck: KeyCheck | null;
  readonly startedAt: number;
  readonly endedAt: number;
}

export interface AccountsLook {
  readonly accounts: readonly AccountLook[];
  readonly clock: ClockSample | null;
}

const OPEN_CAUSES: ReadonlySet<FailureCause> = new Set(['unreachable', 'invalid', 'blocked']);
const READ_MS = 8000;

/** Reads every account once, all at the same time, in at most eight seconds, and as long again to ask about the keys of those that failed; nothing is stored. */
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
      const outcome = await client.read(account, 'command');
      const endedAt = now();
      const { reading } = outcome;
      // A refused key, a throttle and a wrong address say it themselves.
      const isOpen = reading.kind === 'failure' && OPEN_CAUSES.has(reading.cause);
      return { account, startedAt, outcome, endedAt, keyCheck: isOpen ? await client.checkKey(account) : null };
    }),
  );
  await client.close();
  return { accounts, clock };
}
