import { randomUUID } from 'node:crypto';
import { type OpenView, valuesOf } from './open-view.ts';
import type { RequestedView } from './view-checks.ts';
import { keptValues, type ViewValues } from './view-state.ts';

/** A modal may have two more on top. */
const MAX_STACK = 3;

/** Who opens a modal, and where the person is. */
export interface Opener {
  readonly userId: string;
  readonly channel: string | null;
}

/** The modals and Home tabs that people have open. */
export interface OpenViews {
  readonly all: ReadonlyMap<string, OpenView>;
  /** Throws a RangeError for a view that is not open: the test named a wrong one. */
  get(id: string): OpenView;
  /** The published Home tab of a person. */
  home(userId: string): OpenView | undefined;
  open(opener: Opener, view: RequestedView): OpenView;
  /** On top of another one; null when the stack is full. */
  push(below: OpenView, view: RequestedView): OpenView | null;
  /** A new version in the same place; what was filled in stays where Slack recognises the element. */
  replace(open: OpenView, view: RequestedView): OpenView;
  publish(userId: string, view: RequestedView): OpenView;
  fill(open: OpenView, filled: ViewValues): OpenView;
  close(open: OpenView): void;
  /** Closes the whole stack that the view is part of. */
  closeStack(open: OpenView): void;
}

export function createOpenViews(changed: () => void): OpenViews {
  const all = new Map<string, OpenView>();
  const keep = (open: OpenView): OpenView => {
    all.set(open.id, open);
    changed();
    return open;
  };
  const remove = (doomed: readonly OpenView[]): void => {
    for (const { id } of doomed) all.delete(id);
    changed();
  };
  const stackOf = ({ rootId }: OpenView): readonly OpenView[] =>
    [...all.values()].filter((one) => one.rootId === rootId);
  const start = ({ userId, channel }: Opener, view: RequestedView): OpenView => {
    const id = newViewId();
    return keep({ id, rootId: id, previousId: null, hash: newHash(), userId, channel, view, filled: {} });
  };
  const home = (userId: string): OpenView | undefined =>
    [...all.values()].find((one) => one.view.type === 'home' && one.userId === userId);
  const replace = (open: OpenView, view: RequestedView): OpenView => {
    const filled = keptValues({ blocks: open.view.blocks, values: valuesOf(open) }, view.blocks);
    return keep({ ...open, hash: newHash(), view, filled });
  };

  return {
    all,
    home,
    replace,
    open: start,
    get(id) {
      const open = all.get(id);
      if (open === undefined) throw new RangeError(`the stand-in has no open view ${id}`);
      return open;
    },
    push(below, view) {
      if (stackOf(below).length >= MAX_STACK) return null;
      return keep({ ...below, id: newViewId(), previousId: below.id, hash: newHash(), view, filled: {} });
    },
    publish(userId, view) {
      const before = home(userId);
      return before === undefined ? start({ userId, channel: null }, view) : replace(before, view);
    },
    fill: (open, filled) => keep({ ...open, filled }),
    close: (open) => remove([open]),
    closeStack: (open) => remove(stackOf(open)),
  };
}

function newViewId(): string {
  return `V${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
}

function newHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${randomUUID().slice(0, 8)}`;
}
