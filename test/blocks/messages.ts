import { createIntl, createIntlCache } from '@formatjs/intl';
import { ENGLISH_MESSAGES, type MessageKey } from '../../src/blocks/locales/en.ts';

const { formatters } = createIntl({ locale: 'en-GB', messages: {} }, createIntlCache());

type Part = ReturnType<ReturnType<typeof formatters.getMessageFormat>['getAst']>[number];

/** The numbers that the parser gives to the kinds of parts. */
const [LITERAL, SELECT] = [0, 5];

/** What a message holds, in the order of the text; of all branches. */
interface Contents {
  readonly literals: readonly string[];
  readonly names: readonly string[];
  /** The branches of each select, `severity: critical, other`; those of a plural are a language's own. */
  readonly selects: readonly string[];
}

export const MESSAGE_KEYS = Object.keys(ENGLISH_MESSAGES).filter(isKey);

/** A message's text and placeholders. Throws what the parser finds wrong with it. */
export function contentsOf(message: string): Contents {
  const parts = flatten(formatters.getMessageFormat(message, 'en-GB', {}, { ignoreTag: true }).getAst());
  return {
    literals: parts.flatMap((part) => (kindOf(part) === LITERAL && 'value' in part ? [part.value] : [])),
    names: unique(parts.flatMap((part) => (kindOf(part) !== LITERAL && 'value' in part ? [part.value] : []))),
    selects: unique(
      parts.flatMap((part) =>
        kindOf(part) === SELECT && 'options' in part
          ? [`${part.value}: ${Object.keys(part.options).toSorted().join(', ')}`]
          : [],
      ),
    ),
  };
}

function kindOf({ type }: Part): number {
  return type;
}

function flatten(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part) => [
    part,
    ...('options' in part ? Object.values(part.options).flatMap(({ value }) => flatten(value)) : []),
  ]);
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].toSorted();
}

function isKey(key: string): key is MessageKey {
  return key in ENGLISH_MESSAGES;
}
