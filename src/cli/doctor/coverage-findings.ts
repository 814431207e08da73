import { NEVER_READ, stepAccount } from '../../domain/account.ts';
import { type CoverageAccount, isUnheld, readUncovered } from '../../domain/account-view.ts';
import type { AccountLook } from './account-look.ts';
import type { DatabaseContent } from './database-look.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

/** Accounts and wallets that nobody is warned about, and rules that warn about nothing. */
export function coverageFindings(looks: readonly AccountLook[], content: DatabaseContent | null): readonly Finding[] {
  if (content === null || looks.length === 0) return [];
  const accounts = looks.map((look) => knownAccount(look, content));
  const active = content.rules.filter(({ activeAt }) => activeAt !== null);
  const uncovered = readUncovered(accounts, active).map(uncoveredFinding);
  const unheld = active
    .filter((rule) => isUnheld(rule, accounts))
    .map(({ number, channelId, currency }) => {
      const rule = number === 0 ? `a rule of ALERT_THRESHOLDS` : `rule #${number} of ${channelId}`;
      return note(
        'Rules',
        `${rule} waits: no account has ever held ${currency}.`,
        'Remove it, or set one in the currency that is there.',
      );
    });
  return uncovered.length === 0
    ? [fine('Rules', 'every account and every wallet with money has one.'), ...unheld]
    : [...uncovered, ...unheld];
}

/** What is stored, and on top of it what was read just now: the bot may not have run for long. */
function knownAccount(
  { account, outcome, startedAt, endedAt }: AccountLook,
  content: DatabaseContent,
): CoverageAccount {
  const stored = content.accounts.find(({ id }) => id === account.id)?.status ?? NEVER_READ;
  const step = stepAccount(stored, outcome.reading, { startedAt, endedAt, maxGapMs: Number.POSITIVE_INFINITY });
  return { id: account.id, status: step?.status ?? stored };
}

/** `name` is an account, or one with its wallet: `prod (USD)`. */
function uncoveredFinding(name: string): Finding {
  const [, account = name, currency = null] = /^(.+) \((.+)\)$/.exec(name) ?? [];
  if (currency === null) {
    const todo = 'In the channel that shall be, type /deepseek-balance threshold 50 CNY, or set ALERT_CHANNEL.';
    return wrong('Rules', `no channel is warned about ${account}.`, todo);
  }
  return wrong(
    'Rules',
    `${account} holds ${currency}, but no channel is warned when that runs low.`,
    `In the channel that shall be, type /deepseek-balance threshold 5 ${currency}, or add it to ALERT_THRESHOLDS.`,
  );
}
