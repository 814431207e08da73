import type { HomeAnswer, HomeChannel } from '../../domain/home.ts';
import type { Rule } from '../../domain/rule.ts';
import { closedChannel } from '../closed-channel.ts';
import { actions, button, heading } from '../elements.ts';
import { sentences } from '../joined.ts';
import type { Say } from '../locales/say.ts';
import { type Message, section } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { channelName } from '../names.ts';
import { type AccountLabels, ruleSentence } from '../rule-text.ts';
import { HOME_CONTROL } from './controls.ts';

const MOST_CHANNELS = 12;
const MOST_RULES = 5;

/** The person's channels with their rules, each with its settings and a test; nothing while no channel of theirs has a rule. */
export function channelBlocks(say: Say, answer: HomeAnswer, command: string): Message['blocks'] {
  const { channels, accounts, knowsChannels } = answer;
  const labels = new Map(accounts.map(({ info }) => [info.id, info.label]));
  const left = channels.length - MOST_CHANNELS;
  if (channels.length === 0 && knowsChannels) return [];
  return [
    heading(say('home.channels')),
    ...(knowsChannels ? [] : [section(say('home.channels_unknown', { command: codeSpan(command) }))]),
    ...channels.slice(0, MOST_CHANNELS).flatMap((channel) => oneChannel(say, channel, labels)),
    ...(left <= 0 ? [] : [section(say('home.more_channels', { count: left }))]),
  ];
}

function oneChannel(say: Say, channel: HomeChannel, labels: AccountLabels): Message['blocks'] {
  const { id, rules } = channel;
  const left = rules.length - MOST_RULES;
  return [
    section(
      [
        `*${channelName(id)}*`,
        ...closedLines(say, channel),
        ...rules.slice(0, MOST_RULES).map((rule) => ruleLine(say, rule, labels)),
        ...(left <= 0 ? [] : [say('home.more_rules', { count: left })]),
      ].join('\n'),
    ),
    actions(`home:${id}`, [
      button(HOME_CONTROL.settings, say('home.settings'), id),
      button(HOME_CONTROL.test, say('forms.saved_test'), id),
    ]),
  ];
}

function closedLines(say: Say, { id, closed }: HomeChannel): readonly string[] {
  if (closed === null) return [];
  const { why, way } = closedChannel(say, id, closed);
  return [`⚠️ ${sentences(say, [why, way])}`];
}

function ruleLine(say: Say, rule: Rule, labels: AccountLabels): string {
  const words = ruleSentence(say, rule, labels);
  return `• ${rule.activeAt === null ? say('home.rule_waits', { rule: words }) : words}`;
}
