import { z } from 'zod';
import { refused } from '../answer.ts';
import { botMethod, type Method } from '../method.ts';
import type { UserGroup } from '../options.ts';
import { flag } from '../request-args.ts';
import type { Person, Workspace } from '../workspace.ts';

const byUser = z.looseObject({ user: z.string(), include_locale: flag });
const listing = z.looseObject({ include_users: flag });
const byGroup = z.looseObject({ usergroup: z.string() });

/** `users.info`, `usergroups.list` and `usergroups.users.list`. */
export function peopleMethods(workspace: Workspace): Readonly<Record<string, Method>> {
  return {
    'users.info': botMethod(['users:read'], byUser, ({ user, include_locale: withLocale }) => {
      const person = workspace.people.get(user);
      return person === undefined ? refused('user_not_found') : { ok: true, user: personJson(person, withLocale) };
    }),
    'usergroups.list': botMethod(['usergroups:read'], listing, ({ include_users: withUsers }) => ({
      ok: true,
      usergroups: workspace.userGroups.map((group) => groupJson(group, workspace.team.id, withUsers)),
    })),
    'usergroups.users.list': botMethod(['usergroups:read'], byGroup, ({ usergroup }) => {
      const group = workspace.userGroups.find((one) => one.id === usergroup);
      return group === undefined ? refused('no_such_subteam') : { ok: true, users: group.users };
    }),
  };
}

function personJson(person: Person, withLocale: boolean): Readonly<Record<string, unknown>> {
  const { locale, ...rest } = person;
  return {
    ...rest,
    real_name: person.name,
    profile: { display_name: person.name, real_name: person.name },
    is_bot: false,
    ...(withLocale && { locale }),
  };
}

function groupJson(group: UserGroup, teamId: string, withUsers: boolean): Readonly<Record<string, unknown>> {
  const { users, ...rest } = group;
  return { ...rest, team_id: teamId, is_usergroup: true, user_count: users.length, ...(withUsers && { users }) };
}
