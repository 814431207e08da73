import { describe, expect, test } from 'vitest';
import { completeLine } from '../../../src/demo/shell/completion.ts';
import { parseTypedLine, type TypedLine } from '../../../src/demo/shell/typed-line.ts';

const CHANNELS = ['ops', 'other'];

describe('a typed line', () => {
  test.each<[string, TypedLine]>([
    ['   ', { kind: 'nothing' }],
    ['/deepseek-balance', { kind: 'command', text: '' }],
    ['  /Deepseek-Balance  threshold  50 CNY ', { kind: 'command', text: 'threshold  50 CNY' }],
    ['/deepseek-balances why', { kind: 'other_command', name: '/deepseek-balances' }],
    ['/', { kind: 'other_command', name: '/' }],
    ['why?', { kind: 'message', text: 'why?' }],
    ['/join #other', { kind: 'join', channel: 'other' }],
    ['/home', { kind: 'home' }],
    ['/join', { kind: 'join', channel: '' }],
    [':1', { kind: 'press', number: 1, choice: '' }],
    [':12 4 Hours', { kind: 'press', number: 12, choice: '4 Hours' }],
    [':drain 5', { kind: 'steer', order: { kind: 'drain', amount: '5' } }],
    [':topup ¥100.50', { kind: 'steer', order: { kind: 'top_up', amount: '100.50' } }],
    [':down', { kind: 'steer', order: { kind: 'down', how: 'http_500' } }],
    [':down silent', { kind: 'steer', order: { kind: 'down', how: 'silent' } }],
    [':up', { kind: 'steer', order: { kind: 'up' } }],
    [':fast', { kind: 'steer', order: { kind: 'fast' } }],
    [':key revoked', { kind: 'steer', order: { kind: 'key', revoked: true } }],
    [':key restored', { kind: 'steer', order: { kind: 'key', revoked: false } }],
    [':HELP', { kind: 'help' }],
    [':q', { kind: 'quit' }],
  ])('%s', (line, typed) => {
    expect(parseTypedLine(line)).toStrictEqual(typed);
  });

  test.each([
    [':drain', ':drain 5'],
    [':drain 0', ':drain 5'],
    [':drain -5', ':drain 5'],
    [':drain 1e9', ':drain 5'],
    [':drain 0.001', ':drain 5'],
    [':topup 1000000.01', ':topup 100'],
    [':topup 99999999999999999999', ':topup 100'],
    [':drain 5 yuan', '"yuan" is too much'],
    [':down 404', ':down silent'],
    [':key', ':key revoked'],
    [':halp', 'Did you mean :help?'],
    [':', 'There is no :.'],
    [':1234', 'There is no :1234.'],
    [':\u001b[31m', ':help lists'],
  ])('%s is answered with what to type', (line, hint) => {
    const typed = parseTypedLine(line);
    expect(typed.kind === 'misused' ? typed.hint : typed.kind).toContain(hint);
  });
});

describe('Tab', () => {
  test.each([
    ['/dee', '/deepseek-balance '],
    ['/deepseek-balance thr', '/deepseek-balance threshold '],
    ['/join #ot', '/join #other'],
    [':key re', ':key revoked'],
    [':dr', ':drain 5'],
  ])('after %s offers %s', (line, offered) => {
    expect(completeLine(line, CHANNELS)[0]).toContain(offered);
  });

  test('offers nothing on an empty line, and nothing that nobody can type', () => {
    expect(completeLine('', CHANNELS)).toStrictEqual([[], '']);
    expect(completeLine('nonsense', CHANNELS)[0]).toStrictEqual([]);
  });
});
