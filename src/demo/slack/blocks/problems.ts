import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Slack's sentence for a finding and where it is: "no more than 50 items allowed [json-pointer:/blocks]". */
export function problem(sentence: string, path: readonly PropertyKey[]): string {
  return `${sentence} [json-pointer:/${path.map(String).join('/')}]`;
}

/** Slack-like sentences for what zod found in a block that sits at `path`. */
export function problemsOf(error: z.ZodError, path: readonly PropertyKey[]): readonly string[] {
  return error.issues.map((issue) => problem(sentenceOf(issue), [...path, ...issue.path]));
}

function sentenceOf(issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array'
        ? `no more than ${issue.maximum} items allowed`
        : `must be less than ${Number(issue.maximum) + 1} ${unitOf(issue.origin)}`;
    case 'too_small':
      return issue.origin === 'array'
        ? `must provide at least ${issue.minimum} items`
        : `must be more than ${Number(issue.minimum) - (issue.inclusive === false ? 0 : 1)} ${unitOf(issue.origin)}`;
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return 'unsupported type';
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? 'missing required field'
        : `must be a valid ${issue.expected}`;
    case 'invalid_value':
    case 'invalid_format':
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
    case 'custom':
      return issue.message;
  }
}

function unitOf(origin: string): string {
  return origin === 'string' ? 'characters' : 'as a number';
}
