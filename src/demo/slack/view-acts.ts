import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Deliver } from './delivery.ts';
import type { OpenView } from './open-view.ts';
import { viewEnvelope } from './payloads.ts';
import type { TriggerIds } from './trigger-ids.ts';
import { type RequestedView, readView } from './view-checks.ts';
import type { Workspace } from './workspace.ts';

/** What was filled in, by block id and action id, as Slack reports it in `state.values`. */
export type ViewValues = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** What became of a form: it is closed · it stays open with complaints by block id · another one is shown · Slack complains. */
export type Submitted =
  | { readonly kind: 'closed' }
  | { readonly kind: 'complaints'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'shown'; readonly viewId: string }
  | { readonly kind: 'failed'; readonly error: string };

/** What people do with open forms. Naming a view that is not open is a mistake of the test: a RangeError. */
export interface ViewActs {
  submitView(form: { readonly user: string; readonly viewId: string; readonly values: ViewValues }): Promise<Submitted>;
  /** Closes without submitting; the app is told if the view asks for it. */
  closeView(form: { readonly user: string; readonly viewId: string }): Promise<void>;
}

const answer = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('clear') }),
  z.object({ response_action: z.enum(['update', 'push']), view: z.unknown() }),
]);

export function createViewActs(parts: {
  readonly workspace: Workspace;
  readonly views: Map<string, OpenView>;
  readonly triggerIds: TriggerIds;
  readonly deliver: Deliver;
  readonly changed: () => void;
}): ViewActs {
  const { workspace, views } = parts;

  const getOpen = (viewId: string): OpenView => {
    const open = views.get(viewId);
    if (open === undefined) throw new RangeError(`the stand-in has no open view ${viewId}`);
    return open;
  };
  const getPerson = (id: string) => {
    const person = workspace.people.get(id);
    if (person === undefined) throw new RangeError(`the stand-in has no user ${id}`);
    return person;
  };
  const close = (viewId: string): Submitted => {
    views.delete(viewId);
    parts.changed();
    return { kind: 'closed' };
  };
  const show = (id: string, open: OpenView, view: RequestedView): Submitted => {
    views.set(id, { ...open, id, hash: randomUUID(), view });
    parts.changed();
    return { kind: 'shown', viewId: id };
  };

  return {
    async submitView({ user, viewId, values }) {
      const open = getOpen(viewId);
      const reach = { person: getPerson(user), triggerId: parts.triggerIds.issue() };
      const result = await parts.deliver(viewEnvelope(workspace, reach, { type: 'view_submission', open, values }));
      if (result.kind === 'failed') return result;
      const parsed = answer.safeParse(result.payload);
      if (!parsed.success) return close(viewId);
      if (parsed.data.response_action === 'errors') return { kind: 'complaints', errors: parsed.data.errors };
      if (parsed.data.response_action === 'clear') return close(viewId);
      const read = readView(parsed.data.view);
      if (read.kind === 'invalid') return { kind: 'failed', error: read.messages.join('; ') };
      return show(parsed.data.response_action === 'update' ? viewId : `${viewId}+`, open, read.view);
    },
    async closeView({ user, viewId }) {
      const open = getOpen(viewId);
      const reach = { person: getPerson(user), triggerId: parts.triggerIds.issue() };
      const told = open.view.type === 'modal' && open.view.notify_on_close === true;
      close(viewId);
      if (told) await parts.deliver(viewEnvelope(workspace, reach, { type: 'view_closed', open, values: {} }));
    },
  };
}
