import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { MINUTE_MS } from '../domain/duration.ts';
import { readLanguage } from '../domain/language.ts';
import type { Log, People, Person } from '../ports.ts';
import { askChannels } from './conversations.ts';
import { readReason, type Told } from './told.ts';

const User = z.object({
  user: z.object({
    id: z.string(),
    team_id: z.string().optional(),
    deleted: z.boolean().optional(),
    locale: z.string().optional(),
    tz: z.string().optional(),
    is_admin: z.boolean().optional(),
    is_owner: z.boolean().optional(),
    is_restricted: z.boolean().optional(),
    is_ultra_restricted: z.boolean().optional(),
    is_stranger: z.boolean().optional(),
    enterprise_user: z.object({ enterprise_id: z.string().optional() }).optional(),
  }),
});
const Group = z.object({ users: z.array(z.string()) });

/** The bot's own workspace, as `auth.test` names it. */
export interface Home {
  readonly teamId: string;
  readonly enterpriseId: string | null;
}

const KEEP_MS = 5 * MINUTE_MS;

/** People as Slack knows them, remembered for five minutes. Until Slack has told the bot's own workspace, nobody is known: they may ask. */
export function createPeople(deps: {
  readonly client: WebClient;
  readonly log: Log;
  readonly now: () => number;
  readonly home: () => Promise<Home | null>;
}): People {
  const people = remember(deps.now, (id) => findPerson(deps, id));
  const groups = remember(deps.now, (id) => findGroupMembers(deps, id));
  const channels = remember(deps.now, (id) => findChannels(deps, id));
  return { findPerson: people, findGroupMembers: groups, findChannels: channels };
}

type Deps = Parameters<typeof createPeople>[0];

/** Asks Slack who somebody is (`users.info`). */
export async function askPerson(client: WebClient, user: string, home: Home): Promise<Told<Person>> {
  try {
    const found = User.parse(await client.apiCall('users.info', { user, include_locale: true }));
    return { kind: 'told', value: toPerson(found.user, home) };
  } catch (error) {
    const reason = readReason(error);
    return reason === 'user_not_found' || reason === 'users_not_found'
      ? { kind: 'unknown' }
      : { kind: 'untold', reason };
  }
}

/** Asks Slack for the members of a user group (`usergroups.users.list`). */
export async function askGroup(client: WebClient, group: string): Promise<Told<readonly string[]>> {
  try {
    const { users } = Group.parse(await client.apiCall('usergroups.users.list', { usergroup: group }));
    return { kind: 'told', value: users };
  } catch (error) {
    const reason = readReason(error);
    return reason === 'no_such_subteam' || reason === 'subteam_disabled'
      ? { kind: 'unknown' }
      : { kind: 'untold', reason };
  }
}

async function findPerson({ client, log, home }: Deps, user: string): Promise<Person | null | undefined> {
  const own = await home();
  if (own === null) return undefined;
  const answer = await askPerson(client, user, own);
  if (answer.kind === 'told') return answer.value;
  if (answer.kind === 'unknown') return null;
  log.warn({ user, reason: answer.reason }, 'Slack did not say who somebody is');
  return undefined;
}

async function findGroupMembers({ client, log }: Deps, group: string): Promise<readonly string[] | undefined> {
  const answer = await askGroup(client, group);
  if (answer.kind === 'told') return answer.value;
  // Without the scope only people count (manifest: `usergroups:read` is optional).
  if (answer.kind === 'unknown' || answer.reason === 'missing_scope') return [];
  log.warn({ group, reason: answer.reason }, 'Slack did not say who is in a user group');
  return undefined;
}

async function findChannels({ client, log }: Deps, user: string): Promise<readonly string[] | undefined> {
  const answer = await askChannels(client, user);
  if (answer.kind === 'told') return answer.value;
  if (answer.kind === 'unknown') return [];
  log.warn({ user, reason: answer.reason }, 'Slack did not say which channels somebody is in');
  return undefined;
}

function toPerson(user: z.infer<typeof User>['user'], home: Home): Person {
  const guest = user.is_restricted === true || user.is_ultra_restricted === true || user.is_stranger === true;
  const isActive = user.deleted !== true;
  return {
    id: user.id,
    isWorkspaceAdmin: isActive && (user.is_admin === true || user.is_owner === true),
    isExternal: guest || isElsewhere(user, home),
    isActive,
    language: user.locale === undefined ? null : readLanguage(user.locale),
    zone: user.tz ?? null,
  };
}

function isElsewhere(user: z.infer<typeof User>['user'], home: Home): boolean {
  if (user.team_id === undefined || user.team_id === home.teamId) return false;
  return home.enterpriseId === null || user.enterprise_user?.enterprise_id !== home.enterpriseId;
}

/**
 * Remembers answers, but never the lack of one. Who asks while somebody else does gets the same answer, except who wants a fresh one:
 * what Slack was asked before may be old by now, and is not remembered in place of it.
 */
function remember<T>(now: () => number, find: (id: string) => Promise<T>): (id: string, fresh?: boolean) => Promise<T> {
  const kept = new Map<string, { readonly until: number; readonly turn: number; readonly value: T }>();
  const asked = new Map<string, Promise<T>>();
  let turns = 0;
  const ask = async (id: string): Promise<T> => {
    turns += 1;
    const turn = turns;
    const value = await find(id);
    if (value !== undefined && (kept.get(id)?.turn ?? 0) < turn) kept.set(id, { until: now() + KEEP_MS, turn, value });
    return value;
  };
  return (id, fresh = false) => {
    const known = kept.get(id);
    if (!fresh && known !== undefined && known.until > now()) return Promise.resolve(known.value);
    const others = fresh ? undefined : asked.get(id);
    if (others !== undefined) return others;
    const asking = ask(id).finally(() => {
      if (asked.get(id) === asking) asked.delete(id);
    });
    asked.set(id, asking);
    return asking;
  };
}
