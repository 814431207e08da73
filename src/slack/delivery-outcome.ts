import type { Outcome } from '../domain/delivery.ts';
import type { ClosedReason } from '../domain/notification.ts';
import { type CallFailure, readCallFailure } from './call-failure.ts';

/** Codes by what they mean for a delivery (facts: Slack platform, "Errors worth a branch"). */
const CLOSED = new Map<string, ClosedReason>([
  ['channel_not_found', 'not_found'],
  ['user_not_found', 'not_found'],
  ['channel_is_limited_access', 'restricted'],
  ['is_archived', 'archived'],
  ['is_inactive', 'archived'],
  ['not_in_channel', 'not_in_channel'],
  ['user_disabled', 'not_found'],
  ['cannot_dm_bot', 'restricted'],
  ['messages_tab_disabled', 'restricted'],
  ['no_permission', 'restricted'],
  ['access_denied', 'restricted'],
  ['team_access_not_granted', 'restricted'],
]);
/** Slack has a code of this family for each kind of channel that takes no messages from everyone. */
const RESTRICTED = 'restricted_action';
const INSTALLATION = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'not_allowed_token_type',
  'ekm_access_denied',
  'two_factor_setup_required',
  'accesslimited',
  'org_login_required',
  'team_disabled',
]);
/** The message cannot be edited or answered because it is not there any more, or its thread is closed. */
const MESSAGE_GONE = new Set([
  'message_not_found',
  'thread_not_found',
  'restricted_action_thread_locked',
  'cannot_reply_to_message',
]);
const EDIT_FORBIDDEN = new Set(['edit_window_closed', 'cant_update_message']);

export function isInstallationGone(code: string): boolean {
  return INSTALLATION.has(code);
}

/** What a Slack write came to that the SDK threw an error for. */
export function readDeliveryOutcome(error: unknown): Outcome {
  return classify(readCallFailure(error));
}

function classify(failure: CallFailure): Outcome {
  switch (failure.kind) {
    case 'rate_limited':
      return { kind: 'not_sent', reason: 'rate_limited', retryAfterMs: failure.retryAfterMs };
    case 'not_reached':
      return { kind: 'not_sent', reason: failure.reason, retryAfterMs: null };
    case 'unclear':
      return { kind: 'ambiguous', reason: failure.reason };
    case 'code':
      return classifyCode(failure.code);
  }
}

/** An unknown code is taken as refused content: it is tried in its plainest form, then reported loudly. */
function classifyCode(code: string): Outcome {
  if (isInstallationGone(code)) return { kind: 'installation_gone', reason: code };
  if (MESSAGE_GONE.has(code)) return { kind: 'message_gone' };
  if (EDIT_FORBIDDEN.has(code)) return { kind: 'edit_forbidden' };
  if (code === 'cant_broadcast_message') return { kind: 'broadcast_refused' };
  const closed = code.startsWith(RESTRICTED) ? 'restricted' : CLOSED.get(code);
  if (closed !== undefined) return { kind: 'destination_closed', reason: closed };
  return { kind: 'content_refused', reason: code };
}
