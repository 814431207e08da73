import { describe, expect, test } from 'vitest';
import { whyMessage } from '../../../src/blocks/answers/why.ts';
import { slackTime } from '../../../src/blocks/times.ts';
import type { LastDelivery, RuleStanding, RuleView, WhyAnswer } from '../../../src/domain/answer.ts';
import { DAY_MS, HOUR_MS, toMinuteMicros } from '../../../src/domain/duration.ts';
import type { Outlook } from '../../../src/domain/forecast.ts';
import type { Rule } from '../../../src/domain/rule.ts';
import { EN } from '../voices.ts';
import { AT_1405, makeKindRule, makeRule, makeStanding, NOW, units } from './make-answer.ts';

const COMMAND = '/deepseek-balance';
const FIRING = { state: 'firing', since: AT_1405, nextRepeatAt: NOW + HOUR_MS } as const;

function makeWhy(rules: readonly RuleView[], answer: Partial<WhyAnswer> = {}): WhyAnswer {
  return { rules, uncovered: [], paused: null, lastDelivery: null, now: NOW, ...answer };
}

const DROP = makeRule(1, { kind: 'drop', thresholdMicros: units(30), windowMs: HOUR_MS });
const RUNWAY = makeRule(1, { kind: 'runway', thresholdMicros: toMinuteMicros(3 * DAY_MS), unit: 'minutes' });
const lasting = (hours: number): Outlook => ({
  kind: 'lasts',
  shortestMs: hours * HOUR_MS,
  likelyMs: hours * HOUR_MS,
  longestMs: 1.6 * hours * HOUR_MS,
});
const fell = (amount: number) => ({ micros: units(amount), ofMicros: units(100), hidden: false, estimated: false });

function linesOf(rules: readonly RuleView[], answer: Partial<WhyAnswer> = {}): readonly string[] {
  return whyMessage(EN, makeWhy(rules, answer), COMMAND).text.split('\n');
}

describe('why a rule fires or does not', () => {
  const unavailable = makeKindRule(2, 'unavailable');
  const blind = makeKindRule(3, 'blind');
  const rows: readonly [string, Rule, Partial<RuleStanding>, string][] = [
    ['above the threshold', makeRule(1), {}, 'prod: ¥71.46 ≥ ¥50.00, read 14:19 UTC: ✅ fine'],
    ['exactly at the threshold', makeRule(1), { total: units(50) }, 'prod: ¥50.00 ≥ ¥50.00, read 14:19 UTC: ✅ fine'],
    [
      'below the threshold',
      makeRule(1),
      { ...FIRING, total: units(45) },
      'prod: ¥45.00 is below ¥50.00, read 14:19 UTC: ⚠️ warning since 14:05 UTC, next reminder 15:20 UTC',
    ],
    [
      'firing while it is snoozed',
      makeRule(1),
      {
        ...FIRING,
        total: units(45),
        waits: { because: 'snoozed', by: 'U7', end: { kind: 'resolved', at: NOW + DAY_MS } },
      },
      'prod: ¥45.00 is below ¥50.00, read 14:19 UTC: ⚠️ warning since 14:05 UTC, snoozed by <@U7> until it is resolved, at the latest 2026-11-22 14:20 UTC',
    ],
    [
      'firing in quiet hours',
      makeRule(1),
      { ...FIRING, total: units(45), waits: { because: 'quiet_hours', until: NOW + HOUR_MS } },
      'prod: ¥45.00 is below ¥50.00, read 14:19 UTC: ⚠️ warning since 14:05 UTC, quiet hours until 15:20 UTC',
    ],
    [
      'below the threshold for two weeks',
      makeRule(1),
      { ...FIRING, total: units(45), nextRepeatAt: null },
      'prod: ¥45.00 is below ¥50.00, read 14:19 UTC: ⚠️ warning since 14:05 UTC, no more reminders',
    ],
    [
      'firing, back above the threshold but not where it ends',
      makeRule(1),
      { ...FIRING, total: units(50.4) },
      'prod: ¥50.40 ≥ ¥50.00, but not yet back at ¥51.00, where it ends, read 14:19 UTC: ⚠️ warning since 14:05 UTC, next reminder 15:20 UTC',
    ],
    [
      'firing, just where it ends',
      makeRule(1),
      { ...FIRING, total: units(51) },
      'prod: ¥51.00 ≥ ¥50.00, read 14:19 UTC: ⚠️ warning since 14:05 UTC, next reminder 15:20 UTC',
    ],
    [
      'enough for long',
      RUNWAY,
      { outlook: lasting(100) },
      'prod: lasts about 4 to 7 days, not less than 3 days, read 14:19 UTC: ✅ fine',
    ],
    [
      'nothing is spent',
      RUNWAY,
      { outlook: { kind: 'unspent' } },
      'prod: lasts longer than a year, not less than 3 days, read 14:19 UTC: ✅ fine',
    ],
    [
      'it will not last',
      RUNWAY,
      { ...FIRING, outlook: lasting(50) },
      'prod: lasts about 2 to 4 days; the shorter end is below 3 days, read 14:19 UTC: ⚠️ warning since 14:05 UTC, next reminder 15:20 UTC',
    ],
    [
      'firing, lasting longer again but not long enough',
      RUNWAY,
      { ...FIRING, outlook: lasting(80) },
      'prod: lasts about 3 to 6 days, not less than 3 days, but it ends only at 3 days 18 hours, read 14:19 UTC: ⚠️ warning since 14:05 UTC, next reminder 15:20 UTC',
    ],
    [
      'firing, just long enough',
      RUNWAY,
      { ...FIRING, outlook: lasting(90) },
      'prod: lasts about 3 to 6 days, not less than 3 days, read 14:19 UTC: ⚠️ warning since 14:05 UTC, next reminder 15:20 UTC',
    ],
    [
      'nobody knows how long it lasts',
      RUNWAY,
      { outlook: { kind: 'unknown' }, state: 'unknown' },
      'prod: ⏳ not enough data yet to say how long it lasts; it watches as soon as there is',
    ],
    ['nobody looked ahead', RUNWAY, {}, 'prod: ✅ fine'],
    [
      'little fell',
      DROP,
      { fall: fell(12) },
      'prod: fell by ¥12.00 within 1 h, less than ¥30.00, read 14:19 UTC: ✅ fine',
    ],
    [
      'too much fell',
      DROP,
      { ...FIRING, fall: fell(32.1) },
      'prod: fell by ¥32.10 within 1 h, the threshold is ¥30.00, read 14:19 UTC: ⚠️ warning since 14:05 UTC, next reminder 15:20 UTC',
    ],
    [
      'less fell, but not little enough',
      { ...DROP, unit: 'percent' },
      { ...FIRING, fall: fell(29) },
      'prod: fell by 29% (¥29.00) within 1 h, less than 30%, but it ends only when less than 24% fell within 1 h, read 14:19 UTC: ⚠️ warning since 14:05 UTC, next reminder 15:20 UTC',
    ],
    ['nothing is known about a fall', DROP, {}, 'prod: ✅ fine'],
    [
      'recovering',
      makeRule(1),
      { state: 'recovering', total: units(60), since: AT_1405 },
      'prod: ¥60.00 ≥ ¥50.00, read 14:19 UTC: 🌱 recovering, one more good check ends it',
    ],
    [
      'waiting',
      makeRule(1),
      { state: 'waiting', total: 0 },
      'prod: ¥0.00 is below ¥50.00, read 14:19 UTC: ⏳ waiting: there was never money in this currency',
    ],
    ['never read', makeRule(1), { state: 'unread', total: null, readAt: null }, 'prod: ⏳ not read yet'],
    [
      'the wallet is not known',
      makeRule(1),
      { state: 'not_reported', total: null },
      'prod: ❔ not reported by DeepSeek any more, which does not mean zero',
    ],
    ['an amount whose instant is not known', makeRule(1), { readAt: null }, 'prod: ¥71.46 ≥ ¥50.00: ✅ fine'],
    ['calls are accepted', unavailable, {}, 'prod: DeepSeek says that it accepts calls, read 14:19 UTC: ✅ fine'],
    [
      'calls are refused',
      unavailable,
      { ...FIRING, available: false },
      'prod: DeepSeek says that it refuses calls, read 14:19 UTC: ⚠️ warning since 14:05 UTC, next reminder 15:20 UTC',
    ],
    [
      'availability left out',
      unavailable,
      { available: null },
      'prod: DeepSeek does not say whether it accepts calls, read 14:19 UTC: ✅ fine',
    ],
    ['readings work', blind, {}, 'prod: the last check worked, read 14:19 UTC: ✅ fine'],
    ['one reading failed', blind, { failures: 1 }, 'prod: the last check failed, read 14:19 UTC: ✅ fine'],
    [
      'readings fail',
      blind,
      { ...FIRING, failures: 3 },
      'prod: the last 3 checks failed, read 14:19 UTC: ⚠️ warning since 14:05 UTC, next reminder 15:20 UTC',
    ],
  ];

  test.each(rows)('%s', (_name, rule, standing, line) => {
    expect(linesOf([{ rule, standings: [makeStanding(standing)] }])[2]).toBe(`    ${line}`);
  });

  test('a rule without threshold or currency compares nothing', () => {
    const rule = makeRule(1, { thresholdMicros: null });
    expect(linesOf([{ rule, standings: [makeStanding()] }])[2]).toBe('    prod: ✅ fine');
  });

  test('a rule that is not active says so instead of comparing', () => {
    const rule = makeRule(1, { activeAt: null });
    expect(linesOf([{ rule, standings: [makeStanding()] }]).slice(1, 3)).toEqual([
      '#1 warn when the total of prod falls below ¥50.00',
      '    ⏳ becomes active once Slack has taken the notice to this channel',
    ]);
  });

  test('of many accounts the worst are shown and the others counted', () => {
    const standings = Array.from({ length: 9 }, (_, index) =>
      makeStanding({ accountId: `a${index}`, label: `a${index}`, ...(index === 8 ? FIRING : {}) }),
    );
    const lines = linesOf([{ rule: makeRule(1, { accountId: null }), standings }]);
    expect(lines[2]).toMatch(/^ {4}a8: /);
    expect(lines[8]).toBe('    … and 3 more accounts: `/deepseek-balance` shows them');
  });

  test('times in blocks are in the zone of the reader', () => {
    const message = whyMessage(EN, makeWhy([{ rule: makeRule(1), standings: [makeStanding(FIRING)] }]), COMMAND);
    expect(JSON.stringify(message.blocks)).toContain(`warning since ${slackTime(AT_1405)}`);
  });
});

describe('what why says besides', () => {
  const at = AT_1405;
  const rows: readonly [string, LastDelivery | null, string][] = [
    ['nothing was posted', null, '✉️ Nothing has ever been posted to this channel.'],
    [
      'posted',
      { at, outcome: 'sent', reason: 'rule added' },
      '✉️ Last message to this channel: posted 14:05 UTC (rule added).',
    ],
    [
      'told late',
      { at, outcome: 'sent', reason: 'fired, told late' },
      '✉️ Last message to this channel: posted 14:05 UTC (new alert, told late).',
    ],
    [
      'a digest',
      { at, outcome: 'sent', reason: 'digest of 2026-11-21' },
      '✉️ Last message to this channel: posted 14:05 UTC (digest of Sat Nov 21).',
    ],
    [
      'waiting for Slack',
      { at, outcome: 'waiting', reason: 'fired' },
      '⏳ Last message to this channel: Slack has not taken it yet, waiting since 14:05 UTC (new alert).',
    ],
    [
      'given up',
      { at, outcome: 'dead', reason: '<b>' },
      '🚫 Last message to this channel: Slack refused it, given up 14:05 UTC (&lt;b&gt;).',
    ],
  ];

  test.each(rows)('last delivery: %s', (_name, lastDelivery, line) => {
    expect(linesOf([], { lastDelivery }).at(-1)).toBe(line);
  });

  test('what is not watched and that the channel is paused', () => {
    const lines = linesOf([], { uncovered: ['dev'], paused: { reason: 'archived', since: AT_1405 } });
    expect(lines.slice(1, 3)).toEqual([
      'Not watched here: dev.',
      '⏸️ Nothing has been posted here since 14:05 UTC, because this channel is archived. Unarchive it, or try again in another channel. When I can post again, this channel is told how things are.',
    ]);
  });

  test('rules that do not fit are counted', () => {
    const rules = Array.from({ length: 200 }, (_, index) => ({
      rule: makeRule(index + 1),
      standings: [makeStanding()],
    }));
    expect(linesOf(rules).at(-2)).toMatch(/^… and \d+ more, from #\d+ on: `\/deepseek-balance rules` has fewer words$/);
  });
});
