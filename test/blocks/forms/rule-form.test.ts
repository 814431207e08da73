import { describe, expect, test } from 'vitest';
import { type RuleFormInput, ruleForm, thresholdBlock } from '../../../src/blocks/forms/rule-form.ts';
import { validateBlocks } from '../../../src/demo/slack/blocks/validate.ts';
import { readView } from '../../../src/demo/slack/view-checks.ts';
import { KINDS } from '../../../src/domain/rule.ts';
import { HOSTILE } from '../extremes.ts';
import { EN, ZH } from '../voices.ts';

const ACCOUNTS = [
  { id: 'prod', label: 'Production' },
  { id: 'staging', label: 'staging' },
];
const INPUT: RuleFormInput = {
  metadata: '{}',
  isNew: true,
  asksChannel: false,
  accounts: ACCOUNTS,
  accountId: null,
  kind: 'below',
  threshold: null,
  severity: 'warning',
  person: null,
  group: null,
  example: '50 CNY',
  groupLine: '/deepseek-balance threshold 50 CNY notify @oncall',
  preview: null,
};

function element(given: Partial<RuleFormInput>, blockId: string): unknown {
  const block = ruleForm(EN, { ...INPUT, ...given }).blocks.find((each) => each.block_id === blockId);
  return block !== undefined && 'element' in block ? block.element : undefined;
}

const manyAccounts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `a${index}`, label: `${HOSTILE.label} ${'x'.repeat(200)}` }));

describe.each([
  ['English', EN],
  ['Chinese', ZH],
])("a rule's form in %s", (_, say) => {
  const inputs: readonly (readonly [string, Partial<RuleFormInput>])[] = [
    ...KINDS.map((kind) => [kind, { kind }] as const),
    ['on Home', { asksChannel: true }],
    [
      'of a rule that is there',
      { isNew: false, accountId: 'prod', threshold: '40 CNY', severity: 'critical', person: 'U1' },
    ],
    ['with a user group', { group: '<!subteam^S0123>', preview: 'warn when' }],
    [
      'with what is hostile',
      { group: HOSTILE.mention, preview: HOSTILE.label, threshold: HOSTILE.label, groupLine: 'x'.repeat(4000) },
    ],
    ['with 99 accounts', { accounts: manyAccounts(99), accountId: 'a98' }],
    ['with 100 accounts', { accounts: manyAccounts(100), accountId: 'a99' }],
    ['with 250 accounts', { accounts: manyAccounts(250), accountId: 'a249' }],
  ];

  test.each(inputs)('is what Slack takes: %s', (__, given) => {
    const form = ruleForm(say, { ...INPUT, ...given });
    expect(validateBlocks(form.blocks, 'modal')).toEqual([]);
    expect(readView(form)).toMatchObject({ kind: 'view' });
  });
});

test('all accounts can be chosen, however many there are', () => {
  expect(element({}, 'account')).toMatchObject({
    options: [
      { value: '*' },
      { value: 'prod', text: { text: 'Production (prod)' } },
      { value: 'staging', text: { text: 'staging' } },
    ],
    initial_option: { value: '*' },
  });
  expect(element({ accounts: manyAccounts(250), accountId: 'a249' }, 'account')).toMatchObject({
    option_groups: [{ label: { text: '1–100' } }, { label: { text: '101–200' } }, { label: { text: '201–251' } }],
    initial_option: { value: 'a249' },
  });
});

test('a kind without threshold asks for nothing else', () => {
  const blocks = ruleForm(EN, { ...INPUT, kind: 'blind' }).blocks.map(({ block_id }) => block_id);
  expect(blocks).toEqual(['account', 'kind', 'back']);
});

test('another kind begins with an empty threshold, in a block of its own', () => {
  expect(element({ threshold: '50 CNY' }, thresholdBlock('below'))).toMatchObject({ initial_value: '50 CNY' });
  expect(element({ kind: 'drop' }, thresholdBlock('drop'))).not.toHaveProperty('initial_value');
});

test('on Home it asks for the channel, and saves at once', () => {
  const form = ruleForm(EN, { ...INPUT, asksChannel: true });
  expect(form.submit?.text).toBe('Save');
  expect(form.blocks.map(({ block_id }) => block_id)).not.toContain('back');
  expect(form.blocks[0]).toMatchObject({ block_id: 'channel', element: { type: 'conversations_select' } });
});

test('a user group is shown by name and kept unless it is unticked', () => {
  expect(element({ group: '<!subteam^S0123>' }, 'keep_group')).toMatchObject({
    options: [{ value: 'yes', text: { type: 'mrkdwn', text: 'Go on notifying <!subteam^S0123>' } }],
    initial_options: [{ value: 'yes' }],
  });
  expect(JSON.stringify(element({ group: '<!channel>' }, 'keep_group'))).not.toContain('<!channel>');
});
