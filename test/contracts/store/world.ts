import type { Store } from '../../../src/ports.ts';

type Row = Readonly<Record<string, unknown>>;

/** A fresh store and what its tests need beside it. */
export interface StoreWorld {
  readonly store: Store;
  /** Another connection to the same database, as a second process has. */
  readonly connect: () => Promise<Store>;
  /** Rows as they are stored, for what no port tells. */
  readonly read: (sql: string) => Promise<readonly Row[]>;
  /** The columns of every table, from the live schema. */
  readonly columns: () => Promise<ReadonlyMap<string, readonly string[]>>;
}

/** Opens a fresh store within a test and closes all its connections when the test is over. */
export type OpenStore = () => Promise<StoreWorld>;
