import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rootMessage, stepMessage } from '../../src/blocks/alert-message.ts';
import { digestMessage } from '../../src/blocks/digest-message.ts';
import type { Say } from '../../src/blocks/locales/say.ts';
import { type Message, plainMessage } from '../../src/blocks/message.ts';
import { noticeMessage } from '../../src/blocks/notice.ts';
import { validateBlocks } from '../../src/demo/slack/blocks/validate.ts';
import { BEFORE, fullCards, fullNotices, fullSteps, HOSTILE, type Outside } from './extremes.ts';
import { blockTexts, makeStep } from './make-card.ts';
import { fullDigest } from './make-digest.ts';
import { EN, ZH } from './voices.ts';

const FRIENDLY: Outside = {
  label: 'An account whose label has 40 characters',
  id: 'an-account-with-thirty-two-chars',
  currency: 'CNH',
  runbookUrl: 'https://wiki.example/runbook',
  person: 'U123ABC',
  mention: '<!subteam^S123ABC>',
  channelId: 'C123ABC',
  command: '/deepseek-balance',
};

/** Slack's own tokens, as far as these messages may use them. */
const TOKENS =
  /<!date\^\d+\^\{date_short_pretty\} \{time\}\|[-\d]+ [:\d]+ UTC>|<@[UW][A-Z0-9]+>|<!subteam\^S[A-Z0-9]+>|<#C[A-Z0-9]+>|<https?:\/\/[^<>|\s]+\|[A-Za-z \p{Script=Han}]+>/gu;

function everyMessage(say: Say, outside: Outside, ruleCount?: number): readonly Message[] {
  return [
    ...fullCards(outside).map((card) => rootMessage(say, card)),
    ...fullSteps(outside).map(({ step, card }) => stepMessage(say, makeStep(step, card, { before: BEFORE }))),
    ...fullNotices(outside, ruleCount).map((notice) => noticeMessage(say, notice)),
    digestMessage(say, fullDigest(outside)),
    digestMessage(say, { ...fullDigest(outside), accounts: fullDigest(outside).accounts.slice(0, 1) }),
  ];
}

/** What could still act in Slack once the tokens that are meant are taken out. */
function leftOver(text: string): readonly string[] {
  return text.replaceAll(TOKENS, '').match(/[<>]|&(?!amp;|lt;|gt;)/g) ?? [];
}

describe.each([
  ['in English, with long names and amounts', EN, FRIENDLY],
  ['in English, with hostile texts', EN, HOSTILE],
  ['in Chinese, with long names and amounts', ZH, FRIENDLY],
  ['in Chinese, with hostile texts', ZH, HOSTILE],
])("every message %s keeps to Slack's limits", (_, say, outside) => {
  it('in its blocks and in its plain blocks', () => {
    for (const message of everyMessage(say, outside)) {
      for (const { blocks } of [message, plainMessage(message)]) {
        expect(validateBlocks(blocks, 'message')).toEqual([]);
        expect(blockTexts(blocks).join('').length).toBeLessThan(13_000);
        expect(blocks.length).toBeGreaterThan(0);
      }
    }
  });

  it('in its text, which begins with the title', () => {
    for (const { text, blocks } of everyMessage(say, outside)) {
      expect(text.length).toBeLessThanOrEqual(4000);
      expect(text.split('\n')[0]).toMatch(/[.)。）]$/);
      expect(blockTexts(blocks)[0]?.replaceAll(TOKENS, '')).toMatch(/^\*[^*]+\*$/);
    }
  });
});

describe('text from outside', () => {
  it('is found by this check when it is not escaped', () => {
    expect(leftOver('<!channel> R&D')).toEqual(['<', '>', '&']);
  });

  it('can neither mention nor link anything', () => {
    const unit = fc.constantFrom(
      '<!channel>',
      '<@U1|',
      '<',
      '>',
      '&',
      '&lt;',
      '|',
      '`',
      '*',
      '\n',
      'https://',
      'a',
      '😀',
    );
    const text = fc.oneof(fc.string({ unit, maxLength: 80 }), fc.string());
    const texts = { label: text, id: text, currency: text, runbookUrl: text, person: text };
    const outside = fc.record({ ...texts, mention: text, channelId: text, command: text });
    fc.assert(
      fc.property(outside, fc.constantFrom(EN, ZH), (given, say) => {
        for (const message of everyMessage(say, given, 3)) {
          expect([message.text, ...blockTexts(message.blocks)].flatMap(leftOver)).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['a mention', 'https://a.example/<@U1>'],
    ['a second address', 'https://a.example|https://b.example'],
    ['user information', 'http://<a>:|b@c.example/'],
    ['a fragment', 'https://a.example/#<!here>|'],
  ])('cannot leave the link of a runbook by %s', (_, runbookUrl) => {
    for (const { text } of everyMessage(EN, { ...FRIENDLY, runbookUrl })) expect(leftOver(text)).toEqual([]);
  });
});

it('says how many rules were left out of a notice, and never half of one', () => {
  for (const notice of fullNotices(FRIENDLY)) {
    const message = noticeMessage(EN, notice);
    if (notice.kind !== 'rule_notice' || notice.change.what !== 'removed' || notice.change.rules.length === 1) continue;
    for (const text of [message.text, blockTexts(message.blocks).join('\n')]) {
      const listed = text.split('\n').filter((line) => /^• .*: `.+`$/.test(line)).length;
      expect(listed).toBeGreaterThan(10);
      expect(text).toContain(`… and ${200 - listed} more`);
    }
  }
});

it('mentions the people to tell in the first message and in an escalation only', () => {
  const mentioned = fullSteps(FRIENDLY).filter(({ step, card }) =>
    stepMessage(EN, makeStep(step, card)).text.includes(FRIENDLY.mention),
  );
  expect([...new Set(mentioned.map(({ step }) => step))]).toEqual(['fired', 'escalated']);
  expect(fullCards(FRIENDLY).filter((card) => rootMessage(EN, card).text.includes(FRIENDLY.mention))).toEqual([]);
});
