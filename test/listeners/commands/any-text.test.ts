import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalText } from '../../../src/blocks/refusal.ts';
import { CHINESE_PART_WORDS } from '../../../src/domain/part-words.ts';
import { parseCommand } from '../../../src/listeners/commands/parse-command.ts';
import { ALL_SPELLINGS, spellings } from '../../../src/listeners/commands/verbs.ts';
import { EN } from '../../blocks/voices.ts';
import { CHINESE, TEAM } from './context.ts';

/** The seed makes every run the same. */
const RUNS = { numRuns: 1500, seed: 20_261_121 };

/** Of one section of Slack's Block Kit, in characters. */
const SECTION_LIMIT = 3000;
const CHANGES: ReadonlySet<string> = new Set([
  'threshold',
  'drop',
  'runway',
  'watch',
  'change',
  'remove',
  'test',
  'snooze',
  'end_snooze',
  'settings',
  'set_language',
  'set_quiet',
  'set_digest',
  'set_zone',
]);

const AMOUNTS = ['50', '50 CNY', '¥5', '1,5', '50k', '20%', '-5', '0', '1e400', 'CYN', 'EUR', '2', '#2', 'rule', 'to'];
const WINDOWS = ['in', 'in 1h', 'within', '24h', '24 hours', '1m', '90d', 'percent', '150%', '0%', '12.5%', 'of'];
const WORDS = [
  'critical',
  'critcal',
  'for',
  'all',
  'yes',
  'on',
  'off',
  'notify',
  'prdo',
  'thresold',
  'xyzzy',
  'delete',
  'Production',
  'and',
  '000',
  'until',
  'tomorrow',
  'daily',
  '22:00-07:00',
  'english',
  'wake',
];
const CHINESE_NUMBERS = [
  '50元',
  '￥５０',
  '3万',
  '4小时',
  '30分钟',
  '3天',
  '2周',
  '1小时内',
  '9点半',
  '第2条',
  '块',
  '内',
];
const CHINESE_NAMES = ['生产', '中文', '取消', '取消暂停', '你好', '余额宝', '，', '。'];
const SLACK = ['<@U1|ann>', '<@U1>', '<!subteam^S1|@oncall>', '<!channel>', '<#C1|ops>', '<https://a.b|a>', '@oncall'];
const PIECES = [...ALL_SPELLINGS, ...TEAM.accountIds, ...AMOUNTS, ...WINDOWS, ...WORDS, ...SLACK, '🎉', '__proto__'];
const CHINESE_PIECES = [...spellings('zh'), ...CHINESE_PART_WORDS, ...CHINESE_NUMBERS, ...CHINESE_NAMES, 'prod', '2'];
const spaced = fc.array(fc.constantFrom(...PIECES), { maxLength: 7 }).map((pieces) => pieces.join(' '));
/** Chinese is written with spaces or without. */
const chinese = fc
  .array(fc.tuple(fc.constantFrom(...CHINESE_PIECES), fc.constantFrom('', ' ')), { maxLength: 7 })
  .map((pieces) => pieces.flat().join(''));
const nearlyGrammar = fc.oneof(spaced, chinese);
const anyText = fc.oneof(nearlyGrammar, fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 60 }));

/** The lines that a refusal shows, without those that need a person picked from Slack's list. */
function linesOf(text: string, context = TEAM): readonly string[] {
  const outcome = parseCommand(text, context);
  if (!('refusal' in outcome)) return [];
  const { refusal } = outcome;
  const lines = 'lines' in refusal ? refusal.lines : 'line' in refusal ? [refusal.line ?? 'help'] : [];
  return lines.filter((line) => !/notify|通知/.test(line));
}

describe('whatever is typed', () => {
  test('is understood, or refused in a few words', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const outcome = parseCommand(text, TEAM);
        const said = 'refusal' in outcome ? refusalText(EN, outcome.refusal, TEAM.command) : outcome.intention.kind;
        expect(said.trim()).not.toBe('');
        expect(said.length).toBeLessThanOrEqual(SECTION_LIMIT);
      }),
      RUNS,
    );
  });

  test('is no change when a word is left over', () => {
    fc.assert(
      fc.property(nearlyGrammar, fc.constantFrom('bananas', '🎉', '<#C1|ops>'), (text, word) => {
        const outcome = parseCommand(text, TEAM);
        if ('refusal' in outcome || !CHANGES.has(outcome.intention.kind)) return;
        expect(parseCommand(`${text} ${word}`, TEAM)).toHaveProperty('refusal');
      }),
      RUNS,
    );
  });

  test('every line that a refusal shows can be typed as it stands', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const line of linesOf(text)) {
          expect(parseCommand(line, TEAM), `${text} → ${line}`).toMatchObject({ corrected: null });
        }
      }),
      RUNS,
    );
  });

  test('a refusal in Chinese shows lines that mean the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const english = linesOf(text);
        const meant = english.map((line) => parseCommand(line, TEAM));
        expect(linesOf(text, CHINESE).map((line) => parseCommand(line, TEAM))).toEqual(meant);
      }),
      RUNS,
    );
  });

  test('a text that is no question is never corrected', () => {
    fc.assert(
      fc.property(nearlyGrammar, (text) => {
        const outcome = parseCommand(text, TEAM);
        if ('refusal' in outcome || outcome.corrected === null) return;
        expect(['show', 'rules', 'why', 'history', 'top_up', 'version', 'help']).toContain(outcome.intention.kind);
      }),
      RUNS,
    );
  });

  test('an amount that is taken is a whole number of cents above zero', () => {
    const number = fc.stringMatching(/^[0-9.,e%k万-]{1,20}$/);
    fc.assert(
      fc.property(number, (typed) => {
        const outcome = parseCommand(`threshold ${typed} CNY`, TEAM);
        if ('refusal' in outcome || outcome.intention.kind !== 'threshold') return;
        expect(outcome.intention.amount.micros).toBeGreaterThan(0);
        expect(outcome.intention.amount.micros % 10_000).toBe(0);
      }),
      RUNS,
    );
  });

  test('is said back so that it mentions nobody and breaks no code', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const outcome = parseCommand(text, TEAM);
        if (!('refusal' in outcome)) return;
        const said = refusalText(EN, outcome.refusal, TEAM.command);
        expect(said).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
        expect(said.split('`').length % 2).toBe(1);
        expect(said.isWellFormed()).toBe(true);
      }),
      RUNS,
    );
  });
});
