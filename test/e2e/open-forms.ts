import type { OpenView } from '../../src/demo/slack/open-view.ts';
import { WAIT_MS, type World } from './world.ts';

/** What a person reads in a view: all texts of its blocks, a line each. */
export function textOfView({ view }: OpenView): string {
  return textsIn(view.blocks).join('\n');
}

function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : textsIn(inner),
  );
}

/** The modal that a person has open. */
export function modalOf(world: World, user: string): OpenView | undefined {
  return [...world.slack.views.values()].findLast(({ userId, view }) => userId === user && view.type === 'modal');
}

/** Resolves with the person's modal as soon as it says `part`. */
export function waitForModal(world: World, user: string, part: string): Promise<OpenView> {
  const fits = (): OpenView | undefined => {
    const open = modalOf(world, user);
    return open !== undefined && textOfView(open).includes(part) ? open : undefined;
  };
  return world.slack.waitFor(fits, WAIT_MS, `“${part}” in the modal of ${user}`).catch((error: unknown) => {
    const open = modalOf(world, user);
    throw new Error(`It shows: ${open === undefined ? 'nothing' : textOfView(open)}`, { cause: error });
  });
}

/** Closes whatever modal a person has open. */
export async function closeModal(world: World, user: string): Promise<void> {
  const open = modalOf(world, user);
  if (open !== undefined) await world.slack.closeView({ user, viewId: open.id });
}
