import type { KnownBlock } from '@slack/types';
import type { Rule } from '../../domain/rule.ts';
import {
  type ChannelFields,
  countChanges,
  type DraftRule,
  MOST_CHANGES,
  readDraftRules,
  type SettingsDraft,
} from '../../domain/settings-draft.ts';
import { actions, button, heading, option } from '../elements.ts';
import type { Say } from '../locales/say.ts';
import { context, section } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { channelName } from '../names.ts';
import { ruleWords } from '../rule-text.ts';
import { type Modal, modal } from '../view.ts';
import { digestName } from './channel-form.ts';
import { clock } from './fields.ts';

export const SETTINGS_CALLBACK = 'settings';

/** Buttons and menus of the settings form as Slack names them. */
export const SETTINGS_CONTROL = {
  addRule: 'settings_add_rule',
  channel: 'settings_channel',
  rule: 'settings_rule',
} as const;

/** What a rule's menu offers. */
export const RULE_CHOICE = { edit: 'edit', remove: 'remove', keep: 'keep' } as const;

/** A channel's settings as they are stored, with what the form needs to show them. */
export interface SettingsShown {
  readonly rules: readonly Rule[];
  readonly channel: ChannelFields;
  /** Labels by account id. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Room for the headings, the buttons and the channel's settings. */
const MOST_RULES = 80;

/** The settings of a channel: its rules with what was changed but not saved, its other settings, and what saving will do. `note` stands above it all. */
export function settingsView(
  say: Say,
  shown: SettingsShown,
  draft: SettingsDraft,
  metadata: string,
  note: string | null = null,
): Modal {
  const rules = readDraftRules(shown.rules, draft);
  const seen = withoutSome(rules);
  const changes = countChanges(draft);
  return modal({
    callbackId: SETTINGS_CALLBACK,
    metadata,
    title: say('forms.settings_title'),
    submit: say('forms.save'),
    close: say('forms.close'),
    blocks: [
      ...(note === null ? [] : [section(note)]),
      section(channelName(draft.channelId)),
      heading(say('forms.rules_heading')),
      ...(rules.length === 0 ? [section(say('forms.no_rules'))] : []),
      ...seen.map((rule) => ruleBlock(say, rule, shown.labels)),
      ...moreRules(say, rules.length - seen.length, draft.command),
      actions('settings_rules', [button(SETTINGS_CONTROL.addRule, say('forms.add_rule'), 'add')]),
      heading(say('forms.settings_heading')),
      section(channelLine(say, draft.channel ?? shown.channel)),
      actions('settings_channel', [button(SETTINGS_CONTROL.channel, say('forms.channel_settings'), 'channel')]),
      context([
        changes === 0 ? say('forms.no_changes') : say('forms.to_save', { count: changes }),
        ...(changes < MOST_CHANGES ? [] : [say('forms.too_many', { most: MOST_CHANGES })]),
      ]),
    ],
  });
}

/** What a modal shows while something is being saved, or instead of a form: one paragraph, and perhaps a button. */
export function noteView(say: Say, note: string, controls: readonly KnownBlock[] = [], metadata = ''): Modal {
  return modal({
    callbackId: 'note',
    metadata,
    title: say('forms.settings_title'),
    close: say('forms.close'),
    blocks: [section(note), ...controls],
  });
}

/** Of very many rules those that nobody touched are left out. */
function withoutSome(rules: readonly DraftRule[]): readonly DraftRule[] {
  const room = MOST_RULES - rules.filter(({ state }) => state !== 'kept').length;
  const kept = new Set(rules.filter(({ state }) => state === 'kept').slice(0, Math.max(0, room)));
  return rules.filter((rule) => rule.state !== 'kept' || kept.has(rule));
}

function ruleBlock(say: Say, rule: DraftRule, labels: SettingsShown['labels']): KnownBlock {
  const choices =
    rule.state === 'removed' ? ['keep'] : rule.state === 'changed' ? ['edit', 'keep', 'remove'] : ['edit', 'remove'];
  return {
    type: 'section',
    block_id: rule.key,
    text: { type: 'mrkdwn', text: ruleLine(say, rule, labels), verbatim: true },
    accessory: {
      type: 'overflow',
      action_id: SETTINGS_CONTROL.rule,
      options: choices.filter(isChoice).map((choice) => option(say(`forms.${choice}`), choice)),
    },
  };
}

function isChoice(choice: string): choice is keyof typeof RULE_CHOICE {
  return Object.hasOwn(RULE_CHOICE, choice);
}

function ruleLine(say: Say, { state, number, fields }: DraftRule, labels: SettingsShown['labels']): string {
  const words = ruleWords(say, fields, labels);
  const rule = number === null ? words : `#${number} ${words}`;
  switch (state) {
    case 'kept':
      return rule;
    case 'removed':
      return say('forms.removed', { rule });
    case 'added':
    case 'changed':
      return say('forms.marked', { mark: `*${say(`forms.mark_${state}`)}*`, rule });
  }
}

function moreRules(say: Say, count: number, command: string): readonly KnownBlock[] {
  return count <= 0 ? [] : [section(say('forms.more_rules', { count, command: codeSpan(`${command} rules`) }))];
}

function channelLine(say: Say, { language, zone, quiet, digest }: ChannelFields): string {
  return say('forms.settings_line', {
    language: say(`forms.language_${language ?? 'none'}`),
    zone: zone.replaceAll('_', ' '),
    quiet: quiet === null ? say('forms.settings_none') : `${clock(quiet.fromMinute)}–${clock(quiet.untilMinute)}`,
    digest: digest === null ? say('forms.settings_none') : `${digestName(say, digest)} ${clock(digest.minute)}`,
  });
}
