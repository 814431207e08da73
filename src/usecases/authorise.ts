import type { Denial } from '../domain/answer.ts';
import type { People, Person } from '../ports.ts';

export interface AuthoriseDeps {
  readonly people: People;
  /** Users (`U…`, `W…`) and user groups (`S…`) who may change things; empty: everyone in the channel. */
  readonly adminUsers: readonly string[];
  readonly allowExternal: boolean;
}

/** `ask`: everyone of the workspace. `test`: everyone in the channel. `change`: rules and settings. */
export type Permission = 'ask' | 'test' | 'change';

/**
 * Null when a person may do it, otherwise why not (product: "Who may do what"). While Slack does not say who somebody is, they
 * may ask but change nothing.
 */
export async function authorise(deps: AuthoriseDeps, userId: string, permission: Permission): Promise<Denial | null> {
  const person = await deps.people.findPerson(userId);
  if (person === undefined) return permission === 'ask' ? null : { because: 'unknown_person' };
  if (person === null || !person.isActive) return { because: 'unknown_person' };
  if (person.isExternal && !deps.allowExternal) return { because: 'external' };
  if (permission !== 'change' || deps.adminUsers.length === 0) return null;
  return authoriseChange(deps, person);
}

async function authoriseChange({ people, adminUsers }: AuthoriseDeps, person: Person): Promise<Denial | null> {
  const members = await Promise.all(adminUsers.map((id) => readMembers(people, id)));
  if (members.some((ids) => ids?.includes(person.id))) return null;
  // With none of them active, workspace admins count; a group that Slack does not tell may well have active members.
  const someActive = members.includes(undefined) || (await isSomeActive(people, new Set(members.flat())));
  if (someActive) return { because: 'not_admin', admins: adminUsers };
  return person.isWorkspaceAdmin ? null : { because: 'not_admin', admins: [] };
}

async function readMembers(people: People, id: string): Promise<readonly string[] | undefined> {
  return id.startsWith('S') ? people.findGroupMembers(id) : [id];
}

/** Whether somebody can act; a person about whom Slack does not answer is taken to be there. */
async function isSomeActive(people: People, ids: Iterable<string | undefined>): Promise<boolean> {
  for (const id of ids) {
    if (id === undefined) continue;
    // One after the other: the first is usually enough, and a group may have hundreds.
    const person = await people.findPerson(id);
    if (person === undefined || person?.isActive === true) return true;
  }
  return false;
}
