import { z } from 'zod';

/** A value, or why it was refused: the rest of a sentence that begins with the variable's name. It never holds the value. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

export function accepted<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function refused<T>(problem: string): Parsed<T> {
  return { ok: false, problem };
}

/** A zod schema of text whose only complaints are our own sentences: zod's may quote what they complain about. */
export function textSchema<T>(parse: (text: string) => Parsed<T>, missing = 'is missing') {
  const text = z.string({ error: (issue) => (issue.input === undefined ? missing : 'must be text; put it in quotes') });
  return text.transform((value, context): T => {
    const parsed = parse(value);
    if (parsed.ok) return parsed.value;
    context.addIssue(parsed.problem);
    return z.NEVER;
  });
}
