import type { Insertable, Selectable } from 'kysely';
import { type AlertState, readLevel, type Tier } from '../domain/alert.ts';
import type { EpisodeAlert } from '../domain/episode.ts';
import type { Level } from '../domain/level.ts';
import type { Kind, Unit } from '../domain/rule.ts';
import { readJson, readNullableJson, readWord } from './columns.ts';
import type { Db } from './database.ts';
import type { AlertRow } from './schema.ts';

const KINDS: readonly Kind[] = ['below', 'drop', 'runway', 'unavailable', 'blind'];
const UNITS: readonly Unit[] = ['money', 'percent', 'minutes'];

/** The alerts of an episode in the order in which they first fired. */
export async function listAlerts(db: Db, episodeId: number): Promise<readonly EpisodeAlert[]> {
  const rows = await db
    .selectFrom('alerts')
    .selectAll()
    .where('episode_id', '=', episodeId)
    .orderBy('since')
    .orderBy('kind')
    .orderBy('currency')
    .orderBy('window_ms')
    .orderBy('unit')
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
      .onConflict((conflict) =>
        conflict.columns(['episode_id', 'kind', 'currency', 'unit', 'window_ms']).doUpdateSet(row),
      )
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
    unit: alert.unit,
    window_ms: alert.windowMs ?? 0,
    status: alert.state.status,
    since: alert.since,
    firing_since: alert.state.status === 'firing' ? alert.state.since : null,
    tiers: JSON.stringify(alert.state.status === 'firing' ? alert.state.tiers : []),
    level_severity: firing ? (level?.severity ?? null) : null,
    level_threshold_micros: level?.thresholdMicros ?? null,
    told: alert.told === null ? null : JSON.stringify(alert.told),
    first_total: alert.firstTotal,
    fall: alert.fall === null ? null : JSON.stringify(alert.fall),
    ended_at: alert.ended?.at ?? null,
    ended_by: alert.ended === null ? null : JSON.stringify(alert.ended.ending),
  };
}

function toAlert(row: Selectable<AlertRow>): EpisodeAlert {
  // Releases without drops stored levels without a window.
  const level = { windowMs: row.window_ms === 0 ? null : row.window_ms };
  const told: Level | null = readNullableJson(row.told);
  return {
    kind: readWord(KINDS, row.kind),
    currency: row.currency === '' ? null : row.currency,
    unit: readWord(UNITS, row.unit),
    ...level,
    state: toState(row, level),
    told: told && { ...told, ...level },
    since: row.since,
    firstTotal: row.first_total,
    fall: readNullableJson(row.fall),
    ended: row.ended_at === null || row.ended_by === null ? null : { at: row.ended_at, ending: readJson(row.ended_by) },
  };
}

function toState(row: Selectable<AlertRow>, level: Pick<Level, 'windowMs'>): AlertState {
  if (row.firing_since === null) return { status: 'ok' };
  const tiers: readonly Tier[] = readJson(row.tiers);
  return { status: 'firing', since: row.firing_since, tiers: tiers.map((tier) => ({ ...tier, ...level })) };
}
