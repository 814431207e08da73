import { z } from 'zod';
import { type Answer, refused, refusedBecause } from '../answer.ts';
import { botMethod, type Method } from '../method.ts';
import { type OpenView, viewJson } from '../open-view.ts';
import type { OpenViews } from '../open-views.ts';
import type { TriggerIds } from '../trigger-ids.ts';
import { type RequestedView, readView } from '../view-checks.ts';
import type { Workspace } from '../workspace.ts';

const opening = z.looseObject({ trigger_id: z.string(), view: z.unknown() });
const updating = z.looseObject({
  view_id: z.string().optional(),
  external_id: z.string().optional(),
  hash: z.string().optional(),
  view: z.unknown(),
});
const publishing = z.looseObject({ user_id: z.string(), hash: z.string().optional(), view: z.unknown() });

/** `views.open`, `views.push`, `views.update` and `views.publish`. */
export function viewMethods(parts: {
  readonly workspace: Workspace;
  readonly triggerIds: TriggerIds;
  readonly views: OpenViews;
}): Readonly<Record<string, Method>> {
  const { workspace, triggerIds, views } = parts;

  const show = (
    requested: unknown,
    type: RequestedView['type'],
    place: (view: RequestedView) => OpenView | null,
  ): Answer => {
    const result = readView(requested);
    if (result.kind === 'too_large') return refused('view_too_large');
    if (result.kind === 'invalid') return refusedBecause('invalid_arguments', result.messages);
    if (result.view.type !== type) return refusedBecause('invalid_arguments', [`must be a ${type}`]);
    const open = place(result.view);
    return open === null ? refused('push_limit_reached') : { ok: true, view: viewJson(open, workspace) };
  };

  return {
    'views.open': botMethod([], opening, (args) => {
      const use = triggerIds.use(args.trigger_id);
      if (use.kind === 'refused') return refused(use.error);
      return show(args.view, 'modal', (view) => views.open(use.origin, view));
    }),
    'views.push': botMethod([], opening, (args) => {
      const use = triggerIds.use(args.trigger_id);
      if (use.kind === 'refused') return refused(use.error);
      const below = views.all.get(use.origin.viewId ?? '');
      if (below?.view.type !== 'modal') return refused('not_found');
      return show(args.view, 'modal', (view) => views.push(below, view));
    }),
    'views.update': botMethod([], updating, (args) => {
      const open = [...views.all.values()].find(
        (one) => one.id === args.view_id || (args.view_id === undefined && one.view.external_id === args.external_id),
      );
      if (open === undefined) return refused('not_found');
      if (isStale(open, args.hash)) return refused('hash_conflict');
      return show(args.view, open.view.type, (view) => views.replace(open, view));
    }),
    'views.publish': botMethod([], publishing, (args) => {
      if (!workspace.people.has(args.user_id)) return refused('user_not_found');
      if (!workspace.hasHomeTab) return refused('not_enabled');
      if (isStale(views.home(args.user_id), args.hash)) return refused('hash_conflict');
      return show(args.view, 'home', (view) => views.publish(args.user_id, view));
    }),
  };
}

function isStale(open: OpenView | undefined, hash: string | undefined): boolean {
  return open !== undefined && hash !== undefined && hash !== open.hash;
}
