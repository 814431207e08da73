import type { GivenValue } from '../../src/demo/slack/element-values.ts';
import type { Interaction } from '../../src/demo/slack/interaction.ts';
import type { Block, Root } from '../../src/demo/slack/message.ts';
import { createTypist } from './typist.ts';
import { ALICE, WAIT_MS, type World } from './world.ts';

/** The message of an open alert in a channel, and what people do with it. */
export interface OpenAlert {
  readonly channel: string;
  readonly ts: string;
  /** Its present state. */
  root(): Root;
  /** The name of the row of its buttons; undefined when it has none. */
  controls(): string | undefined;
  click(user: string, actionId: string, value?: GivenValue, more?: HowClicked): Promise<Interaction>;
  /** Chooses from the snooze menu; resolves with what the person is told. */
  snooze(user: string, choice: string, more?: HowClicked): Promise<string>;
  /** Resolves when the message's text, or the lack of it, fits. */
  shows(part: string | RegExp): Promise<void>;
}

export interface HowClicked {
  readonly stale?: boolean;
  readonly blockId?: string;
  readonly from?: readonly Block[];
  readonly forged?: boolean;
}

/** The channel gets a rule that the balance of this moment breaks; resolves when its alert is there, with buttons. */
export async function openAlert(world: World, channel: string): Promise<OpenAlert> {
  await createTypist(world, channel).type('threshold 50 CNY');
  const isAlert = (root: Root): boolean => controlsOf(root.blocks) !== undefined;
  const first = await world.slack.waitFor(() => world.roots(channel).find(isAlert), WAIT_MS, 'an alert with buttons');
  const root = (): Root => world.roots(channel).find(({ ts }) => ts === first.ts) ?? first;
  const click = (user: string, actionId: string, value?: GivenValue, more: HowClicked = {}) =>
    world.slack.click({ user, channel, messageTs: first.ts, actionId, ...(value !== undefined && { value }), ...more });
  return {
    channel,
    ts: first.ts,
    root,
    controls: () => controlsOf(root().blocks),
    click,
    async snooze(user, choice, more) {
      return (await (await click(user, 'snooze', choice, more)).answer(WAIT_MS)).text;
    },
    async shows(part) {
      const fits = (): boolean => (typeof part === 'string' ? root().text.includes(part) : part.test(root().text));
      await world.slack.waitFor(fits, WAIT_MS, `“${part}” in the alert's message`);
    },
  };
}

/** Removes all rules of a channel, which ends its alert. */
export async function endAlert(world: World, { channel }: OpenAlert): Promise<void> {
  await createTypist(world, channel).type('remove all yes', { user: ALICE });
}

function controlsOf(blocks: readonly Block[]): string | undefined {
  const block = blocks.find(({ type }) => type === 'actions');
  return block === undefined ? undefined : String(block['block_id']);
}
