import { describe } from 'vitest';
import { describeAccountSync } from './store/account-sync.ts';
import { describeAuditLog } from './store/audit-log.ts';
import { describeChannels } from './store/channels.ts';
import { describeChecks } from './store/checks.ts';
import { describeConfiguredRules } from './store/configured-rules.ts';
import { describeDigests } from './store/digests.ts';
import { describeDueEpisodes } from './store/due-episodes.ts';
import { describeEpisodes } from './store/episodes.ts';
import { describeHomeViewers } from './store/home-viewers.ts';
import { describeLeases } from './store/leases.ts';
import { describeOutbox } from './store/outbox.ts';
import { describePruning } from './store/pruning.ts';
import { describeReports } from './store/reports.ts';
import { describeRules } from './store/rules.ts';
import { describeSeenRequests } from './store/seen-requests.ts';
import { describeSnapshots } from './store/snapshots.ts';
import { describeSnoozes } from './store/snoozes.ts';
import { describeTransactions } from './store/transactions.ts';
import { describeWorkspaceWalls } from './store/workspace-walls.ts';
import { describeWorkspaces } from './store/workspaces.ts';
import type { OpenStore } from './store/world.ts';

const PARTS: readonly ((open: OpenStore) => void)[] = [
  describeTransactions,
  describeWorkspaces,
  describeWorkspaceWalls,
  describeAccountSync,
  describeReports,
  describeChecks,
  describeSnapshots,
  describeChannels,
  describeDigests,
  describeRules,
  describeConfiguredRules,
  describeEpisodes,
  describeDueEpisodes,
  describeSnoozes,
  describeOutbox,
  describeLeases,
  describeHomeViewers,
  describeAuditLog,
  describePruning,
  describeSeenRequests,
];

/** What every store promises, whatever its database. */
export function describeStore(name: string, open: OpenStore): void {
  // oxlint-disable-next-line vitest/valid-title -- one suite, a name per database
  describe(name, () => {
    for (const describePart of PARTS) describePart(open);
  });
}
