import { describe, expect, it } from 'vitest';
import { ENGLISH_MESSAGES, type MessageKey } from '../../../src/blocks/locales/en.ts';
import { sayIn, type Values } from '../../../src/blocks/locales/say.ts';
import type { Language } from '../../../src/domain/language.ts';
import { parseCommand } from '../../../src/listeners/commands/parse-command.ts';
import { TEAM } from './context.ts';

/** Pieces of a line: they are typed as parts of another one. */
const PIECES: ReadonlySet<string> = new Set([
  'type.critical',
  'type.days',
  'type.for',
  'type.hours',
  'type.minutes',
  'type.notify',
  'type.peak',
  'type.within',
]);
/** Not to be typed as it stands: Slack's own list completes it. */
const COMPLETED_BY_SLACK = 'type.threshold_notify';

const VALUES: Readonly<Record<Language, Values>> = {
  en: { window: '1h', span: '3d', language: '中文' },
  zh: { window: '1小时', span: '3天', language: '中文' },
};
const ANY: Values = {
  account: 'prod',
  amount: '50 CNY',
  day: '2',
  hours: '22:00-07:00',
  input: '40M',
  model: 'deepseek-flash',
  number: 2,
  output: '8M',
  time: '09:00',
  zone: 'Asia/Shanghai',
};

const LINES = Object.keys(ENGLISH_MESSAGES)
  .filter((key): key is MessageKey => key.startsWith('type.'))
  .filter((key) => !PIECES.has(key) && key !== COMPLETED_BY_SLACK);

function intentionOf(key: MessageKey, language: Language) {
  const line = sayIn(language)(key, { ...ANY, ...VALUES[language] });
  const parsed = parseCommand(line, { ...TEAM, language });
  return 'intention' in parsed ? parsed : { line, ...parsed };
}

describe('a line that messages tell people to type', () => {
  it.each(LINES)('%s is understood in English', (key) => {
    expect(intentionOf(key, 'en')).toEqual({ intention: expect.anything(), corrected: null });
  });

  it.each(LINES)('%s means the same in Chinese', (key) => {
    expect(intentionOf(key, 'zh')).toEqual(intentionOf(key, 'en'));
  });
});
