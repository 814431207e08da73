import type { KnownBlock, PlainTextOption } from '@slack/types';
import { KINDS, type Kind, type Severity } from '../../domain/rule.ts';
import { option, select } from '../elements.ts';
import type { Say } from '../locales/say.ts';
import { context } from '../message.ts';
import { mentionText } from '../names.ts';
import { type Modal, modal } from '../view.ts';
import { backButton, field, groupedElement, radioElement, textElement } from './fields.ts';

export const RULE_FORM_CALLBACK = 'rule_form';

/** The fields of the rule's form as Slack names them; each stands in a block of the same name, the threshold in one for each kind. */
export const RULE_FIELD = {
  channel: 'channel',
  account: 'account',
  kind: 'kind',
  threshold: 'threshold',
  severity: 'severity',
  person: 'person',
  keepGroup: 'keep_group',
} as const;
/** The value of the choice "all accounts". */
export const ALL_ACCOUNTS = '*';
/** Slack shows a hundred options in a list, or in a group of one. */
const MOST_OPTIONS = 100;

/** What stands in the form of a rule. */
export interface RuleFormInput {
  readonly metadata: string;
  readonly isNew: boolean;
  /** Whether the channel is still to be chosen. */
  readonly asksChannel: boolean;
  readonly accounts: readonly { readonly id: string; readonly label: string }[];
  readonly accountId: string | null;
  readonly kind: Kind;
  /** As it was typed; null: nothing yet. */
  readonly threshold: string | null;
  readonly severity: Severity;
  /** Slack id of the person to mention. */
  readonly person: string | null;
  /** A user group that the rule mentions, as `@oncall` or Slack's token; null when it mentions none. */
  readonly group: string | null;
  /** An amount in this team's currency. */
  readonly example: string;
  /** The line that sets a rule which tells a user group. */
  readonly groupLine: string;
  /** The rule in words, once it can be read. */
  readonly preview: string | null;
}

/** The form of one rule. */
export function ruleForm(say: Say, input: RuleFormInput): Modal {
  return modal({
    callbackId: RULE_FORM_CALLBACK,
    metadata: input.metadata,
    title: say(input.isNew ? 'forms.rule_title' : 'forms.edit_title'),
    submit: say(input.asksChannel ? 'forms.save' : 'forms.take'),
    close: say('forms.cancel'),
    blocks: [
      ...(input.asksChannel ? [channelField(say)] : []),
      accountField(say, input),
      kindField(say, input.kind),
      ...thresholdField(say, input),
      ...severityField(say, input),
      ...personFields(say, input),
      ...(input.preview === null ? [] : [context([say('forms.preview', { rule: input.preview })])]),
      ...(input.asksChannel ? [] : [backButton(say)]),
    ],
  });
}

/** The block in which the threshold of a kind is typed: another kind begins empty. */
export function thresholdBlock(kind: Kind): string {
  return `${RULE_FIELD.threshold}:${kind}`;
}

/** Whether a kind has a threshold. */
export function hasThreshold(kind: Kind): kind is 'below' | 'drop' | 'runway' {
  return kind === 'below' || kind === 'drop' || kind === 'runway';
}

function channelField(say: Say): KnownBlock {
  return field(
    RULE_FIELD.channel,
    say('forms.channel'),
    {
      type: 'conversations_select',
      action_id: RULE_FIELD.channel,
      placeholder: { type: 'plain_text', text: say('forms.choose_channel') },
      filter: { include: ['public', 'private'], exclude_bot_users: true },
    },
    { hint: say('forms.choose_channel_hint') },
  );
}

function accountField(say: Say, { accounts, accountId }: RuleFormInput): KnownBlock {
  const all = option(say('forms.account_all'), ALL_ACCOUNTS);
  const options = [all, ...accounts.map(({ id, label }) => option(label === id ? id : `${label} (${id})`, id))];
  const given = [RULE_FIELD.account, say('forms.account')] as const;
  const chosen = accountId ?? ALL_ACCOUNTS;
  const element =
    options.length <= MOST_OPTIONS
      ? select(...given, options, chosen)
      : groupedElement(...given, groupsOf(options), chosen);
  return field(RULE_FIELD.account, say('forms.account'), element, { dispatch: true });
}

/** More than Slack shows in one list, a hundred below each other. */
function groupsOf(options: readonly PlainTextOption[]) {
  return Array.from({ length: Math.ceil(options.length / MOST_OPTIONS) }, (_, part) => ({
    label: `${part * MOST_OPTIONS + 1}–${Math.min((part + 1) * MOST_OPTIONS, options.length)}`,
    options: options.slice(part * MOST_OPTIONS, (part + 1) * MOST_OPTIONS),
  }));
}

function kindField(say: Say, kind: Kind): KnownBlock {
  const options = KINDS.map((each) => option(say(`forms.kind_${each}`), each));
  return field(RULE_FIELD.kind, say('forms.kind'), select(RULE_FIELD.kind, say('forms.kind'), options, kind), {
    dispatch: true,
  });
}

function thresholdField(say: Say, { kind, threshold, example }: RuleFormInput): readonly KnownBlock[] {
  if (!hasThreshold(kind)) return [];
  const hint = say(`forms.threshold_${kind}_hint`, { example });
  const element = textElement(RULE_FIELD.threshold, hint, threshold);
  return [field(thresholdBlock(kind), say(`forms.threshold_${kind}`), element, { hint, dispatch: true })];
}

/** Calls refused are always critical, and cannot read is as its cause is. */
function severityField(say: Say, { severity, kind }: RuleFormInput): readonly KnownBlock[] {
  if (!hasThreshold(kind)) return [];
  const options = [
    option(say('forms.severity_warning'), 'warning'),
    option(say('forms.severity_critical'), 'critical'),
  ];
  return [field(RULE_FIELD.severity, say('forms.severity'), radioElement(RULE_FIELD.severity, options, severity))];
}

/** A group is shown by its name, which only mrkdwn does. */
function keepGroupField(say: Say, group: string): KnownBlock {
  const text = {
    type: 'mrkdwn',
    text: say('forms.keep_group', { group: mentionText(group) }),
    verbatim: true,
  } as const;
  const yes = { text, value: 'yes' };
  return field(
    RULE_FIELD.keepGroup,
    say('forms.group'),
    { type: 'checkboxes', action_id: RULE_FIELD.keepGroup, options: [yes], initial_options: [yes] },
    { optional: true },
  );
}

function personFields(say: Say, { kind, person, group, groupLine }: RuleFormInput): readonly KnownBlock[] {
  if (!hasThreshold(kind)) return [];
  const keep = group === null ? [] : [keepGroupField(say, group)];
  const people = field(
    RULE_FIELD.person,
    say('forms.notify'),
    {
      type: 'users_select',
      action_id: RULE_FIELD.person,
      placeholder: { type: 'plain_text', text: say('forms.people') },
      ...(person !== null && { initial_user: person }),
    },
    { optional: true, hint: say('forms.notify_hint', { line: groupLine }) },
  );
  return [...keep, people];
}
