import { LOOK_BACK_MS, type Observation, readObservation } from '../domain/burn-hours.ts';
import type { ObservedTotal } from '../domain/fall.ts';
import { type Movement, readMovements } from '../domain/movement.ts';
import type { Tables } from '../ports.ts';
import { longestGap, type Settings } from './core.ts';
import type { PaceOf } from './read-pace.ts';

/** The readings of a wallet and what they say. */
export interface WalletLook {
  readonly totals: readonly ObservedTotal[];
  readonly movements: readonly Movement[];
  readonly observation: Observation;
}

export type LookAtWallet = (
  tables: Pick<Tables, 'accounts'>,
  of: Omit<PaceOf, 'total'>,
  wanted: { readonly before: { readonly from: number }; readonly now: number },
) => Promise<WalletLook>;

/**
 * Goes through the readings of wallets once for all channels of a morning; whatever else the process has to do comes in
 * between.
 */
export function createLookAtWallet({ twoChecksAfter }: Pick<Settings, 'twoChecksAfter'>): LookAtWallet {
  const known = new Map<string, WalletLook>();
  return async (tables, of, { before, now }) => {
    const since = Math.min(before.from, now - LOOK_BACK_MS);
    const key = `${of.workspaceId}/${of.id}/${of.series}/${of.currency}/${since}`;
    const last = known.get(key);
    if (last !== undefined) return last;
    await breathe();
    const totals = await tables.accounts.listTotals(of.workspaceId, of, since);
    const movements = readMovements(totals);
    await breathe();
    const observation = readObservation(totals, (instant) => longestGap(twoChecksAfter(instant)), movements);
    const look = { totals, movements, observation };
    known.set(key, look);
    return look;
  };
}

async function breathe(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
