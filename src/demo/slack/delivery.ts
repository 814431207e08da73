/** Something that Slack hands to the app: a command, an interaction or an event. */
export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What came of handing it over; an error is what the person would see. */
export type DeliveryResult =
  | { readonly kind: 'acked'; readonly payload: unknown; readonly afterMs: number }
  | { readonly kind: 'failed'; readonly error: 'operation_timeout' | 'dispatch_failed' };

/** Hands one envelope to the app and waits for its acknowledgement, never longer than Slack would. Never rejects. */
export type Deliver = (envelope: Envelope) => Promise<DeliveryResult>;
