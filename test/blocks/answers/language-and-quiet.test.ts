import { expect, test } from 'vitest';
import { languageAnswerMessage, quietAnswerMessage } from '../../../src/blocks/answers/language-and-quiet.ts';
import type { ChannelAnswer } from '../../../src/domain/answer.ts';
import { EN, ZH } from '../voices.ts';

const C = '/deepseek-balance';
const NOTHING: ChannelAnswer = { digest: null, zone: 'UTC', nextAt: null, quiet: null, language: null };
const NIGHT = { fromMinute: 22 * 60, untilMinute: 7 * 60 };

test.each([
  ['chosen by nobody', null, '中文'],
  ['English', 'en', '中文'],
  ['Chinese', 'zh', 'English'],
])('the language of a channel: %s', (_, language, other) => {
  const { text } = languageAnswerMessage(EN, { ...NOTHING, language }, C);
  expect(text).toContain(`\`${C} language ${other}\``);
});

test('the language is told in the language of the channel', () => {
  expect(languageAnswerMessage(ZH, { ...NOTHING, language: 'zh' }, C).text).toContain(`\`${C} 语言 English\``);
});

test('quiet hours are told with what they mean and how to end them, or how to set some', () => {
  const { text } = quietAnswerMessage(EN, { ...NOTHING, quiet: NIGHT }, C);
  expect(text).toContain('22:00–07:00 (UTC)');
  expect(text).toContain(`\`${C} quiet off\``);
  expect(quietAnswerMessage(EN, NOTHING, C).text).toContain(`\`${C} quiet 22:00-07:00\``);
  expect(quietAnswerMessage(ZH, NOTHING, C).text).toContain(`\`${C} 免打扰 22:00-07:00\``);
});
