import type { View } from '../../ports.ts';
import { createTurns } from '../../usecases/turns.ts';
import type { OpenView } from '../open-view.ts';

/** What took the place of a view that somebody used. */
export interface LaterView {
  readonly callbackId: string;
  readonly metadata: string;
  /** Null: Slack has not told it. */
  readonly hash: string | null;
}

/** The forms that people have open, as far as this process has drawn them: who is quick uses one that is about to be replaced. */
export interface OpenForms {
  /** Works for one form at a time, in the order in which Slack told. `later`: null when what was used still stands there, as far as is known. */
  inTurn<T>(used: OpenView, work: (later: LaterView | null) => Promise<T>): Promise<T>;
  /** What stands there instead of what was used; `hash` null: Slack has not told it. */
  note(used: OpenView, shown: View, hash: string | null): void;
}

interface Drawn extends LaterView {
  /** Hashes of what stood there before. */
  readonly replaced: ReadonlySet<string>;
}

/** Forms are remembered for the moment between two clicks; those of others come and go meanwhile. */
const MOST_FORMS = 200;

export function createOpenForms(): OpenForms {
  const turns = createTurns();
  const forms = new Map<string, Drawn>();
  return {
    inTurn: ({ id, hash }, work) =>
      turns(id, () => {
        const drawn = forms.get(id);
        return work(drawn?.replaced.has(hash) === true ? drawn : null);
      }),
    note({ id, hash: used }, { callback_id: callbackId = '', private_metadata: metadata = '' }, hash) {
      const replaced = new Set(forms.get(id)?.replaced).add(used);
      forms.delete(id);
      forms.set(id, { callbackId, metadata, hash, replaced });
      const [oldest] = forms.keys();
      if (forms.size > MOST_FORMS && oldest !== undefined) forms.delete(oldest);
    },
  };
}
