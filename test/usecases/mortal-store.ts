import type { Store, Tables } from '../../src/ports.ts';

/** What a process says that is no more. */
class KilledError extends Error {}

export interface Life {
  /** Whether the process is still there. */
  readonly isAlive: () => boolean;
  /** Called at every step that a process can die before and after; throws once it is dead. */
  readonly live: () => void;
}

/** A process that dies after so many steps. */
export function createLife(steps: number): Life {
  let left = steps;
  return {
    isAlive: () => left > 0,
    live() {
      left -= 1;
      if (left <= 0) throw new KilledError('killed');
    },
  };
}

/** A store that is the last thing a process sees: it dies before or after any call, also within a transaction. */
export function mortalStore(store: Store, { live }: Life): Store {
  const mortal = mortalTables(store, live);
  return {
    ...mortal,
    async transaction(work) {
      live();
      const result = await store.transaction((tables) => work(mortalTables(tables, live)));
      live();
      return result;
    },
    close: () => store.close(),
  };
}

function mortalTables(tables: Tables, live: () => void): Tables {
  return {
    workspaces: mortalTable(tables.workspaces, live),
    accounts: mortalTable(tables.accounts, live),
    channels: mortalTable(tables.channels, live),
    rules: mortalTable(tables.rules, live),
    episodes: mortalTable(tables.episodes, live),
    snoozes: mortalTable(tables.snoozes, live),
    outbox: mortalTable(tables.outbox, live),
    homeViewers: mortalTable(tables.homeViewers, live),
    seen: mortalTable(tables.seen, live),
    audit: mortalTable(tables.audit, live),
    prune: async (now) => {
      live();
      return tables.prune(now);
    },
  };
}

/** Between two calls lies everything that a process does in between. */
function mortalTable<T extends object>(table: T, live: () => void): T {
  return new Proxy(table, {
    get(target, name, receiver) {
      live();
      return Reflect.get(target, name, receiver);
    },
  });
}
