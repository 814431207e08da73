import { LineCounter, parseDocument } from 'yaml';
import { accepted, type Parsed, refused } from './text-schema.ts';

/** The value of a YAML text. The parser's own messages quote the text around an error, so only the place is told. */
export function parseYaml(text: string): Parsed<unknown> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) return refused(`is not valid YAML at line ${lines.linePos(error.pos[0]).line}`);
  try {
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    return accepted(value);
  } catch {
    return refused('must be YAML without aliases (*name)');
  }
}
