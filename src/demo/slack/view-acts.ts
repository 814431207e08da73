import { z } from 'zod';
import type { Deliver } from './delivery.ts';
import { type OpenView, valuesOf } from './open-view.ts';
import type { OpenViews } from './open-views.ts';
import { viewEnvelope } from './payloads.ts';
import { shownElements } from './shown-elements.ts';
import type { TriggerIds } from './trigger-ids.ts';
import { readView } from './view-checks.ts';
import { clientComplaints, fillIn, type GivenValues } from './view-state.ts';
import type { Workspace } from './workspace.ts';

/** What became of a form: it is closed · it stays open with complaints by block id · another one is shown · Slack complains. */
export type Submitted =
  | { readonly kind: 'closed' }
  | { readonly kind: 'complaints'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'shown'; readonly viewId: string }
  | { readonly kind: 'failed'; readonly error: string };

export interface FilledForm {
  readonly user: string;
  readonly viewId: string;
  /** On top of what was preset and filled in before. */
  readonly values?: GivenValues;
  /** Sends also what Slack's own client would not: empty required fields, numbers out of range, options that are not offered. */
  readonly forged?: boolean;
}

/** What people do with open forms. Naming what is not open or not theirs is a mistake of the test: a RangeError. */
export interface ViewActs {
  /** Types and chooses without sending anything; what is typed stays while the view is open. */
  fillView(form: FilledForm): void;
  submitView(form: FilledForm): Promise<Submitted>;
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
  readonly views: OpenViews;
  readonly triggerIds: TriggerIds;
  readonly deliver: Deliver;
}): ViewActs {
  const { workspace, views } = parts;

  const fill = ({ user, viewId, values = {}, forged = false }: FilledForm): OpenView => {
    const open = ownView(views, user, viewId);
    return views.fill(open, fillIn(open.view.blocks, open.filled, values, forged));
  };
  const reachOf = ({ userId, channel, id }: OpenView) => ({
    person: workspace.getPerson(userId),
    triggerId: parts.triggerIds.issue({ userId, channel, viewId: id }),
  });
  const close = (open: OpenView): Submitted => {
    views.close(open);
    return { kind: 'closed' };
  };
  const closeAll = (open: OpenView): Submitted => {
    views.closeStack(open);
    return { kind: 'closed' };
  };
  const show = (open: OpenView, action: 'update' | 'push', view: unknown): Submitted => {
    const read = readView(view);
    if (read.kind !== 'view') return failed(read.kind === 'invalid' ? read.messages.join('; ') : 'view_too_large');
    const shown = action === 'push' ? views.push(open, read.view) : views.replace(open, read.view);
    return shown === null ? failed('push_limit_reached') : { kind: 'shown', viewId: shown.id };
  };
  const obey = (open: OpenView, payload: unknown): Submitted => {
    if (isNothing(payload)) return close(open);
    const parsed = answer.safeParse(payload);
    if (!parsed.success) return failed('invalid_response_action');
    const { data } = parsed;
    switch (data.response_action) {
      case 'errors':
        return complain(open, data.errors);
      case 'clear':
        return closeAll(open);
      case 'update':
      case 'push':
        return show(open, data.response_action, data.view);
    }
  };

  return {
    fillView: (form) => void fill(form),
    async submitView(form) {
      const open = fill(form);
      const values = valuesOf(open);
      const complaints = form.forged === true ? {} : clientComplaints(open.view.blocks, values);
      if (Object.keys(complaints).length > 0) return { kind: 'complaints', errors: complaints };
      const result = await parts.deliver(
        viewEnvelope(workspace, reachOf(open), { type: 'view_submission', open, values }),
      );
      return result.kind === 'failed' ? result : obey(views.all.get(open.id) ?? open, result.payload);
    },
    async closeView({ user, viewId }) {
      const open = ownView(views, user, viewId);
      const told = open.view.type === 'modal' && open.view.notify_on_close === true;
      close(open);
      if (!told) return;
      await parts.deliver(
        viewEnvelope(workspace, reachOf(open), { type: 'view_closed', open, values: valuesOf(open) }),
      );
    },
  };
}

/** An open view of that person. */
export function ownView(views: OpenViews, user: string, viewId: string): OpenView {
  const open = views.get(viewId);
  if (open.userId !== user) throw new RangeError(`${user} does not see the view ${viewId}, only ${open.userId} does`);
  return open;
}

/** Slack shows complaints below input blocks only and drops the answer otherwise: better loud than guessed at. */
function complain({ view }: OpenView, errors: Readonly<Record<string, string>>): Submitted {
  const inputs = new Set(shownElements(view.blocks).flatMap(({ input, blockId }) => (input === null ? [] : [blockId])));
  const astray = Object.keys(errors).filter((blockId) => !inputs.has(blockId));
  if (Object.keys(errors).length === 0) return failed('errors without any error');
  return astray.length === 0
    ? { kind: 'complaints', errors }
    : failed(`errors for blocks that are no input blocks: ${astray.join(', ')}`);
}

function failed(error: string): Submitted {
  return { kind: 'failed', error };
}

/** A bare acknowledgement: `{}` over the socket, no body over HTTP. */
export function isNothing(payload: unknown): boolean {
  return payload === undefined || payload === null || payload === '' || Object.keys(Object(payload)).length === 0;
}
