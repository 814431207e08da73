import { totals } from '../../blocks/amounts.ts';
import type { AccountConfig } from '../../config/accounts.ts';
import type { FailureCause, Snapshot } from '../../domain/reading.ts';
import type { KeyCheck, RateLimits } from '../../ports.ts';
import { ENGLISH } from '../english.ts';
import type { AccountLook } from './account-look.ts';
import { type Finding, fine, wrong } from './finding.ts';

/** What came of reading each account. */
export function accountFindings(looks: readonly AccountLook[]): readonly Finding[] {
  return looks.map(({ account, keyCheck, outcome: { reading, detail, rateLimits } }) => {
    switch (reading.kind) {
      case 'snapshot':
        return snapshotFinding(account, reading, rateLimits);
      case 'refused':
        return wrong(
          'DeepSeek',
          `it refuses calls from ${account.id} (${detail}).${limitWords(rateLimits)}`,
          'Only a top-up helps, not retries: https://platform.deepseek.com/top_up',
        );
      case 'failure':
        return wrong(
          'DeepSeek',
          `${account.id} cannot be read (${detail}).${limitWords(rateLimits)}${keyWords(keyCheck)}`,
          adviceOn(keyCheck, reading.cause, account),
        );
    }
  });
}

/** "Key refused" and "balance endpoint down" are told apart by another address of DeepSeek. */
function keyWords(check: KeyCheck | null): string {
  return check === null ? '' : `${verdictWords(check)}${limitWords(check.rateLimits)}`;
}

function verdictWords({ verdict, detail }: KeyCheck): string {
  switch (verdict) {
    case 'accepted':
      return ' DeepSeek accepts its key all the same (GET /models): the balance endpoint, or the way to it, is down.';
    case 'refused':
      return ` DeepSeek does not accept its key either (GET /models: ${detail}).`;
    case 'unknown':
      return ` Whether its key is accepted is not known either (GET /models: ${detail}).`;
  }
}

function adviceOn(check: KeyCheck | null, cause: FailureCause, account: AccountConfig): string {
  switch (check?.verdict) {
    case 'accepted':
      return 'Look at https://status.deepseek.com, and at a gateway if there is one; alerts about the money wait until it can be read again.';
    case 'refused':
      return wayOut('auth', account);
    case 'unknown':
    case undefined:
      return wayOut(cause, account);
  }
}

function limitWords(rateLimits: RateLimits): string {
  const said = Object.entries(rateLimits).map(([header, value]) => `${header}: ${value}`);
  return said.length === 0 ? '' : ` It said ${said.join(', ')}.`;
}

function snapshotFinding({ id }: AccountConfig, { available, wallets }: Snapshot, rateLimits: RateLimits): Finding {
  const has =
    totals(
      ENGLISH,
      wallets.map((wallet) => ({ ...wallet, readAt: 0, listed: true, forecast: null })),
    ) ?? 'no wallet';
  if (available === false) {
    const funded = wallets.some(({ total }) => total > 0);
    return wrong(
      'DeepSeek',
      `it reports ${id} as not available (${has}).`,
      funded
        ? 'Look at the console and the status page; a new key may be restricted.'
        : 'Only a top-up helps, not retries: https://platform.deepseek.com/top_up',
    );
  }
  const accepted = available === true ? ', calls are accepted' : '';
  return fine('DeepSeek', `${id} can be read: ${has}${accepted}.${limitWords(rateLimits)}`);
}

function wayOut(cause: FailureCause, { keyVariable }: AccountConfig): string {
  switch (cause) {
    case 'auth':
      return `Make a new key at https://platform.deepseek.com/api_keys, put it into ${keyVariable} and restart the bot.`;
    case 'rate_limited':
      return 'DeepSeek asks for fewer requests: run doctor again in a minute, and read less often with CHECK_CRON.';
    case 'unreachable':
      return 'Check the network, the name service and the firewall of this machine, and https://status.deepseek.com. This says nothing about the key or the money.';
    case 'blocked':
      return 'A firewall, a proxy or the region answers instead of DeepSeek: let this machine reach it. This says nothing about the key.';
    case 'not_found':
      return 'Correct DEEPSEEK_BASE_URL or its base_url, or let the gateway there pass /user/balance on.';
    case 'invalid':
      return 'Something else than DeepSeek seems to answer: look at DEEPSEEK_BASE_URL or its base_url, and at what stands between.';
  }
}
