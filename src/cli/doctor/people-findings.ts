import type { UsableConfig } from '../../config/usable.ts';
import type { Rule } from '../../domain/rule.ts';
import type { Person } from '../../ports.ts';
import type { Told } from '../../slack/people.ts';
import { type Finding, fine, note, wrong } from './finding.ts';
import { lacksScope, waitOr } from './slack-findings.ts';
import type { SlackLook } from './slack-look.ts';

/** Everybody whom the doctor asks about, each once: who pays, who may change rules, who set them and whom they tell. */
export function peopleIds(config: UsableConfig, rules: readonly Rule[]): readonly string[] {
  const ids = [
    ...config.accounts.flatMap(({ ownerId }) => ownerId ?? []),
    ...config.adminUsers.filter((id) => !id.startsWith('S')),
    ...rules.flatMap(({ authorId, mention }) => [authorId ?? [], mentioned(mention) ?? []].flat()),
  ];
  return [...new Set(ids)];
}

/** People who left, and groups without anybody. */
export function peopleFindings(
  config: UsableConfig,
  rules: readonly Rule[],
  slack: SlackLook | null,
): readonly Finding[] {
  if (slack === null || slack.introduction.kind !== 'known' || lacksScope(slack, 'users:read')) return [];
  const found = [
    ...ownerFindings(config, slack),
    ...adminFindings(config, slack),
    ...ruleFindings(rules, slack),
    ...untoldFindings(slack),
  ];
  const count = [...slack.people.values()].length;
  return found.length > 0 || count === 0 ? found : [fine('People', `everybody who is named is active (${count}).`)];
}

function ownerFindings({ accounts }: UsableConfig, slack: SlackLook): readonly Finding[] {
  return accounts.flatMap(({ id, ownerId }) =>
    ownerId === null || !isGone(slack.people.get(ownerId))
      ? []
      : [
          wrong(
            'People',
            `${ownerId}, who pays for ${id}, is not active in this Slack.`,
            `Put whoever pays now into the field owner of ${id} in ACCOUNTS_FILE.`,
          ),
        ],
  );
}

function adminFindings({ adminUsers }: UsableConfig, slack: SlackLook): readonly Finding[] {
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
        : [note('People', `Slack did not tell who is in the group ${id} (${group.reason}).`, waitOr(group.reason))];
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

function ruleFindings(rules: readonly Rule[], { people }: SlackLook): readonly Finding[] {
  return rules.flatMap(({ number, channelId, authorId, mention }) => {
    const told = mentioned(mention);
    const where = `rule #${number} of ${channelId}`;
    return [
      ...(told !== undefined && isGone(people.get(told))
        ? [
            wrong(
              'People',
              `${told}, whom ${where} tells, is not active in this Slack.`,
              'Set the rule again with notify and somebody who is.',
            ),
          ]
        : []),
      ...(authorId !== null && isGone(people.get(authorId))
        ? [
            note(
              'People',
              `${authorId}, who set ${where}, is not active in this Slack.`,
              'Nobody need do anything; the rule goes on.',
            ),
          ]
        : []),
    ];
  });
}

function untoldFindings({ people }: SlackLook): readonly Finding[] {
  const reasons = Map.groupBy(
    [...people].flatMap(([id, told]) => (told.kind === 'untold' ? [{ id, reason: told.reason }] : [])),
    ({ reason }) => reason,
  );
  return [...reasons].map(([reason, group]) =>
    note('People', `Slack did not tell who ${group.map(({ id }) => id).join(', ')} is (${reason}).`, waitOr(reason)),
  );
}

function isGone(told: Told<Person> | undefined): boolean {
  return told?.kind === 'unknown' || (told?.kind === 'told' && !told.value.isActive);
}

function mentioned(mention: string | null): string | undefined {
  return /^<@([UW][A-Z0-9]+)>$/.exec(mention ?? '')?.[1];
}
