import { expect, test } from 'vitest';
import { noticeMessage } from '../../src/blocks/notice.ts';
import type { RuleChange } from '../../src/domain/notification.ts';
import { makeRule } from '../domain/make.ts';
import { EN } from './voices.ts';

const SAVED = { kind: 'settings_notice', by: 'U1', command: '/deepseek-balance' } as const;
const ADDED: RuleChange = { what: 'added', by: 'U1', rules: [makeRule({ number: 1 })], along: [] };

test('one change that was saved in a form is told like a typed one', () => {
  const saved = noticeMessage(EN, { ...SAVED, rules: [ADDED], channel: [] });
  const typed = noticeMessage(EN, { kind: 'rule_notice', change: ADDED, command: '/deepseek-balance' });
  expect(saved).toEqual(typed);
});

test('several changes are one message, each with its title and its details', () => {
  const zone = { what: 'zone', by: 'U1', from: 'UTC', to: 'Asia/Shanghai', nextAt: null } as const;
  const { text } = noticeMessage(EN, { ...SAVED, rules: [ADDED], channel: [zone] });
  expect(text.split('\n')).toEqual([
    '<@U1> saved 2 changes in the settings of this channel.',
    expect.stringMatching(/^▸ <@U1> set a rule for this channel: #1 /),
    '▸ <@U1> set the time zone of this channel to Asia/Shanghai.',
    'To restore it: `/deepseek-balance zone UTC`',
  ]);
});
