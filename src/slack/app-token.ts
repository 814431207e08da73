import type { WebClient } from '@slack/web-api';
import { readCallFailure } from './call-failure.ts';

/** Whether Slack takes an app-level token. */
export type AppTokenTrial =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'untold'; readonly reason: string };

/**
 * Asks for the address of a Socket Mode connection (`apps.connections.open`) and opens none: no other call says that
 * the token may do it and that Socket Mode is on. Only opened connections count. Slack allows about one call a minute;
 * a running bot needs one every few hours, and asks again should it meet the limit.
 */
export async function tryAppToken(client: WebClient): Promise<AppTokenTrial> {
  try {
    await client.apiCall('apps.connections.open');
    return { kind: 'taken' };
  } catch (error) {
    const failure = readCallFailure(error);
    switch (failure.kind) {
      case 'code':
        return { kind: 'refused', code: failure.code };
      case 'rate_limited':
        return { kind: 'untold', reason: 'rate_limited' };
      case 'not_reached':
      case 'unclear':
        return { kind: 'untold', reason: failure.reason };
    }
  }
}
