import { randomUUID } from 'node:crypto';
import type { Opener } from './open-views.ts';

const LIFETIME_MS = 3000;

/** Who did something that allows the app to open a view, and in which view, if it was in one. */
export interface TriggerOrigin extends Opener {
  readonly viewId: string | null;
}

export type TriggerUse =
  | { readonly kind: 'good'; readonly origin: TriggerOrigin }
  | {
      readonly kind: 'refused';
      readonly error: 'expired_trigger_id' | 'exchanged_trigger_id' | 'invalid_trigger_id';
    };

/** The permissions to open a view that interactions carry: for one use within three seconds. */
export interface TriggerIds {
  issue(origin: TriggerOrigin): string;
  /** Uses one up, or says why it is not good any more. */
  use(id: string): TriggerUse;
}

export function createTriggerIds(now: () => number): TriggerIds {
  const issued = new Map<string, { readonly at: number; readonly used: boolean; readonly origin: TriggerOrigin }>();
  return {
    issue(origin) {
      const id = `${now()}.${randomUUID()}`;
      issued.set(id, { at: now(), used: false, origin });
      return id;
    },
    use(id) {
      const trigger = issued.get(id);
      if (trigger === undefined) return { kind: 'refused', error: 'invalid_trigger_id' };
      if (trigger.used) return { kind: 'refused', error: 'exchanged_trigger_id' };
      if (now() - trigger.at > LIFETIME_MS) return { kind: 'refused', error: 'expired_trigger_id' };
      issued.set(id, { ...trigger, used: true });
      return { kind: 'good', origin: trigger.origin };
    },
  };
}
