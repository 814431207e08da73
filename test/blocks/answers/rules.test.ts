import { describe, expect, test } from 'vitest';
import { rulesMessage } from '../../../src/blocks/answers/rules.ts';
import type { RuleStanding, RulesAnswer, RuleView } from '../../../src/domain/answer.ts';
import type { Rule } from '../../../src/domain/rule.ts';
import { EN } from '../voices.ts';
import { AT_1405, makeKindRule, makeRule, makeStanding } from './make-answer.ts';

const COMMAND = '/deepseek-balance';

function linesOf(rules: readonly RuleView[], answer: Partial<RulesAnswer> = {}): readonly string[] {
  return rulesMessage(EN, { rules, uncovered: [], paused: null, ...answer }, COMMAND).text.split('\n');
}

function named(accountId: string, standing: Partial<RuleStanding> = {}): RuleStanding {
  return makeStanding({ accountId, label: accountId, ...standing });
}

describe('how a rule stands', () => {
  const all = makeRule(1, { accountId: null });
  const rows: readonly [string, Rule, readonly RuleStanding[], string][] = [
    ['fine', all, [named('prod')], 'prod: ✅ fine'],
    ['firing', all, [named('prod', { state: 'firing', since: AT_1405 })], 'prod: ⚠️ warning since 2026-11-21 14:05 UTC'],
    ['firing, since when is not known', all, [named('prod', { state: 'firing' })], 'prod: ⚠️ warning'],
    ['recovering', all, [named('prod', { state: 'recovering' })], 'prod: 🌱 recovering, one more good check ends it'],
    ['waiting', all, [named('prod', { state: 'waiting' })], 'prod: ⏳ waiting: there was never money in this currency'],
    [
      'not known yet',
      all,
      [named('prod', { state: 'unknown' })],
      'prod: ⏳ not enough data yet to say how long it lasts; it watches as soon as there is',
    ],
    ['unread', all, [named('prod', { state: 'unread' })], 'prod: ⏳ not read yet'],
    [
      'not reported',
      all,
      [named('prod', { state: 'not_reported' })],
      'prod: ❔ not reported by DeepSeek any more, which does not mean zero',
    ],
    [
      'not readable',
      all,
      [named('prod', { state: 'stale', readAt: AT_1405 })],
      'prod: ❔ not read since 2026-11-21 14:05 UTC; it was fine then',
    ],
    [
      'two that are not readable',
      all,
      [named('prod', { state: 'stale' }), named('dev', { state: 'stale' })],
      'prod and dev: ❔ not readable at present; fine when last read',
    ],
    ['no account has the wallet', all, [], '⏳ waiting: no account holds this currency yet'],
    ['no account at all', makeKindRule(1, 'blind'), [], '⏳ waiting: there is no account yet'],
    [
      'not active yet',
      makeRule(1, { activeAt: null }),
      [named('prod')],
      '⏳ becomes active once Slack has taken the notice to this channel',
    ],
    [
      'several accounts, worst first',
      all,
      [
        named('dev'),
        named('new', { state: 'waiting' }),
        named('prod', { state: 'firing', since: AT_1405 }),
        named('batch'),
        makeStanding({ accountId: 'old', label: 'Old one' }),
        named('more'),
      ],
      'prod: ⚠️ warning since 2026-11-21 14:05 UTC · new: ⏳ waiting: there was never money in this currency · dev, batch, Old one (`old`) … and 1 more: ✅ fine',
    ],
    [
      'accounts of which one is snoozed',
      all,
      [
        named('prod', { state: 'firing', since: AT_1405 }),
        named('dev', {
          state: 'firing',
          waits: { because: 'snoozed', by: 'U7', end: { kind: 'top_up', at: AT_1405 } },
        }),
      ],
      'prod: ⚠️ warning since 2026-11-21 14:05 UTC · dev: ⚠️ warning, snoozed by <@U7> until a top-up, at the latest 2026-11-21 14:05 UTC',
    ],
    [
      'several accounts that fire since different times',
      all,
      [named('prod', { state: 'firing', since: AT_1405 }), named('dev', { state: 'firing', since: AT_1405 + 1 })],
      'prod and dev: ⚠️ warning',
    ],
  ];

  test.each(rows)('%s', (_name, rule, standings, words) => {
    expect(linesOf([{ rule, standings }])[2]).toBe(`    ${words}`);
  });
});

describe('the list of rules', () => {
  test('an empty one shows the line to type', () => {
    expect(linesOf([], { uncovered: ['prod'] })).toEqual([
      '🔕 This channel has no rules, so nobody here is warned. To be warned below an amount, type `/deepseek-balance threshold 50 CNY`',
      'Not watched here: prod.',
    ]);
  });

  test('says who set a rule, whom it tells, and how to edit it', () => {
    const rules = [
      { rule: makeRule(2, { severity: 'critical', mention: '<!subteam^S1>' }), standings: [named('prod')] },
      { rule: makeKindRule(3, 'unavailable', { authorId: null }), standings: [named('prod')] },
    ];
    expect(linesOf(rules)).toEqual([
      '🔔 This channel has 2 rules; none warns at present.',
      '#2 critical when the total of prod falls below ¥50.00, tells <!subteam^S1>; set by <@U1>',
      '    prod: ✅ fine',
      '#3 warn when calls from any account are refused; set by the configuration',
      '    prod: ✅ fine',
      'To edit: `/deepseek-balance change 2 to 40 CNY` or `/deepseek-balance remove 2`',
    ]);
  });

  test('says once who set all of them', () => {
    const rules = [
      { rule: makeRule(2, { mention: '<!subteam^S1>' }), standings: [named('prod')] },
      { rule: makeKindRule(3, 'unavailable'), standings: [named('prod')] },
    ];
    expect(linesOf(rules).filter((line) => !line.startsWith('    '))).toEqual([
      '🔔 This channel has 2 rules; none warns at present.',
      '#2 warn when the total of prod falls below ¥50.00, tells <!subteam^S1>',
      '#3 warn when calls from any account are refused',
      'All of them were set by <@U1>.',
      'To edit: `/deepseek-balance change 2 to 40 CNY` or `/deepseek-balance remove 2`',
    ]);
  });

  test.each([
    [1, 0, '🔔 This channel has 1 rule; none warns at present.'],
    [2, 1, '🔔 This channel has 2 rules; 1 of them warns at present.'],
    [3, 2, '🔔 This channel has 3 rules; 2 of them warn at present.'],
  ])('of %i rules %i fire', (count, firing, head) => {
    const rules = Array.from({ length: count }, (_, index) => ({
      rule: makeRule(index + 1),
      standings: [named('prod', { state: index < firing ? 'firing' : 'ok' })],
    }));
    expect(linesOf(rules)[0]).toBe(head);
  });

  test('names what is not watched, shortened and escaped', () => {
    const uncovered = Array.from({ length: 12 }, (_, index) => `a${index} (<b>)`);
    expect(linesOf([], { uncovered }).at(-1)).toBe(
      `Not watched here: ${uncovered.slice(0, 10).join(', ').replaceAll('<b>', '&lt;b&gt;')} … and 2 more.`,
    );
  });

  test('says that the channel is paused, why, and what to do', () => {
    expect(linesOf([], { paused: { reason: 'not_in_channel', since: AT_1405 } }).at(-1)).toBe(
      '⏸️ Nothing has been posted here since 2026-11-21 14:05 UTC, because I am not a member of this channel. Type `/invite` here and pick this app, then try again. When I can post again, this channel is told how things are.',
    );
  });

  test('of 200 rules those that do not fit are counted, with the number of the first', () => {
    const rules = Array.from({ length: 200 }, (_, index) => ({
      rule: makeRule(index + 1),
      standings: [named('prod')],
    }));
    const lines = linesOf(rules);
    const shown = lines.filter((line) => line.startsWith('#')).length;
    expect(lines).toContain(`… and ${200 - shown} more, from #${shown + 1} on`);
    expect(shown).toBeGreaterThan(20);
  });
});

test('how to edit fits the first rule', () => {
  const runway = makeRule(1, { kind: 'runway', thresholdMicros: 4_320_000_000, unit: 'minutes' });
  expect(linesOf([{ rule: runway, standings: [] }]).at(-1)).toBe(
    'To edit: `/deepseek-balance change 1 to 5d` or `/deepseek-balance remove 1`',
  );
});
