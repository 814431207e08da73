import { VARIABLES, type VariableName } from './variables.ts';

/** The variables that were given, as text without padding, and the fallbacks of the others. */
export type Given = Readonly<Partial<Record<VariableName, string>>>;

const PADDING = /^[\s"'`“”‘’]+|[\s"'`“”‘’]+$/g;

/** A variable's text without the white space and quotes around it (`docker run --env-file` keeps them); undefined if nothing is left. */
export function givenText(raw: string | undefined): string | undefined {
  const text = raw?.replace(PADDING, '') ?? '';
  return text === '' ? undefined : text;
}

export function readGiven(env: Readonly<Record<string, string | undefined>>): Given {
  const entries = VARIABLES.map(({ name, fallback }) => [name, givenText(env[name]) ?? fallback ?? undefined]);
  return Object.fromEntries(entries);
}
