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
  const someActive = await Promise.all(
    [...new Set(members.flatMap((ids) => ids ?? []))].map((id) => isActive(people, id)),
  );
  // With none of them active, workspace admins count; a group that Slack does not tell may well have active members.
  if (!someActive.includes(true) && !members.includes(undefined))
    return person.isWorkspaceAdmin ? null : { because: 'not_admin', admins: [] };
  return { because: 'not_admin', admins: adminUsers };
}

async function readMembers(people: People, id: string): Promise<readonly string[] | undefined> {
  return id.startsWith('S') ? people.findGroupMembers(id) : [id];
}

/** Whether somebody can act; when Slack does not answer, they are taken to be there. */
async function isActive(people: People, userId: string): Promise<boolean> {
  const person = await people.findPerson(userId);
  return person === undefined || person?.isActive === true;
}
