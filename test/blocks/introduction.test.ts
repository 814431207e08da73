import { expect, it } from 'vitest';
import { noticeMessage } from '../../src/blocks/notice.ts';
import { makeRule } from '../domain/make.ts';
import { EN } from './voices.ts';

const ACCOUNTS = [
  { id: 'prod', label: 'Production' },
  { id: 'batch', label: 'batch' },
];
const RULES = [makeRule({ id: 1 }), makeRule({ id: 2, kind: 'unavailable', severity: 'critical' })];

function linesOf(rules = RULES): readonly string[] {
  const introduction = { kind: 'introduction', accounts: ACCOUNTS, rules, command: '/deepseek-balance' } as const;
  return noticeMessage(EN, introduction).text.split('\n');
}

it('the introduction says what is watched, what the channel is told, and how to change it', () => {
  expect(linesOf()).toEqual([
    '👋 Hello! I warn this channel before a DeepSeek account runs empty.',
    'I watch Production and batch. This channel is told:',
    '• #1 warn when the total of any account falls below ¥50.00',
    '• #2 critical when calls from any account are refused',
    '`/deepseek-balance` shows how much is left, `/deepseek-balance threshold 50 CNY` adds a warning, `/deepseek-balance remove 2` ends one, `/deepseek-balance why` explains them, `/deepseek-balance help` shows the rest.',
  ]);
});

it('of many rules the introduction shows ten and where the others are', () => {
  const lines = linesOf(Array.from({ length: 50 }, (_, index) => makeRule({ id: index + 1 })));
  expect(lines).toHaveLength(14);
  expect(lines[12]).toBe('… and 40 more: `/deepseek-balance rules` shows all');
});
