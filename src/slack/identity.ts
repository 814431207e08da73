import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { readCallFailure } from './call-failure.ts';
import type { Home } from './people.ts';

const Identity = z.object({
  team_id: z.string(),
  team: z.string().optional(),
  user_id: z.string().optional(),
  enterprise_id: z.string().nullish(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/** Who the bot is and what it may do (null when Slack did not say), that Slack refuses its token, or that Slack could not be asked. */
export type Introduction =
  /** `team` is for the log. */
  | {
      readonly kind: 'known';
      readonly home: Home;
      readonly team: string | null;
      readonly botUserId: string | null;
      readonly scopes: readonly string[] | null;
    }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unreachable'; readonly reason: string };

const REFUSED = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
]);

/** Asks Slack whom the bot token belongs to (`auth.test`). */
export async function introduce(client: WebClient): Promise<Introduction> {
  try {
    const known = Identity.parse(await client.apiCall('auth.test'));
    const home = { teamId: known.team_id, enterpriseId: known.enterprise_id ?? null };
    // The SDK takes them from the header `x-oauth-scopes`.
    const scopes = known.response_metadata?.scopes ?? null;
    return { kind: 'known', home, team: known.team ?? null, botUserId: known.user_id ?? null, scopes };
  } catch (error) {
    if (error instanceof z.ZodError) return { kind: 'unreachable', reason: 'an answer that is not from Slack' };
    const failure = readCallFailure(error);
    if (failure.kind === 'rate_limited') return { kind: 'unreachable', reason: 'rate_limited' };
    if (failure.kind !== 'code') return { kind: 'unreachable', reason: failure.reason };
    return REFUSED.has(failure.code)
      ? { kind: 'refused', code: failure.code }
      : { kind: 'unreachable', reason: failure.code };
  }
}
