import { findZone, listZones } from '../../domain/calendar.ts';
import { spell } from '../../domain/command-words.ts';
import type { Vocabulary } from './currency.ts';
import { words } from './lines.ts';
import { nearest } from './nearest.ts';
import { leftOver, type ParsedCommand, refused, understood } from './parsed-command.ts';
import { said, type Token } from './tokens.ts';

const MOST_SUGGESTED = 5;
const SHORTEST_PART = 3;
/** What people type for zones that have another name, or several. */
const NICKNAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['beijing', ['Asia/Shanghai']],
  ['china', ['Asia/Shanghai']],
  ['shenzhen', ['Asia/Shanghai']],
  ['cst', ['Asia/Shanghai', 'America/Chicago']],
  ['gmt+8', ['Asia/Shanghai', 'Asia/Singapore']],
  ['utc+8', ['Asia/Shanghai', 'Asia/Singapore']],
  ['est', ['America/New_York']],
  ['et', ['America/New_York']],
  ['pst', ['America/Los_Angeles']],
  ['pt', ['America/Los_Angeles']],
  ['san_francisco', ['America/Los_Angeles']],
  ['cet', ['Europe/Berlin', 'Europe/Paris']],
  ['munich', ['Europe/Berlin']],
  ['bst', ['Europe/London']],
  ['gmt', ['UTC', 'Europe/London']],
  ['ist', ['Asia/Kolkata']],
  ['mumbai', ['Asia/Kolkata']],
  ['bangalore', ['Asia/Kolkata']],
  ['jst', ['Asia/Tokyo']],
  ['中国', ['Asia/Shanghai']],
  ['北京', ['Asia/Shanghai']],
  ['北京时间', ['Asia/Shanghai']],
  ['上海', ['Asia/Shanghai']],
  ['深圳', ['Asia/Shanghai']],
  ['香港', ['Asia/Hong_Kong']],
  ['台北', ['Asia/Taipei']],
  ['新加坡', ['Asia/Singapore']],
  ['东京', ['Asia/Tokyo']],
]);

/** `zone`, `zone Asia/Shanghai`, without the verb. A name that is none is never guessed: the answer shows near ones. */
export function parseZone(tokens: readonly Token[], { language }: Vocabulary): ParsedCommand {
  if (tokens.length === 0) return understood({ kind: 'zone' });
  const named = tokens.filter(({ kind }) => kind === 'word');
  const others = tokens.filter(({ kind }) => kind !== 'word');
  const typed = named.map((word) => word.typed).join('_');
  const zone = findZone(typed);
  if (others.length > 0) return leftOver(others, words([spell('zone', language), zone ?? null]));
  if (zone !== undefined) return understood({ kind: 'set_zone', zone });
  const lines = suggest(typed.toLowerCase()).map((name) => words([spell('zone', language), name]));
  return refused({ problem: 'zone_unknown', typed: said(tokens), lines });
}

/** Zones by another name, by a part of their own, or one or two typing errors away. */
function suggest(typed: string): readonly string[] {
  const nicknamed = NICKNAMES.get(typed);
  if (nicknamed !== undefined) return nicknamed;
  const zones = listZones();
  const city = typed.replace(/^.*\//, '');
  const parts = zones.filter((zone) => city.length >= SHORTEST_PART && cityOf(zone).startsWith(city));
  if (parts.length > 0) return parts.slice(0, MOST_SUGGESTED);
  const whole = nearest(
    typed,
    zones.map((zone) => zone.toLowerCase()),
  ).words;
  const near = new Set(whole.length > 0 ? whole : nearest(city, zones.map(cityOf)).words);
  return zones.filter((zone) => near.has(zone.toLowerCase()) || near.has(cityOf(zone))).slice(0, MOST_SUGGESTED);
}

function cityOf(zone: string): string {
  return zone.toLowerCase().replace(/^.*\//, '');
}
