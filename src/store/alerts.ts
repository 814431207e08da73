import type { Insertable, Selectable } from 'kysely';
import { type AlertState, readLevel } from '../domain/alert.ts';
import type { EpisodeAlert } from '../domain/episode.ts';
import type { Kind } from '../domain/rule.ts';
import { readJson, readNullableJson, readWord } from './columns.ts';
import type { Db } from './database.ts';
import type { AlertRow } from './schema.ts';

const KINDS: readonly Kind[] = ['below', 'unavailable', 'blind'];

/** The alerts of an episode in the order in which they first fired. */
export async function listAlerts(db: Db, episodeId: number): Promise<readonly EpisodeAlert[]> {
  const rows = await db
    .selectFrom('alerts')
    .selectAll()
    .where('episode_id', '=', episodeId)
    .orderBy('since')
    .orderBy('kind')
    .orderBy('currency')
    .execute();
  return rows.map(toAlert);
}

export async function saveAlerts(
  db: Db,
  workspaceId: string,
  episodeId: number,
  alerts: readonly EpisodeAlert[],
): Promise<void> {
  for (const alert of alerts) {
    const row = toRow(workspaceId, episodeId, alert);
    await db
      .insertInto('alerts')
      .values(row)
      .onConflict((conflict) => conflict.columns(['episode_id', 'kind', 'currency']).doUpdateSet(row))
      .execute();
  }
}

function toRow(workspaceId: string, episodeId: number, alert: EpisodeAlert): Insertable<AlertRow> {
  const level = readLevel(alert.state);
  const firing = alert.state.status === 'firing';
  return {
    workspace_id: workspaceId,
    episode_id: episodeId,
    kind: alert.kind,
    currency: alert.currency ?? '',
    status: alert.state.status,
    since: alert.since,
    firing_since: alert.state.status === 'firing' ? alert.state.since : null,
    tiers: JSON.stringify(alert.state.status === 'firing' ? alert.state.tiers : []),
    level_severity: firing ? (level?.severity ?? null) : null,
    level_threshold_micros: level?.thresholdMicros ?? null,
    told: alert.told === null ? null : JSON.stringify(alert.told),
    first_total: alert.firstTotal,
    ended_at: alert.ended?.at ?? null,
    ended_by: alert.ended === null ? null : JSON.stringify(alert.ended.ending),
  };
}

function toAlert(row: Selectable<AlertRow>): EpisodeAlert {
  const state: AlertState =
    row.firing_since === null
      ? { status: 'ok' }
      : { status: 'firing', since: row.firing_since, tiers: readJson(row.tiers) };
  return {
    kind: readWord(KINDS, row.kind),
    currency: row.currency === '' ? null : row.currency,
    state,
    told: readNullableJson(row.told),
    since: row.since,
    firstTotal: row.first_total,
    ended: row.ended_at === null || row.ended_by === null ? null : { at: row.ended_at, ending: readJson(row.ended_by) },
  };
}
