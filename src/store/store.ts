import type { Store, Tables } from '../ports.ts';
import { accountsIn } from './accounts.ts';
import { auditLogIn } from './audit-log.ts';
import { channelsIn } from './channels.ts';
import { type Db, openDatabase } from './database.ts';
import { episodesIn } from './episodes.ts';
import { homeViewersIn } from './home-viewers.ts';
import { outboxIn } from './outbox.ts';
import { prune } from './prune.ts';
import { rulesIn } from './rules.ts';
import { seenRequestsIn } from './seen-requests.ts';
import { snoozesIn } from './snoozes.ts';
import { workspacesIn } from './workspaces.ts';

/** The store in a SQLite file, created and migrated when needed. */
export async function openStore(path: string): Promise<Store> {
  const db = await openDatabase(path);
  return {
    ...tablesIn(db),
    transaction: (work) => db.transaction().execute((trx) => work(tablesIn(trx))),
    close: () => db.destroy(),
  };
}

/** All tables on one connection or transaction. */
export function tablesIn(db: Db): Tables {
  return {
    workspaces: workspacesIn(db),
    accounts: accountsIn(db),
    channels: channelsIn(db),
    rules: rulesIn(db),
    episodes: episodesIn(db),
    snoozes: snoozesIn(db),
    outbox: outboxIn(db),
    homeViewers: homeViewersIn(db),
    seen: seenRequestsIn(db),
    audit: auditLogIn(db),
    prune: (now) => prune(db, now),
  };
}
