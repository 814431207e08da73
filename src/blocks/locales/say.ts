import { createIntl, createIntlCache } from '@formatjs/intl';
import type { Language } from '../../domain/language.ts';
import { ENGLISH_MESSAGES, type MessageKey } from './en.ts';
import { CHINESE_MESSAGES } from './zh.ts';

/** What stands in a message's placeholders: text that is fit for the place it is put in, or a number to count by. */
export type Values = Readonly<Record<string, string | number>>;

/** Says something in one language. A placeholder without a value is a mistake of the caller and throws. */
export interface Say {
  (key: MessageKey, values?: Values): string;
  readonly language: Language;
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-Hans-CN' };
const VOICES: Readonly<Record<Language, Say>> = {
  en: createSay('en', ENGLISH_MESSAGES),
  zh: createSay('zh', CHINESE_MESSAGES),
};

/** The voice of a language. */
export function sayIn(language: Language): Say {
  return VOICES[language];
}

function createSay(language: Language, messages: Readonly<Record<MessageKey, string>>): Say {
  const { formatters, locale } = createIntl({ locale: LOCALES[language] }, createIntlCache());
  const compiled = new Map<MessageKey, ReturnType<typeof formatters.getMessageFormat>>();
  const formatOf = (key: MessageKey) => {
    // Slack's own <…> in a message is text, not a tag of the message format.
    const format =
      compiled.get(key) ?? formatters.getMessageFormat(messages[key], locale, undefined, { ignoreTag: true });
    compiled.set(key, format);
    return format;
  };
  const say = (key: MessageKey, values: Values = {}): string => String(formatOf(key).format({ ...values }));
  return Object.assign(say, { language });
}
