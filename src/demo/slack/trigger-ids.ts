import { randomUUID } from 'node:crypto';

const LIFETIME_MS = 3000;

/** The permissions to open a view that interactions carry: for one use within three seconds. */
export interface TriggerIds {
  issue(): string;
  /** Uses one up; Slack's code when it is not good any more. */
  use(id: string): 'expired_trigger_id' | 'exchanged_trigger_id' | 'invalid_trigger_id' | null;
}

export function createTriggerIds(now: () => number): TriggerIds {
  const issued = new Map<string, { readonly at: number; readonly used: boolean }>();
  return {
    issue() {
      const id = `${now()}.${randomUUID()}`;
      issued.set(id, { at: now(), used: false });
      return id;
    },
    use(id) {
      const trigger = issued.get(id);
      if (trigger === undefined) return 'invalid_trigger_id';
      if (trigger.used) return 'exchanged_trigger_id';
      if (now() - trigger.at > LIFETIME_MS) return 'expired_trigger_id';
      issued.set(id, { ...trigger, used: true });
      return null;
    },
  };
}
