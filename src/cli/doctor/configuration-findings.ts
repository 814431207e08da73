import type { UsableConfig } from '../../config/usable.ts';
import { type Finding, fine, wrong } from './finding.ts';

/** Every complaint about a variable, and accounts that are one and the same. */
export function configurationFindings({ problems, accounts, duplicates }: UsableConfig): readonly Finding[] {
  const count = accounts.length === 1 ? '1 account' : `${accounts.length} accounts`;
  return [
    ...(problems.length === 0 ? [fine('Configuration', `complete, with ${count}.`)] : problems.map(badVariable)),
    ...duplicates.map(({ id, sameAs }) =>
      wrong(
        'Configuration',
        `${id} has the same key as ${sameAs}, so ${id} is not read.`,
        `Give ${id} a key of its own account, or take it out of ACCOUNTS_FILE.`,
      ),
    ),
  ];
}

/** A complaint begins with the variable's name and says what would be right. */
function badVariable(problem: string): Finding {
  return wrong('Configuration', `${problem}.`, 'Correct it in .env or in the environment and restart the bot.');
}
