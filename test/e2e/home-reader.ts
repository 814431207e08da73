import type { SlackStandIn } from '../../src/demo/slack/stand-in.ts';
import { blockTexts } from '../blocks/make-card.ts';
import { ALICE, WAIT_MS } from './world.ts';

/** What somebody sees of their Home and of the modal that is open on top of it. */
export interface HomeReader {
  /** All that Home says; empty before anything stands there. */
  text(): string;
  /** Opens Home; resolves when it is drawn. */
  open(): Promise<string>;
  /** Resolves with what Home says once it says all of this. */
  shows(...words: readonly string[]): Promise<string>;
  /** Uses a button or menu of Home. */
  click(
    actionId: string,
    given?: { readonly value?: string; readonly blockId?: string; readonly forged?: boolean },
  ): Promise<void>;
  /** Resolves with the modal once it says all of this, by its id. */
  modal(...words: readonly string[]): Promise<string>;
  /** The hash of what stands there. */
  hash(): string;
}

export function createHomeReader(slack: SlackStandIn, user = ALICE): HomeReader {
  const text = (): string => textOf(slack.home(user)?.view.blocks ?? []);
  const hash = (): string => slack.home(user)?.hash ?? '';
  const shows = async (...words: readonly string[]): Promise<string> => {
    await slack.waitFor(() => words.every((word) => text().includes(word)), WAIT_MS, `Home with ${words.join(', ')}`);
    return text();
  };
  const modals = () => [...slack.views.values()].filter((one) => one.view.type === 'modal' && one.userId === user);
  return {
    text,
    hash,
    shows,
    async open() {
      const before = hash();
      await slack.openHome(user);
      await slack.waitFor(() => hash() !== before, WAIT_MS, 'Home');
      return text();
    },
    async click(actionId, given = {}) {
      const viewId = slack.home(user)?.id ?? '';
      const { failure } = await slack.clickInView({ user, viewId, actionId, ...given });
      if (failure !== null) throw new Error(failure);
    },
    async modal(...words) {
      const fits = () => modals().find(({ view }) => words.every((word) => textOf(view.blocks).includes(word)));
      await slack.waitFor(() => fits() !== undefined, WAIT_MS, `a modal with ${words.join(', ')}`);
      return fits()?.id ?? '';
    },
  };
}

function textOf(blocks: readonly object[]): string {
  return blockTexts(blocks).join('\n');
}
