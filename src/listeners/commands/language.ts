import { spell } from '../../domain/command-words.ts';
import { LANGUAGES, type Language, parseLanguage } from '../../domain/language.ts';
import type { Vocabulary } from './currency.ts';
import { words } from './lines.ts';
import { leftOver, type ParsedCommand, refused, understood } from './parsed-command.ts';
import { said, type Token } from './tokens.ts';

/** How a line to type names a language: Chinese in its own script, so that whoever reads only Chinese finds it. */
const NAMES: Readonly<Record<Language, Readonly<Record<Language, string>>>> = {
  en: { en: 'english', zh: '中文' },
  zh: { en: '英文', zh: '中文' },
};

/** `language`, `language 中文`, without the verb. */
export function parseLanguageCommand(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  if (tokens.length === 0) return understood({ kind: 'language' });
  const lineOf = (name: string | null): string => words([spell('language', vocabulary.language), name]);
  const names = NAMES[vocabulary.language];
  const text = tokens.map((token) => (token.kind === 'word' ? token.text : '')).join(' ');
  const language = parseLanguage(text);
  if (language !== undefined) return understood({ kind: 'set_language', language });
  const meant = tokens.map((token) => (token.kind === 'word' ? parseLanguage(token.text) : undefined));
  const named = new Set(meant.filter((each) => each !== undefined));
  const [only] = named;
  const others = tokens.filter((_, index) => meant[index] === undefined);
  if (only !== undefined && named.size === 1 && others.length > 0) return leftOver(others, lineOf(names[only]));
  if (tokens.every(({ kind }) => kind === 'reference')) return leftOver(tokens, lineOf(null));
  return refused({
    problem: 'language_unknown',
    typed: said(tokens),
    lines: LANGUAGES.map((each) => lineOf(names[each])),
  });
}
