import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../src/listeners/commands/parse-command.ts';
import { intentionOf, TEAM } from './context.ts';

const CNY_50 = { micros: 50_000_000, currency: 'CNY' };
const CNY_40 = { micros: 40_000_000, currency: 'CNY' };

function threshold(parts: object = {}): object {
  return { kind: 'threshold', amount: CNY_50, severity: null, mention: null, accountId: null, ...parts };
}

describe('questions', () => {
  test.each([
    ['', { kind: 'show', accountId: null }],
    ['  \n\t ', { kind: 'show', accountId: null }],
    ['show', { kind: 'show', accountId: null }],
    ['STATUS', { kind: 'show', accountId: null }],
    ['balance?', { kind: 'show', accountId: null }],
    ['now!', { kind: 'show', accountId: null }],
    ['show all', { kind: 'show', accountId: null }],
    ['prod', { kind: 'show', accountId: 'prod' }],
    ['“Prod”.', { kind: 'show', accountId: 'prod' }],
    ['ｐｒｏｄ', { kind: 'show', accountId: 'prod' }],
    ['pr\u200Bod', { kind: 'show', accountId: 'prod' }],
    ['show prod', { kind: 'show', accountId: 'prod' }],
    ['show for prod', { kind: 'show', accountId: 'prod' }],
    ['status (dev)', { kind: 'show', accountId: 'dev' }],
    ['rules', { kind: 'rules' }],
    ['list', { kind: 'rules' }],
    ['thresholds', { kind: 'rules' }],
    ['alerts', { kind: 'rules' }],
    ['why', { kind: 'why' }],
    ['why?', { kind: 'why' }],
    ['top up', { kind: 'top_up' }],
    ['Top   Up', { kind: 'top_up' }],
    ['topup', { kind: 'top_up' }],
    ['top-up', { kind: 'top_up' }],
    ['top–up', { kind: 'top_up' }],
    ['version', { kind: 'version' }],
    ['help', { kind: 'help', all: false }],
    ['?', { kind: 'help', all: false }],
    ['？', { kind: 'help', all: false }],
    ['???', { kind: 'help', all: false }],
    ['help all', { kind: 'help', all: true }],
    ['? all', { kind: 'help', all: true }],
    ['test', { kind: 'test' }],
  ])('%j', (text, intention) => {
    expect(intentionOf(text)).toEqual(intention);
  });
});

describe('thresholds', () => {
  test.each([
    ['threshold 50 CNY', {}],
    ['set 50 CNY', {}],
    ['below 50 CNY', {}],
    ['alert at 50 CNY', {}],
    ['alert 50 CNY', {}],
    ['warn 50 CNY', {}],
    ['THRESHOLD 50 cny', {}],
    ['`threshold 50 CNY`', {}],
    ['threshold: 50 CNY.', {}],
    ['threshold 50 CNY critical', { severity: 'critical' }],
    ['threshold 50 CNY, crit', { severity: 'critical' }],
    ['threshold critical 50 CNY', { severity: 'critical' }],
    ['threshold 50 CNY 严重', { severity: 'critical' }],
    ['threshold 50 CNY warning', { severity: 'warning' }],
    ['threshold 50 CNY warn', { severity: 'warning' }],
    ['threshold 50 CNY 警告', { severity: 'warning' }],
    ['threshold 50 CNY for prod', { accountId: 'prod' }],
    ['threshold for PROD 50 CNY', { accountId: 'prod' }],
    ['threshold 50 CNY for all', {}],
    ['threshold 50 CNY notify <@U123|ann>', { mention: '<@U123>' }],
    ['threshold 50 CNY notify <@W123ABC>', { mention: '<@W123ABC>' }],
    ['threshold 50 CNY notify <!subteam^S123|@oncall>', { mention: '<!subteam^S123>' }],
    ['threshold 50 CNY notify <!subteam^S123>', { mention: '<!subteam^S123>' }],
    ['threshold 50 CNY notify &lt;!subteam^S123&gt;', { mention: '<!subteam^S123>' }],
    ['threshold 50 CNY notify &lt;@U123&gt;', { mention: '<@U123>' }],
    ['threshold 50 CNY notify <@U123|Ann Smith>, critical', { mention: '<@U123>', severity: 'critical' }],
    ['threshold for dev notify <@U1> critical 50 CNY', { mention: '<@U1>', severity: 'critical', accountId: 'dev' }],
  ])('%j', (text, parts) => {
    expect(intentionOf(text)).toEqual(threshold(parts));
  });
});

describe('other changes', () => {
  test.each([
    ['watch', { kind: 'watch', accountId: null }],
    ['watch for prod', { kind: 'watch', accountId: 'prod' }],
    ['watch prod', { kind: 'watch', accountId: 'prod' }],
    ['watch all', { kind: 'watch', accountId: null }],
    [
      'change 2 to 40 CNY',
      { kind: 'change', number: 2, threshold: { ...CNY_40, unit: 'money' }, windowMs: null, severity: null },
    ],
    [
      'change #2 40 CNY',
      { kind: 'change', number: 2, threshold: { ...CNY_40, unit: 'money' }, windowMs: null, severity: null },
    ],
    [
      'change rule 12 to critical 40 CNY',
      { kind: 'change', number: 12, threshold: { ...CNY_40, unit: 'money' }, windowMs: null, severity: 'critical' },
    ],
    ['change 2 critical', { kind: 'change', number: 2, threshold: null, windowMs: null, severity: 'critical' }],
    [
      'change 2 to 40',
      {
        kind: 'change',
        number: 2,
        threshold: { micros: 40_000_000, currency: null, unit: 'money' },
        windowMs: null,
        severity: null,
      },
    ],
    ['remove 2', { kind: 'remove', target: { by: 'number', number: 2 } }],
    ['remove #2', { kind: 'remove', target: { by: 'number', number: 2 } }],
    ['remove rule 2', { kind: 'remove', target: { by: 'number', number: 2 } }],
    ['remove 50 CNY', { kind: 'remove', target: { by: 'amount', amount: CNY_50, accountId: null } }],
    ['remove for prod ¥50', { kind: 'remove', target: { by: 'amount', amount: CNY_50, accountId: 'prod' } }],
    [
      'remove 9.80',
      { kind: 'remove', target: { by: 'amount', amount: { micros: 9_800_000, currency: null }, accountId: null } },
    ],
    ['remove all', { kind: 'remove', target: { by: 'all', confirmed: false } }],
    ['remove all yes', { kind: 'remove', target: { by: 'all', confirmed: true } }],
  ])('%j', (text, intention) => {
    expect(intentionOf(text)).toEqual(intention);
  });
});

describe('a typing error in a question is corrected, and said', () => {
  test.each([
    ['shwo', { kind: 'show', accountId: null }, 'shwo', 'show'],
    ['staus', { kind: 'show', accountId: null }, 'staus', 'status'],
    ['show Prdo', { kind: 'show', accountId: 'prod' }, 'Prdo', 'prod'],
    ['prdo', { kind: 'show', accountId: 'prod' }, 'prdo', 'prod'],
    ['stagng', { kind: 'show', accountId: 'staging' }, 'stagng', 'staging'],
    ['shwo prdo', { kind: 'show', accountId: 'prod' }, 'shwo prdo', 'show prod'],
    ['ruls', { kind: 'rules' }, 'ruls', 'rules'],
    ['thresolds', { kind: 'rules' }, 'thresolds', 'thresholds'],
    ['wyh', { kind: 'why' }, 'wyh', 'why'],
    ['Verison', { kind: 'version' }, 'Verison', 'version'],
    ['hlep all', { kind: 'help', all: true }, 'hlep', 'help'],
    ['top pu', { kind: 'top_up' }, 'top pu', 'top up'],
    ['topp up', { kind: 'top_up' }, 'topp up', 'top up'],
    ['topupp', { kind: 'top_up' }, 'topupp', 'topup'],
  ])('%j', (text, intention, typed, read) => {
    expect(parseCommand(text, TEAM)).toEqual({ intention, corrected: { typed, read } });
  });
});

describe('the label of an account is read as its id', () => {
  test.each([
    ['Production', 'Production', 'prod'],
    ['ＰＲＯＤＵＣＴＩＯＮ', 'PRODUCTION', 'prod'],
    ['show production', 'production', 'prod'],
    ['status for “Production”', 'Production', 'prod'],
    ['show Test (EU) &amp; more', 'Test EU & more', 'dev'],
  ])('and said in the answer to a question: %s', (text, typed, read) => {
    expect(parseCommand(text, TEAM)).toEqual({
      intention: { kind: 'show', accountId: read },
      corrected: { typed, read },
    });
  });

  test('behind a misspelt word', () => {
    expect(parseCommand('shwo Production', TEAM)).toEqual({
      intention: { kind: 'show', accountId: 'prod' },
      corrected: { typed: 'shwo Production', read: 'show prod' },
    });
  });

  test.each([
    ['threshold 50 CNY for production', threshold({ accountId: 'prod' })],
    ['threshold for test (eu) &amp; more 50 CNY', threshold({ accountId: 'dev' })],
    ['watch Production', { kind: 'watch', accountId: 'prod' }],
  ])('as if it was the id in a change: %s', (text, intention) => {
    expect(intentionOf(text)).toEqual(intention);
  });

  test('also when it begins with an id', () => {
    const context = { ...TEAM, accountIds: ['batch'], accounts: [{ id: 'batch', label: 'Batch jobs' }] };
    expect(parseCommand('batch jobs', context)).toEqual({
      intention: { kind: 'show', accountId: 'batch' },
      corrected: { typed: 'batch jobs', read: 'batch' },
    });
    expect(intentionOf('batch', context)).toEqual({ kind: 'show', accountId: 'batch' });
  });

  test('but not when two accounts have it', () => {
    expect(parseCommand('watch for shared', TEAM)).toMatchObject({ refusal: { problem: 'account_unknown' } });
  });
});

describe('an account', () => {
  test('that is called like a currency is reached by its name, and its name stays a currency beside a number', () => {
    const context = { ...TEAM, accountIds: ['usd', 'gpt'] };
    expect(intentionOf('usd', context)).toEqual({ kind: 'show', accountId: 'usd' });
    expect(intentionOf('threshold 50 usd', context)).toEqual(
      threshold({ amount: { micros: 50_000_000, currency: 'USD' } }),
    );
    expect(intentionOf('threshold usd 50', context)).toEqual(
      threshold({ amount: { micros: 50_000_000, currency: 'USD' } }),
    );
  });

  test('is corrected by nothing when there is none', () => {
    expect(intentionOf('show', { ...TEAM, accountIds: [] })).toEqual({ kind: 'show', accountId: null });
  });
});
