import { expect, test } from 'vitest';
import { parseCommand } from '../../../src/listeners/commands/parse-command.ts';
import { intentionOf, refusalFor, TEAM } from './context.ts';

test.each([
  ['probe', { model: null, accountId: null }],
  ['probe for prod', { model: null, accountId: 'prod' }],
  ['PROBE deepseek-v4-pro for prod', { model: 'deepseek-v4-pro', accountId: 'prod' }],
  ['probe for prod deepseek-flash', { model: 'deepseek-flash', accountId: 'prod' }],
])('%j', (text, wish) => {
  expect(intentionOf(text)).toEqual({ kind: 'probe', ...wish });
});

test.each([
  ['probe now', { problem: 'word_left_over', typed: 'now', line: 'probe' }],
  ['probe deepseek-flash please for prod', { problem: 'word_left_over', line: 'probe deepseek-flash for prod' }],
  ['probe for nobody', { problem: 'account_unknown' }],
])('%j is refused, because it costs money', (text, refusal) => {
  expect(refusalFor(text)).toMatchObject(refusal);
});

test.each([
  ['probe for prod-eu', { intention: { kind: 'probe', model: null, accountId: 'prod-eu' } }],
  ['probe for prod-eu deepseek-flash', { intention: { kind: 'probe', model: 'deepseek-flash', accountId: 'prod-eu' } }],
  ['probe prod-eu', { refusal: { problem: 'word_left_over', line: 'probe for prod-eu' } }],
])('%j takes an account with a hyphen for no model', (text, expected) => {
  const accounts = ['prod-eu', 'prod'].map((id) => ({ id, label: id }));
  const context = { ...TEAM, accountIds: ['prod-eu', 'prod'], accounts, currencies: ['CNY'] };
  expect(parseCommand(text, context)).toMatchObject(expected);
});
