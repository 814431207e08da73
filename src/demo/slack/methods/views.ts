import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Answer, refused, refusedBecause } from '../answer.ts';
import { botMethod, type Method } from '../method.ts';
import { type OpenView, viewJson } from '../open-view.ts';
import type { TriggerIds } from '../trigger-ids.ts';
import { readView } from '../view-checks.ts';
import type { Workspace } from '../workspace.ts';

const opening = z.looseObject({ trigger_id: z.string(), view: z.unknown() });
const updating = z.looseObject({
  view_id: z.string().optional(),
  external_id: z.string().optional(),
  hash: z.string().optional(),
  view: z.unknown(),
});
const publishing = z.looseObject({ user_id: z.string(), hash: z.string().optional(), view: z.unknown() });

/** `views.open`, `views.update` and `views.publish`; what is open is kept in `views`, by view id. */
export function viewMethods(parts: {
  readonly workspace: Workspace;
  readonly triggerIds: TriggerIds;
  readonly views: Map<string, OpenView>;
}): Readonly<Record<string, Method>> {
  const { workspace, triggerIds, views } = parts;

  const show = (id: string, userId: string | null, requested: unknown, type: 'modal' | 'home' | null): Answer => {
    const result = readView(requested);
    if (result.kind === 'invalid') return refusedBecause('invalid_arguments', result.messages);
    if (type !== null && result.view.type !== type) return refusedBecause('invalid_arguments', [`must be a ${type}`]);
    const open: OpenView = { id, userId, hash: randomUUID(), view: result.view };
    views.set(id, open);
    return { ok: true, view: viewJson(open, workspace) };
  };

  return {
    'views.open': botMethod([], opening, (args) => {
      const refusal = triggerIds.use(args.trigger_id);
      return refusal === null ? show(newViewId(), null, args.view, 'modal') : refused(refusal);
    }),
    'views.update': botMethod([], updating, (args) => {
      const open = [...views.values()].find(
        (one) => one.id === args.view_id || (args.view_id === undefined && one.view.external_id === args.external_id),
      );
      if (open === undefined) return refused('not_found');
      return isStale(open, args.hash)
        ? refused('hash_conflict')
        : show(open.id, open.userId, args.view, open.view.type);
    }),
    'views.publish': botMethod([], publishing, (args) => {
      if (!workspace.people.has(args.user_id)) return refused('user_not_found');
      const open = [...views.values()].find((one) => one.userId === args.user_id);
      if (open !== undefined && isStale(open, args.hash)) return refused('hash_conflict');
      return show(open?.id ?? newViewId(), args.user_id, args.view, 'home');
    }),
  };
}

function isStale(open: OpenView, hash: string | undefined): boolean {
  return hash !== undefined && hash !== open.hash;
}

function newViewId(): string {
  return `V${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
}
