import { readAccountPart } from './account-part.ts';
import type { Vocabulary } from './currency.ts';
import { draft } from './draft.ts';
import { readJob } from './job.ts';
import { type ParsedCommand, refused, understood } from './parsed-command.ts';
import { refusalOf } from './refuse.ts';
import { isWord, type Token } from './tokens.ts';
import { spell } from './verbs.ts';

const EXAMPLE = `${spell('afford')} deepseek-flash 40M in 8M out`;

/** `afford deepseek-flash 40M in 8M out [peak] [for prod]`, without the verb. */
export function parseAfford(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const at = tokens.findIndex((token) => isWord(token, 'for'));
  const account = at === -1 ? undefined : readAccountPart(tokens.slice(at), vocabulary);
  const read = draft(account === undefined ? [] : [account], ['account']);
  const refusal = refusalOf(
    read,
    (_amount, { accountId }) => `${EXAMPLE}${accountId ? ` for ${accountId}` : ''}`,
    vocabulary,
  );
  if (refusal !== null) return refused(refusal);
  const others = account === undefined ? tokens : tokens.toSpliced(at, account.tokens.length);
  const parsed = readJob(others);
  return 'problem' in parsed
    ? refused({ problem: 'job_unclear', ...parsed.problem, line: EXAMPLE })
    : understood({ kind: 'afford', ...parsed, accountId: read.accountId });
}
