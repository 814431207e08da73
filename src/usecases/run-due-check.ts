import { SECOND_MS } from '../domain/duration.ts';
import type { CheckAccount } from './check-account.ts';
import type { Core } from './core.ts';

export interface DueCheckDeps extends Core {
  readonly checkAccount: CheckAccount;
  /** Of one try; a check makes three at most. */
  readonly timeoutMs: number;
}

const TRIES = 3;
/** Also for the question about the key that may follow. */
const SLACK_MS = 20 * SECOND_MS;

/** The longest time (ms) that a check may take whose tries take `timeoutMs` each. */
export function longestCheck(timeoutMs: number): number {
  return TRIES * timeoutMs + SLACK_MS;
}

/** Does a due check if nobody else took it. Should this process die, the check is due again after its longest time. */
export async function runDueCheck(deps: DueCheckDeps, workspaceId: string, accountId: string): Promise<void> {
  const now = deps.now();
  const lostAt = now + longestCheck(deps.timeoutMs);
  if (!(await deps.store.accounts.claimCheck(workspaceId, accountId, now, lostAt))) return;
  await deps.checkAccount(workspaceId, accountId, 'background');
  await deps.store.accounts.finishCheck(workspaceId, accountId, lostAt);
}
