import type { Reading } from '../../src/domain/reading.ts';
import { type CheckAccount, type CheckDeps, createCheckAccount } from '../../src/usecases/check-account.ts';
import { NO_KEY_CHECK } from './key-checks.ts';

/** Checks of which each finds what it is told to. */
export function createToldChecks(deps: Omit<CheckDeps, 'findKey' | 'source'>, next: () => Reading): CheckAccount {
  return createCheckAccount({
    ...deps,
    findKey: (_, { id, baseUrl }) => ({ id, baseUrl, apiKey: `sk-${id}` }),
    source: {
      read: async () => ({ reading: next(), detail: 'as told', remarks: [], traceId: null, rateLimits: {} }),
      checkKey: NO_KEY_CHECK,
    },
  });
}
