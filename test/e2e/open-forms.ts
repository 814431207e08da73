import type { OpenView } from '../../src/demo/slack/open-view.ts';
import type { Submitted } from '../../src/demo/slack/view-acts.ts';
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

/** The settings form of a channel as somebody uses it. */
export interface SettingsForm {
  /** Types `settings`; resolves when the form is filled. */
  open(command?: string): Promise<void>;
  view(): OpenView;
  text(): string;
  /** Uses a button or a menu, and resolves when something else is shown. */
  press(actionId: string, more?: { readonly blockId?: string; readonly value?: string }): Promise<void>;
  /** Submits what is open, with these values by field; a field stands in a block of its name unless told otherwise. */
  submit(values?: Readonly<Record<string, string | null>>, forged?: boolean): Promise<Submitted>;
  /** *Add a rule*, filled in and taken over. */
  add(values: Readonly<Record<string, string | null>>): Promise<void>;
  /** *Save*; resolves with what the form says in the end. */
  save(): Promise<string>;
}

const SAVING = /^⏳ (?:Saving…|正在保存……)$/;

export function createForm(world: World, channel: string, user: string): SettingsForm {
  const { slack } = world;
  const view = (): OpenView => {
    const open = modalOf(world, user);
    if (open === undefined) throw new RangeError(`${user} has no modal open`);
    return open;
  };
  const text = (): string => textOfView(view());
  const changed = (from: OpenView): Promise<boolean> =>
    slack.waitFor(() => view().hash !== from.hash, WAIT_MS, 'something else in the form');
  const submit: SettingsForm['submit'] = (values = {}, forged = false) => {
    const given = Object.entries(values).map(([name, value]) => {
      const [actionId = name] = name.split(':');
      return [name, { [actionId]: value }] as const;
    });
    return slack.submitView({ user, viewId: view().id, values: Object.fromEntries(given), forged });
  };
  const press: SettingsForm['press'] = async (actionId, more) => {
    const before = view();
    await slack.clickInView({ user, viewId: before.id, actionId, ...more });
    await changed(before);
  };
  return {
    view,
    text,
    press,
    submit,
    async open(command = '/deepseek-balance') {
      await closeModal(world, user);
      await slack.command({ user, channel, text: 'settings', command });
      await slack.waitFor(
        () => modalOf(world, user)?.view.callback_id === 'settings' && !text().startsWith('⏳'),
        WAIT_MS,
        'the settings form',
      );
    },
    async add(values) {
      await press('settings_add_rule');
      const { kind } = values;
      if (kind !== undefined && kind !== null && kind !== 'below') await press('kind', { value: kind });
      const submitted = await submit(values);
      if (submitted.kind !== 'shown') throw new RangeError(JSON.stringify(submitted));
    },
    async save() {
      const submitted = await submit();
      if (submitted.kind !== 'shown') throw new RangeError(JSON.stringify(submitted));
      await slack.waitFor(() => !SAVING.test(text().split('\n').at(-1) ?? ''), WAIT_MS, 'what came of saving');
      return text();
    },
  };
}
