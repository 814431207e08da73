import type { Selectable, Updateable } from 'kysely';
import { type Episode, readSeverity } from '../domain/episode.ts';
import { worseSeverity } from '../domain/level.ts';
import type { Severity } from '../domain/rule.ts';
import type { Episodes, StoredEpisode } from '../ports.ts';
import { listAlerts, saveAlerts } from './alerts.ts';
import { readJson, readNullableJson, readWord } from './columns.ts';
import type { Db } from './database.ts';
import type { EpisodeRow } from './schema.ts';

const SEVERITIES: readonly Severity[] = ['warning', 'critical'];

/** Episodes with their alerts. Every change is conditional on the version that was read. */
export function episodesIn(db: Db): Episodes {
  const select = (workspaceId: string) => db.selectFrom('episodes').selectAll().where('workspace_id', '=', workspaceId);
  const selectOpen = (workspaceId: string) => select(workspaceId).where('ended_at', 'is', null);
  const saveState = async (
    workspaceId: string,
    id: number,
    version: number,
    episode: Episode,
    more: Updateable<EpisodeRow>,
  ): Promise<boolean> => {
    const { numUpdatedRows } = await db
      .updateTable('episodes')
      .set({ ...stateColumns(episode), ...more })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    await saveAlerts(db, workspaceId, id, episode.alerts);
    return true;
  };
  return {
    async findOpen(workspaceId, channelId, accountId) {
      const row = await selectOpen(workspaceId)
        .where('channel_id', '=', channelId)
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      return row && toEpisode(db, row);
    },

    async find(workspaceId, id) {
      const row = await select(workspaceId).where('id', '=', id).executeTakeFirst();
      return row && toEpisode(db, row);
    },

    async listOpen(workspaceId, { channelId, accountId }) {
      const rows = await selectOpen(workspaceId)
        .$if(channelId !== undefined, (query) => query.where('channel_id', '=', channelId ?? ''))
        .$if(accountId !== undefined, (query) => query.where('account_id', '=', accountId ?? ''))
        .orderBy('id')
        .execute();
      return Promise.all(rows.map((row) => toEpisode(db, row)));
    },

    async listBetween(workspaceId, channelId, from, until) {
      const rows = await select(workspaceId)
        .where('channel_id', '=', channelId)
        .where('since', '<', until)
        .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', from)]))
        .orderBy('id')
        .execute();
      return Promise.all(rows.map((row) => toEpisode(db, row)));
    },

    async create(workspaceId, { channelId, accountId }, episode, card) {
      const row = await db
        .insertInto('episodes')
        .values({
          ...stateColumns(episode),
          workspace_id: workspaceId,
          channel_id: channelId,
          account_id: accountId,
          version: 1,
          card: JSON.stringify(card),
          root_ts: null,
          root_shown_version: 0,
          root_updated_at: null,
          root_update_due_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await saveAlerts(db, workspaceId, row.id, episode.alerts);
      return toEpisode(db, row);
    },

    save: (workspaceId, id, version, episode, card) =>
      saveState(workspaceId, id, version, episode, { card: JSON.stringify(card), version: version + 1 }),

    saveQuietly: (workspaceId, id, version, episode) => saveState(workspaceId, id, version, episode, {}),

    async setRoot(workspaceId, id, root) {
      await db
        .updateTable('episodes')
        .set({
          ...(root.ts === undefined ? {} : { root_ts: root.ts }),
          ...(root.shownVersion === undefined ? {} : { root_shown_version: root.shownVersion }),
          ...(root.updatedAt === undefined ? {} : { root_updated_at: root.updatedAt }),
          ...(root.updateDueAt === undefined ? {} : { root_update_due_at: root.updateDueAt }),
          ...(root.frozen === undefined ? {} : { root_frozen: Number(root.frozen) }),
        })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .execute();
    },

    async listRepeatsDue(now) {
      // `check_due_at` is also set while a check runs: then it is when the check counts as lost.
      return db
        .selectFrom('episodes')
        .innerJoin('account_status', (join) =>
          join
            .onRef('account_status.workspace_id', '=', 'episodes.workspace_id')
            .onRef('account_status.account_id', '=', 'episodes.account_id'),
        )
        .select([
          'episodes.workspace_id as workspaceId',
          'episodes.channel_id as channelId',
          'episodes.account_id as accountId',
        ])
        .where('episodes.ended_at', 'is', null)
        .where('episodes.repeat_due_at', '<=', now)
        .where('account_status.check_due_at', 'is', null)
        .where((eb) =>
          eb.or([eb('account_status.confirm_due_at', 'is', null), eb('account_status.confirm_due_at', '>', now)]),
        )
        .execute();
    },

    async listUpdatesDue(now) {
      return db
        .selectFrom('episodes')
        .select(['workspace_id as workspaceId', 'id as episodeId'])
        .where('root_update_due_at', '<=', now)
        .execute();
    },
  };
}

function stateColumns(episode: Episode) {
  const told = episode.alerts.flatMap((alert) => (alert.told === null ? [] : [alert.told.severity]));
  return {
    severity: readSeverity(episode),
    announced_severity: told.length === 0 ? null : told.reduce(worseSeverity),
    peak: episode.peak,
    since: episode.since,
    ended_at: episode.ended?.at ?? null,
    ended_by: episode.ended === null ? null : JSON.stringify(episode.ended.ending),
    told: episode.told === null ? null : JSON.stringify(episode.told),
    rises: JSON.stringify(episode.rises),
    gaps: JSON.stringify(episode.gaps),
    repeat_due_at: episode.repeat.dueAt,
    repeat_news_at: episode.repeat.newsAt,
    repeat_count: episode.repeat.count,
  };
}

async function toEpisode(db: Db, row: Selectable<EpisodeRow>): Promise<StoredEpisode> {
  const episode: Episode = {
    since: row.since,
    alerts: await listAlerts(db, row.id),
    peak: readWord(SEVERITIES, row.peak),
    told: readNullableJson(row.told),
    repeat: { dueAt: row.repeat_due_at, count: row.repeat_count, newsAt: row.repeat_news_at },
    rises: readJson(row.rises),
    gaps: readJson(row.gaps),
    ended: row.ended_at === null || row.ended_by === null ? null : { at: row.ended_at, ending: readJson(row.ended_by) },
  };
  return {
    id: row.id,
    channelId: row.channel_id,
    accountId: row.account_id,
    version: row.version,
    episode,
    card: readJson(row.card),
    root: {
      ts: row.root_ts,
      shownVersion: row.root_shown_version,
      updatedAt: row.root_updated_at,
      updateDueAt: row.root_update_due_at,
      frozen: row.root_frozen === 1,
    },
  };
}
