import { describe, expect, it, test } from 'vitest';
import { simulationMessage } from '../../../src/blocks/answers/simulation.ts';
import { MESSAGE_LIMITS } from '../../../src/blocks/limits.ts';
import { validateBlocks } from '../../../src/demo/slack/blocks/validate.ts';
import type { StepMessage } from '../../../src/domain/card.ts';
import type { QuietReason, Simulation, SimulationAnswer } from '../../../src/domain/simulation.ts';
import { makeRule, micros, T0 } from '../../domain/make.ts';
import { fullSteps, HOSTILE } from '../extremes.ts';
import { EN } from '../voices.ts';

const COMMAND = '/deepseek-balance';
const PRETENDED = { currency: 'CNY', micros: micros(3.2) };
const QUIET: Simulation = {
  account: { id: 'prod', label: 'prod', ownerId: null, runbookUrl: null },
  before: micros(60),
  message: null,
  edited: false,
  quiet: [],
  confirmAfterMs: 30_000,
  repeatAt: null,
};

function textOf(accounts: readonly Partial<Simulation>[], paused = false): string {
  const answer: SimulationAnswer = {
    kind: 'simulated',
    pretended: PRETENDED,
    accounts: accounts.map((account) => ({ ...QUIET, ...account })),
    paused,
    now: T0,
  };
  const message = simulationMessage(EN, answer, COMMAND);
  expect(validateBlocks(message.blocks, 'message')).toEqual([]);
  expect(message.text.length).toBeLessThanOrEqual(MESSAGE_LIMITS.messageText);
  expect(message.blocks.length).toBeLessThanOrEqual(40);
  return message.text;
}

describe('why a rule would be silent', () => {
  const rows: readonly [QuietReason, number | null, string][] = [
    ['above', null, 'silent, the amount is not below it'],
    ['no_fall', null, 'silent, no such fall would have been seen'],
    ['lasts', null, 'silent, the money would last long enough'],
    ['no_pace', null, 'silent, there is not enough data yet to say how long the money would last'],
    ['once', null, 'silent at first, a second check like this would warn'],
    ['told', null, 'silent, it goes on and was told already'],
    ['told', T0, 'silent, it goes on and was told already; the next reminder is due 09:00 UTC'],
    ['covered', null, 'silent, the worse one speaks for it'],
    ['recovering', null, 'silent at first, a second check like this at least 30 s later would end it'],
    ['other_wallet', null, 'silent, it is about another currency'],
    ['no_amount', null, 'silent, it is not about an amount'],
  ];
  test.each(rows)('%s', (why, repeatAt, words) => {
    const [, , line = ''] = textOf([{ repeatAt, quiet: [{ rule: makeRule(), why }] }]).split('\n');
    expect(line.endsWith(`: ${words}`)).toBe(true);
  });
});

it('a closed channel would hear of it later', () => {
  expect(textOf([{}], true)).toContain('⏳ This channel takes no messages at present, so all of this would wait.');
});

it('an answer that fits is whole, one that does not has its first lines and where to see it', () => {
  const steps = fullSteps(HOSTILE);
  for (const message of steps) {
    const quiet = Array.from({ length: 60 }, (_, index) => ({ rule: makeRule({ id: index }), why: 'told' as const }));
    const step: StepMessage = { ...message, news: [], before: null, broadcast: true };
    const text = textOf(Array.from({ length: 5 }, () => ({ message: step, quiet })));
    expect(text).toContain(`(The whole message: \`${COMMAND} simulate 3.20 CNY for prod\`)`);
    expect(text).toMatch(/… and \d+ more/);
    expect(text).toContain(`… and 2 more accounts: \`${COMMAND} simulate 3.20 CNY for prod\``);
    expect(text).toContain('prod (¥60.00 when last read) and 2 more.');
  }
});

it('a reply that is not sent to the channel is told apart', () => {
  const first = fullSteps(HOSTILE).find(({ step }) => step === 'joined');
  if (first === undefined) throw new RangeError('no such step');
  const message = { ...first, news: [], before: null, broadcast: false };
  expect(textOf([{ message }])).toContain('prod: a reply in the thread of the open message would say:');
});

test.each<[string, SimulationAnswer, string]>([
  [
    'no money',
    { kind: 'no_currency' },
    'No account has money to pretend about yet, so please name the currency: `/deepseek-balance simulate 3 CNY`',
  ],
  [
    'several currencies',
    { kind: 'which_currency', micros: micros(3.2), currencies: ['CNY', 'USD'] },
    'In which currency? Type `/deepseek-balance simulate 3.20 CNY` or `/deepseek-balance simulate 3.20 USD`',
  ],
  [
    'no wallet',
    { kind: 'no_wallet', pretended: PRETENDED, accountId: null },
    'No balance in CNY was ever read, so there is nothing to pretend.',
  ],
  [
    'no wallet of the account',
    { kind: 'no_wallet', pretended: PRETENDED, accountId: 'prod' },
    'No balance of `prod` in CNY was ever read, so there is nothing to pretend.',
  ],
])('nothing is simulated: %s', (_, answer, text) => {
  expect(simulationMessage(EN, answer, COMMAND).text).toBe(text);
});
