import type { Settlement } from '../domain/delivery.ts';
import type { OutboxRow, Tables } from '../ports.ts';
import { activateRules } from './activate-rules.ts';
import { closeDestination } from './close-destination.ts';
import { withFreshEpisodes } from './decide.ts';
import type { DeliverDeps, Delivery } from './deliver.ts';
import { pauseInstallation } from './pause-installation.ts';
import { isUnsure } from './retry-destination.ts';

type Change = Parameters<Tables['outbox']['settle']>[3];

/** Stores what became of a write, with all that follows from it, in one transaction; true when the next one may be tried. */
export async function applySettlement(deps: DeliverDeps, delivery: Delivery, settlement: Settlement): Promise<boolean> {
  const { row, workspaceId } = delivery;
  const fields = { row: row.dedupKey, destination: row.destination, reason: row.reason };
  const applied = await withFreshEpisodes(() =>
    deps.store.transaction(async (tables) => {
      const change = toChange(delivery, settlement, deps.now());
      if (!(await tables.outbox.settle(workspaceId, row.id, deps.owner, change))) return false;
      await follow(deps, tables, delivery, settlement);
      return true;
    }),
  );
  if (!applied) {
    deps.log.warn(fields, 'lease lost before the outcome was noted');
    return false;
  }
  logSettlement(deps, fields, settlement);
  return mayGoOn(settlement, deps.now());
}

function mayGoOn(settlement: Settlement, now: number): boolean {
  switch (settlement.next) {
    case 'sent':
    case 'dead':
    case 'simplify':
    case 'put_off':
    case 'new_root':
    case 'freeze_root':
      return true;
    case 'retry':
    case 'look_up':
      return settlement.dueAt <= now;
    case 'pause_channel':
    case 'pause_workspace':
      return false;
  }
}

function toChange({ row, operation }: Delivery, settlement: Settlement, now: number): Change {
  const isLookedFor = isUnsure(row) && operation !== 'update';
  const attempted = row.status === 'ambiguous' ? {} : { attempts: row.attempts + 1 };
  switch (settlement.next) {
    case 'sent':
      return {
        ...attempted,
        status: 'sent',
        ts: operation === 'update' ? null : settlement.ts,
        settledAt: now,
        error: null,
      };
    case 'retry':
      return { ...attempted, status: 'due', lookups: 0, dueAt: settlement.dueAt, error: settlement.reason };
    case 'look_up':
      return {
        ...lookedUp(row),
        status: 'ambiguous',
        dueAt: settlement.dueAt,
        error: settlement.reason,
      };
    case 'simplify':
      return { ...attempted, rung: settlement.rung, dueAt: now, error: settlement.reason };
    case 'dead':
      return { ...attempted, status: 'dead', settledAt: now, error: settlement.reason };
    case 'put_off':
      return { ...attempted, status: 'dropped', settledAt: now, error: settlement.reason };
    case 'pause_channel':
      // Slack answered: whatever fails later begins its back-off anew.
      return { attempts: 0, status: 'due', dueAt: now, error: settlement.reason };
    case 'pause_workspace':
      // What Slack may have is still looked for when the installation is back.
      return { ...attempted, status: isLookedFor ? 'ambiguous' : 'due', dueAt: now, error: settlement.reason };
    case 'new_root':
      return { ...attempted, status: 'due', dueAt: now, error: 'the message to edit is gone' };
    case 'freeze_root':
      return { ...attempted, status: 'sent', settledAt: now, error: 'Slack forbids the edit' };
  }
}

/** The first wait after an ambiguous attempt counts no look yet. */
function lookedUp(row: OutboxRow): Change {
  const looking = row.status === 'ambiguous' || row.lease !== null;
  return looking ? { lookups: row.lookups + 1 } : { attempts: row.attempts + 1, lookups: 0 };
}

async function follow(deps: DeliverDeps, tables: Tables, delivery: Delivery, settlement: Settlement): Promise<void> {
  const { workspaceId, row, episode } = delivery;
  switch (settlement.next) {
    case 'sent':
      if (settlement.ts !== '') {
        await tables.channels.reopen(workspaceId, row.destination);
        await tables.workspaces.setPaused(workspaceId, null);
      }
      await noteRoot(deps, tables, delivery, settlement);
      await activateNoticed(deps, tables, workspaceId, row);
      return;
    case 'dead':
      await activateNoticed(deps, tables, workspaceId, row);
      return;
    case 'pause_channel':
      await closeDestination(deps, tables, { workspaceId, destination: row.destination }, settlement.reason);
      return;
    case 'pause_workspace':
      await pauseInstallation(tables, workspaceId, settlement.reason, deps.now());
      return;
    case 'new_root':
      if (episode !== undefined) await tables.episodes.setRoot(workspaceId, episode.id, { ts: null, shownVersion: 0 });
      return;
    case 'put_off':
      if (episode !== undefined)
        await tables.episodes.setRoot(workspaceId, episode.id, { updateDueAt: settlement.dueAt });
      return;
    case 'freeze_root':
      if (episode !== undefined)
        await tables.episodes.setRoot(workspaceId, episode.id, { frozen: true, updateDueAt: null });
      return;
    case 'retry':
    case 'look_up':
      // The try of a paused channel is not over: Slack did not say that it is closed.
      await tables.channels.setNextTry(workspaceId, row.destination, null, settlement.dueAt);
      return;
    case 'simplify':
      return;
  }
}

/** The channel was told, or never will be: its new rules judge from now on. */
async function activateNoticed(deps: DeliverDeps, tables: Tables, workspaceId: string, row: OutboxRow): Promise<void> {
  const { payload } = row;
  const changes =
    payload.kind === 'rule_notice' ? [payload.change] : payload.kind === 'settings_notice' ? payload.rules : [];
  for (const change of changes) await activateRules(deps, tables, workspaceId, change);
}

/** What the episode's message is and shows now. */
async function noteRoot(
  deps: DeliverDeps,
  tables: Tables,
  delivery: Delivery,
  sent: Extract<Settlement, { next: 'sent' }>,
): Promise<void> {
  const { workspaceId, row, episode, operation } = delivery;
  if (episode === undefined) return;
  const now = deps.now();
  if (operation === 'update') {
    const latest = await tables.episodes.find(workspaceId, episode.id);
    const upToDate = latest === undefined || latest.version === episode.version;
    await tables.episodes.setRoot(workspaceId, episode.id, {
      shownVersion: episode.version,
      updatedAt: now,
      ...(upToDate && { updateDueAt: null }),
    });
    return;
  }
  if (sent.ts === '' || (operation === 'reply' && sent.threaded)) return;
  // A reply that lost its thread is the root from now on, and is soon edited into its shape.
  const shown = shownBy(delivery);
  const editAt = row.operation === 'update' ? now : now + deps.settings.delivery.updateEveryMs;
  await tables.episodes.setRoot(workspaceId, episode.id, {
    ts: sent.ts,
    shownVersion: shown,
    updatedAt: now,
    ...(shown === 0 && !episode.root.frozen && { updateDueAt: editAt }),
  });
}

/** The version that a new root shows; 0 when nobody knows: a root posted anew and found later shows what was true at its posting. */
function shownBy({ row, episode }: Delivery): number {
  if (row.operation === 'update') return isUnsure(row) || episode === undefined ? 0 : episode.version;
  return row.operation === 'post' && row.payload.kind === 'step' ? row.payload.version : 0;
}

function logSettlement(deps: DeliverDeps, fields: object, settlement: Settlement): void {
  const outcome = 'reason' in settlement ? { error: settlement.reason } : {};
  const entry = { ...fields, next: settlement.next, ...outcome };
  if (settlement.next === 'sent') deps.log.info(entry, 'delivered');
  else if (settlement.next === 'dead') deps.log.error(entry, 'not deliverable');
  else deps.log.warn(entry, 'not delivered yet');
}
