import { nameList } from '../../blocks/name-list.ts';
import type { UsableConfig } from '../../config/usable.ts';
import type { Rule } from '../../domain/rule.ts';
import { ENGLISH } from '../english.ts';
import { adminFindings } from './admin-findings.ts';
import { type Finding, fine, note, wrong } from './finding.ts';
import { isGone } from './is-gone.ts';
import { lacksScope, silence, waitOr } from './slack-findings.ts';
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

function ruleFindings(rules: readonly Rule[], { people }: SlackLook): readonly Finding[] {
  const told = goneFrom(rules, people, ({ mention }) => mentioned(mention) ?? null).map(({ id, which }) =>
    wrong(
      'People',
      `${id}, whom ${which} tells, is not active in this Slack.`,
      'Set the rule again with notify and somebody who is.',
    ),
  );
  const authors = goneFrom(rules, people, ({ authorId }) => authorId).map(({ id, which }) =>
    note('People', `${id}, who set ${which}, is not active in this Slack.`, 'The rule goes on; nothing must be done.'),
  );
  return [...told, ...authors];
}

/** People of some rules who are gone, each with which rules. */
function goneFrom(
  rules: readonly Rule[],
  people: SlackLook['people'],
  who: (rule: Rule) => string | null,
): readonly { readonly id: string; readonly which: string }[] {
  const byPerson = [...Map.groupBy(rules, who)];
  return byPerson.flatMap(([id, theirs]) => {
    if (id === null || !isGone(people.get(id))) return [];
    const names = theirs.map(({ number, channelId }) => `#${number} of ${channelId}`);
    return [{ id, which: `${names.length === 1 ? 'rule' : 'rules'} ${nameList(ENGLISH, names)}` }];
  });
}

function untoldFindings({ people }: SlackLook): readonly Finding[] {
  const reasons = Map.groupBy(
    [...people].flatMap(([id, told]) => (told.kind === 'untold' ? [{ id, reason: told.reason }] : [])),
    ({ reason }) => reason,
  );
  return [...reasons].map(([reason, group]) =>
    note(
      'People',
      `Slack did not tell who ${group.map(({ id }) => id).join(', ')} is (${silence(reason)}).`,
      waitOr(reason),
    ),
  );
}

function mentioned(mention: string | null): string | undefined {
  return /^<@([UW][A-Z0-9]+)>$/.exec(mention ?? '')?.[1];
}
