import { spell } from '../../domain/command-words.ts';
import type { Language } from '../../domain/language.ts';
import { readAccountPart } from './account-part.ts';
import type { Vocabulary } from './currency.ts';
import { draft } from './draft.ts';
import { readJob } from './job.ts';
import { forAccount, words } from './lines.ts';
import { type ParsedCommand, refused, understood } from './parsed-command.ts';
import { refusalOf } from './refuse.ts';
import { isWord, type Token } from './tokens.ts';

const EXAMPLES: Readonly<Record<Language, string>> = {
  en: 'deepseek-flash 40M in 8M out',
  zh: 'deepseek-flash 40M 输入 8M 输出',
};

/** `afford deepseek-flash 40M in 8M out [peak] [for prod]`, without the verb. */
export function parseAfford(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const at = tokens.findIndex((token) => isWord(token, 'for'));
  const account = at === -1 ? undefined : readAccountPart(tokens.slice(at), vocabulary);
  const read = draft(account === undefined ? [] : [account], ['account']);
  const { language } = vocabulary;
  const example = words([spell('afford', language), EXAMPLES[language]]);
  const refusal = refusalOf(read, (_amount, of) => words([example, forAccount(of, language)]), vocabulary);
  if (refusal !== null) return refused(refusal);
  const others = account === undefined ? tokens : tokens.toSpliced(at, account.tokens.length);
  const parsed = readJob(others);
  return 'problem' in parsed
    ? refused({ problem: 'job_unclear', ...parsed.problem, line: example })
    : understood({ kind: 'afford', ...parsed, accountId: read.accountId });
}
