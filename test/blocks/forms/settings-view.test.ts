import { describe, expect, test } from 'vitest';
import { savedView, savingView, testedView } from '../../../src/blocks/forms/saved-view.ts';
import { noteView, settingsView } from '../../../src/blocks/forms/settings-view.ts';
import { readView } from '../../../src/demo/slack/view-checks.ts';
import type { TestOutcome } from '../../../src/domain/answer.ts';
import { emptyDraft, fieldsOf, type SettingsDraft } from '../../../src/domain/settings-draft.ts';
import { makeRule, micros } from '../../domain/make.ts';
import { HOSTILE } from '../extremes.ts';
import { EN, ZH } from '../voices.ts';

const EMPTY = emptyDraft({ channelId: 'C1', command: '/deepseek-balance', seen: '' });
const RULES = [1, 2, 3].map((id) => makeRule({ id, thresholdMicros: micros(id * 10) }));
const PLAIN = { zone: 'UTC', language: null, quiet: null, digest: null };
const SHOWN = { rules: RULES, channel: PLAIN, labels: new Map([['prod', 'Production']]) };
const DRAFT: SettingsDraft = {
  ...EMPTY,
  added: [{ ...fieldsOf(makeRule({ thresholdMicros: micros(5), accountId: 'prod' })) }],
  changed: [{ ...fieldsOf(makeRule({ thresholdMicros: micros(15) })), id: 1 }],
  removed: [2],
  channel: {
    zone: 'America/New_York',
    language: 'zh',
    quiet: { fromMinute: 1320, untilMinute: 420 },
    digest: { every: 'day', minute: 545 },
  },
};
const OUTCOMES: readonly (TestOutcome | null)[] = [
  null,
  { kind: 'sent' },
  { kind: 'waiting' },
  ...(['archived', 'not_in_channel', 'not_found', 'restricted'] as const).map(
    (reason) => ({ kind: 'closed', reason }) as const,
  ),
];
const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    makeRule({ id: index + 1, accountId: HOSTILE.id, thresholdMicros: micros(index + 1) }),
  );
const linesOf = (view: ReturnType<typeof settingsView>): readonly string[] =>
  view.blocks.flatMap((block) => (block.type === 'section' && block.text ? [block.text.text] : []));

describe.each([
  ['English', EN],
  ['Chinese', ZH],
])('the settings form in %s', (_, say) => {
  const hostile = { rules: many(200), channel: PLAIN, labels: new Map([[HOSTILE.id, HOSTILE.label]]) };
  const views: readonly (readonly [string, ReturnType<typeof settingsView>])[] = [
    ['without rules', settingsView(say, { ...SHOWN, rules: [] }, EMPTY, '')],
    ['with rules', settingsView(say, SHOWN, EMPTY, '')],
    ['with changes', settingsView(say, SHOWN, DRAFT, '{}', say('forms.conflict'))],
    [
      'with 200 rules and a hostile label',
      settingsView(
        say,
        hostile,
        { ...DRAFT, channelId: HOSTILE.channelId, command: HOSTILE.command },
        '',
        'x'.repeat(5000),
      ),
    ],
    [
      'with 200 rules that are all removed',
      settingsView(say, hostile, { ...EMPTY, removed: hostile.rules.slice(0, 80).map(({ id }) => id) }, ''),
    ],
    ['while it saves', savingView(say)],
    ['with a note', noteView(say, 'x'.repeat(5000), [], '{}')],
    ...OUTCOMES.map((outcome) => [`saved: ${JSON.stringify(outcome)}`, savedView(say, outcome, 'C1')] as const),
    ...OUTCOMES.flatMap((outcome) =>
      outcome === null ? [] : [[`tested: ${JSON.stringify(outcome)}`, testedView(say, outcome, 'C1')] as const],
    ),
  ];

  test.each(views)('is what Slack takes: %s', (__, view) => {
    expect(readView(view)).toMatchObject({ kind: 'view' });
    const shown = JSON.stringify(view);
    for (const word of ['<!channel>', '<!here>', '<!everyone>']) expect(shown).not.toContain(word);
  });
});

test('what is not saved yet is marked', () => {
  const lines = linesOf(settingsView(EN, SHOWN, DRAFT, ''));
  expect(lines).toContain('*changed*: #1 warn when the total of any account falls below ¥15.00');
  expect(lines).toContain('~#2 warn when the total of any account falls below ¥20.00~ (will be removed)');
  expect(lines).toContain('#3 warn when the total of any account falls below ¥30.00');
  expect(lines).toContain('*new*: warn when the total of Production falls below ¥5.00');
  expect(lines.at(-1)).toBe(
    'Language: 简体中文 (Chinese)\nTime zone: America/New York\nQuiet hours: 22:00–07:00\nDigest: Every day 09:05',
  );
});

test('each rule offers what can be done with it', () => {
  const offered = settingsView(EN, SHOWN, DRAFT, '').blocks.flatMap((block) =>
    block.type === 'section' && block.accessory?.type === 'overflow'
      ? [block.accessory.options.map(({ value }) => value)]
      : [],
  );
  expect(offered).toEqual([['edit', 'keep', 'remove'], ['keep'], ['edit', 'remove'], ['edit', 'remove']]);
});

test('of very many rules those that were touched are never left out', () => {
  const view = settingsView(EN, { ...SHOWN, rules: many(200) }, { ...DRAFT, removed: [199] }, '');
  const keys = view.blocks.flatMap(({ block_id }) => (block_id?.includes(':') === true ? [block_id] : []));
  expect(keys).toHaveLength(80);
  for (const key of ['rule:1', 'rule:199', 'new:0']) expect(keys).toContain(key);
  expect(linesOf(view).join('\n')).toContain('… and 121 more rules: `/deepseek-balance rules` shows all');
});

test('says when there is no more room for changes', () => {
  const added = Array.from({ length: 10 }, (_, index) => fieldsOf(makeRule({ thresholdMicros: micros(index + 1) })));
  expect(JSON.stringify(settingsView(EN, SHOWN, { ...EMPTY, added }, ''))).toContain(
    'A form takes 10 changes at a time',
  );
});
