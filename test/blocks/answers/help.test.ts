import { describe, expect, test } from 'vitest';
import { helpMessage } from '../../../src/blocks/answers/help.ts';
import { helpAllMessage } from '../../../src/blocks/answers/help-all.ts';
import { spellings } from '../../../src/listeners/commands/verbs.ts';
import { EN } from '../voices.ts';

const COMMAND = '/deepseek-balance';
const TEAM = { command: COMMAND, accountIds: ['prod', 'batch'], currencies: ['CNY', 'USD'] };

describe('help', () => {
  test("is six lines with this team's own accounts and currencies", () => {
    expect(helpMessage(EN, TEAM).text.split('\n')).toEqual([
      '`/deepseek-balance` shows all balances, worst first; `/deepseek-balance prod` shows that account (there are `prod` and `batch`)',
      '`/deepseek-balance threshold 50 CNY` or `/deepseek-balance threshold 5 USD` warns this channel below that amount (add `critical`, `notify @oncall`, `for prod`)',
      '`/deepseek-balance watch` warns only when calls are refused or an account cannot be read',
      '`/deepseek-balance rules` lists what this channel is warned about, `/deepseek-balance why` how each rule stands',
      '`/deepseek-balance change 2 to 50 CNY` edits rule 2, `/deepseek-balance remove 2` ends it',
      '`/deepseek-balance test` posts a test alert, `/deepseek-balance top up` says where to pay, `/deepseek-balance help all` shows everything',
    ]);
  });

  test.each([
    ['no account', [], '`/deepseek-balance` shows all balances, worst first'],
    [
      'one account',
      ['main'],
      '`/deepseek-balance` shows all balances, worst first; `/deepseek-balance main` shows that account',
    ],
    [
      'many accounts',
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
      '`/deepseek-balance` shows all balances, worst first; `/deepseek-balance a` shows that account (there are `a`, `b`, `c`, `d`, `e` … and 2 more)',
    ],
  ])('with %s', (_name, accountIds, line) => {
    const lines = helpMessage(EN, { ...TEAM, accountIds }).text.split('\n');
    expect(lines[0]).toBe(line);
    expect(lines).toHaveLength(6);
  });

  test('without an account or a currency still shows lines that can be typed', () => {
    expect(helpMessage(EN, { command: COMMAND, accountIds: [], currencies: [] }).text.split('\n')[1]).toBe(
      '`/deepseek-balance threshold 50 CNY` warns this channel below that amount (add `critical`, `notify @oncall`)',
    );
  });
});

describe('help all', () => {
  test.each(spellings('en'))('names `%s`', (spelling) => {
    const { text } = helpAllMessage(EN, TEAM);
    expect(text.split(/[^a-z?-]+/).join(' ')).toContain(` ${spelling} `);
  });

  test('is the table of all commands', () => {
    const lines = helpAllMessage(EN, TEAM).text.split('\n');
    expect(lines[3]).toBe(
      '• `/deepseek-balance threshold 50 CNY [critical] [notify @oncall] [for prod]` (also `set`, `below`, `alert at`, `alert`, `warn`): a warning here when the total falls below that amount',
    );
    expect(lines).toHaveLength(22);
  });

  test('without an account takes a name that could be one', () => {
    const { text } = helpAllMessage(EN, { ...TEAM, accountIds: [] });
    expect(text).toContain('`/deepseek-balance watch [for prod]`');
  });
});
