import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { readDeliveryOutcome } from '../../src/slack/delivery-outcome.ts';

const outcomeOf = (error: string) => readDeliveryOutcome(new WebAPIPlatformError({ ok: false, error }));

describe('a write that Slack refuses', () => {
  test.each([
    ['channel_not_found', 'not_found'],
    ['is_archived', 'archived'],
    ['not_in_channel', 'not_in_channel'],
    ['is_inactive', 'archived'],
    ['user_not_found', 'not_found'],
    ['user_disabled', 'not_found'],
    ['cannot_dm_bot', 'restricted'],
    ['messages_tab_disabled', 'restricted'],
    ['channel_is_limited_access', 'restricted'],
    ['restricted_action', 'restricted'],
    ['restricted_action_read_only_channel', 'restricted'],
    ['restricted_action_thread_only_channel', 'restricted'],
    ['restricted_action_non_threadable_channel', 'restricted'],
    ['restricted_action_of_a_new_kind', 'restricted'],
    ['no_permission', 'restricted'],
    ['access_denied', 'restricted'],
    ['team_access_not_granted', 'restricted'],
  ])('with %s closes the destination: %s', (code, reason) => {
    expect(outcomeOf(code)).toEqual({ kind: 'destination_closed', reason });
  });

  test.each([
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
  ])('with %s concerns the whole installation', (code) => {
    expect(outcomeOf(code)).toEqual({ kind: 'installation_gone', reason: code });
  });

  test.each([
    'invalid_blocks',
    'invalid_blocks_format',
    'msg_blocks_too_long',
    'msg_too_long',
    'no_text',
    'invalid_attachments',
    'too_many_attachments',
    'metadata_too_large',
    'metadata_must_be_sent_from_app',
    'markdown_text_conflict',
  ])('with %s refuses the content', (code) => {
    expect(outcomeOf(code)).toEqual({ kind: 'content_refused', reason: code });
  });

  test.each(['a_code_of_tomorrow', 'constructor'])(
    'with %s, which nobody knows, is tried in its plainest form',
    (code) => {
      expect(outcomeOf(code)).toEqual({ kind: 'content_refused', reason: code });
    },
  );

  test.each(['message_not_found', 'thread_not_found', 'restricted_action_thread_locked', 'cannot_reply_to_message'])(
    'with %s has lost its message',
    (code) => {
      expect(outcomeOf(code)).toEqual({ kind: 'message_gone' });
    },
  );

  test('with cant_broadcast_message goes into the thread alone', () => {
    expect(outcomeOf('cant_broadcast_message')).toEqual({ kind: 'broadcast_refused' });
  });

  test.each(['edit_window_closed', 'cant_update_message'])('with %s may not edit', (code) => {
    expect(outcomeOf(code)).toEqual({ kind: 'edit_forbidden' });
  });
});

describe('a write that did not come through', () => {
  test.each(['ratelimited', 'rate_limited', 'message_limit_exceeded'])('by %s is not sent', (code) => {
    expect(outcomeOf(code)).toEqual({ kind: 'not_sent', reason: 'rate_limited', retryAfterMs: null });
  });

  test('by 429 is not sent, and waits as long as Slack says', () => {
    const outcome = readDeliveryOutcome(new WebAPIRateLimitedError(30));
    expect(outcome).toEqual({ kind: 'not_sent', reason: 'rate_limited', retryAfterMs: 30_000 });
  });

  test('by a connection that nobody took is not sent', () => {
    const refused = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    const outcome = readDeliveryOutcome(new WebAPIRequestError(refused));
    expect(outcome).toEqual({ kind: 'not_sent', reason: 'ECONNREFUSED', retryAfterMs: null });
  });

  test.each(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'])(
    'by %s is ambiguous',
    (code) => {
      expect(outcomeOf(code)).toEqual({ kind: 'ambiguous', reason: code });
    },
  );

  test('by 5xx is ambiguous', () => {
    const outcome = readDeliveryOutcome(new WebAPIHTTPError(502, 'Bad Gateway', {}));
    expect(outcome).toEqual({ kind: 'ambiguous', reason: 'HTTP 502' });
  });

  test('by whatever else the SDK throws is ambiguous', () => {
    const outcome = readDeliveryOutcome(new TypeError('terminated'));
    expect(outcome).toEqual({ kind: 'ambiguous', reason: 'TypeError: terminated' });
  });

  test.each(['team_added_to_org', 'external_channel_migrating'])('by %s, which passes, is not sent', (code) => {
    expect(outcomeOf(code)).toEqual({ kind: 'not_sent', reason: code, retryAfterMs: null });
  });
});
