import type { UsableConfig } from '../../config/usable.ts';
import { type Finding, note, wrong } from './finding.ts';
import { isGone } from './is-gone.ts';
import { silence, waitOr } from './slack-findings.ts';
import type { SlackLook } from './slack-look.ts';

/** People and groups of ADMIN_USERS who can change nothing, and who can in their place. */
export function adminFindings({ adminUsers }: UsableConfig, slack: SlackLook): readonly Finding[] {
  if (adminUsers.length === 0) return [];
  const found = adminUsers.flatMap((id) => (id.startsWith('S') ? groupFinding(id, slack) : personFinding(id, slack)));
  if (found.length === 0 || someMayBeActive(adminUsers, slack)) return found;
  const nobody = 'nobody of ADMIN_USERS is active, so workspace admins may change rules in their place.';
  return [...found, note('People', nobody, 'Name somebody in ADMIN_USERS who is.')];
}

function personFinding(id: string, slack: SlackLook): readonly Finding[] {
  if (!isGone(slack.people.get(id))) return [];
  return [wrong('People', `${id} of ADMIN_USERS is not active in this Slack.`, `Take ${id} out of ADMIN_USERS.`)];
}

function groupFinding(id: string, slack: SlackLook): readonly Finding[] {
  const group = slack.groups.get(id);
  if (group === undefined) return [];
  switch (group.kind) {
    case 'unknown':
      return [wrong('People', `the group ${id} of ADMIN_USERS is not there.`, `Take ${id} out of ADMIN_USERS.`)];
    case 'untold':
      return group.reason === 'missing_scope'
        ? [
            wrong(
              'People',
              `the bot may not read the group ${id} of ADMIN_USERS, so its members may change nothing.`,
              'Add the scope usergroups:read and install the app again, or name the people.',
            ),
          ]
        : [
            note(
              'People',
              `Slack did not tell who is in the group ${id} (${silence(group.reason)}).`,
              waitOr(group.reason),
            ),
          ];
    case 'told':
      if (group.value.some((member) => !isGone(slack.people.get(member)))) return [];
      return [
        wrong(
          'People',
          `nobody active is in the group ${id} of ADMIN_USERS.`,
          `Add people to it in Slack, or take ${id} out of ADMIN_USERS.`,
        ),
      ];
  }
}

/** As the bot decides it: a group that Slack does not tell may have active members; one that may not be read has none. */
function someMayBeActive(adminUsers: readonly string[], { people, groups }: SlackLook): boolean {
  return adminUsers.some((id) => {
    if (!id.startsWith('S')) return !isGone(people.get(id));
    const group = groups.get(id);
    if (group === undefined) return true;
    if (group.kind === 'told') return group.value.some((member) => !isGone(people.get(member)));
    return group.kind === 'untold' && group.reason !== 'missing_scope';
  });
}
