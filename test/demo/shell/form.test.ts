import { describe, expect, test } from 'vitest';
import {
  answerQuestion,
  describeQuestion,
  givenValue,
  listQuestions,
  type Question,
} from '../../../src/demo/shell/form.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (text: string, value: string) => ({ text: plain(text), value });
const NAMES = new Map([
  ['U1', 'alice'],
  ['C1', 'ops'],
]);
const EMPTY = { type: 'modal', title: { type: 'plain_text', text: 'T' } } as const;
const input = (element: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) => ({
  type: 'input',
  block_id: 'b',
  label: plain('Field'),
  element: { action_id: 'a', ...element },
  ...more,
});
const ask = (element: Readonly<Record<string, unknown>>, more?: Readonly<Record<string, unknown>>): Question => {
  const [question] = listQuestions({ ...EMPTY, blocks: [input(element, more)] }, NAMES);
  if (question === undefined) throw new Error('no question');
  return question;
};
const select = { type: 'static_select', options: [option('Warning', 'w'), option('Critical', 'c')] };
const chosen = (text: string, value: string) => ({ text: plain(text), value });

describe('a field', () => {
  test.each([
    ['a text', { type: 'plain_text_input' }, ' 50 CNY ', { type: 'plain_text_input', value: '50 CNY' }],
    [
      'a text that is there already',
      { type: 'plain_text_input', initial_value: '20 CNY' },
      '',
      { type: 'plain_text_input', value: '20 CNY' },
    ],
    ['a number', { type: 'number_input', is_decimal_allowed: true }, '5.5', { type: 'number_input', value: '5.5' }],
    ['a time', { type: 'timepicker' }, '09:00', { type: 'timepicker', selected_time: '09:00' }],
    ['a person', { type: 'users_select' }, '@alice', { type: 'users_select', selected_user: 'U1' }],
    [
      'a channel',
      { type: 'conversations_select' },
      '#ops',
      { type: 'conversations_select', selected_conversation: 'C1' },
    ],
    ['a choice by number', select, '2', { type: 'static_select', selected_option: chosen('Critical', 'c') }],
    ['a choice by name', select, 'critical', { type: 'static_select', selected_option: chosen('Critical', 'c') }],
    [
      'several choices',
      { ...select, type: 'checkboxes' },
      '1, critical',
      { type: 'checkboxes', selected_options: [chosen('Warning', 'w'), chosen('Critical', 'c')] },
    ],
  ])('takes %s', (_name, element, typed, value) => {
    expect(answerQuestion(ask(element), typed, NAMES)).toStrictEqual({ kind: 'value', value });
  });

  test.each([
    ['nothing', { type: 'plain_text_input' }, '', 'must be filled in'],
    ['no number', { type: 'number_input' }, 'five', 'number'],
    ['no time', { type: 'timepicker' }, '25:00', '09:00'],
    ['nobody', { type: 'users_select' }, '@bob', 'called bob'],
    ['no choice', select, '3', 'from 1 to 2'],
    ['one choice that is none', { ...select, type: 'checkboxes' }, '1,9', 'from 1 to 2'],
  ])('refuses %s', (_name, element, typed, sentence) => {
    const answer = answerQuestion(ask(element), typed, NAMES);
    expect(answer.kind === 'refused' ? answer.sentence : answer.kind).toContain(sentence);
  });

  test('may be left out when it is optional', () => {
    const question = ask({ type: 'plain_text_input' }, { optional: true });
    expect(answerQuestion(question, '', NAMES)).toStrictEqual({ kind: 'value', value: { type: 'plain_text_input' } });
    expect(describeQuestion(question)).toStrictEqual(['Field (Enter: leave it out)']);
  });

  test('is asked with its hint, its choices and what is there already', () => {
    const question = ask({ ...select, initial_option: option('Warning', 'w') }, { hint: plain('How loud') });
    expect(describeQuestion(question)).toStrictEqual([
      'Field (Enter: Warning)',
      'How loud',
      '1 = Warning',
      '2 = Critical',
    ]);
  });
});

test('what stands in a field is what an empty line means, also after the bot preset something else', () => {
  const values = { b: { a: { type: 'static_select', selected_option: option('Critical', 'c') } } };
  expect(listQuestions({ ...EMPTY, blocks: [input(select)] }, NAMES, values)).toMatchObject([
    { initial: 'Critical', dispatches: false },
  ]);
});

test('the choices of groups are numbered through', () => {
  const groups = ['Warning', 'Critical'].map((text) => ({ label: plain('G'), options: [option(text, text)] }));
  expect(ask({ type: 'static_select', option_groups: groups }).choices).toStrictEqual([
    { label: 'Warning', value: 'Warning' },
    { label: 'Critical', value: 'Critical' },
  ]);
});

test.each([
  [{ value: '50' }, '50'],
  [{ value: null }, null],
  [{ selected_time: '09:00' }, '09:00'],
  [{ selected_conversation: 'C1' }, 'C1'],
  [{ selected_option: option('Warning', 'w') }, 'w'],
  [{ selected_options: [option('Warning', 'w')] }, ['w']],
])('%j is given as %j', (reported, given) => {
  expect(givenValue(reported)).toStrictEqual(given);
});
