import { type GivenValue, hasValue } from './element-values.ts';
import type { Block, Message } from './message.ts';
import type { PrivateAnswer } from './private-answers.ts';
import { findElement, type ShownElement } from './shown-elements.ts';
import { fillIn, stateValues, type ViewValues } from './view-state.ts';

export interface ElementUsed {
  readonly user: string;
  readonly channel: string;
  /** Of a message or of a private answer. */
  readonly messageTs: string;
  readonly actionId: string;
  readonly blockId?: string;
  /** By default the button's own; needed for a menu. */
  readonly value?: GivenValue;
  /** The person still sees an earlier version: the element is looked for in the former contents of the message, too. */
  readonly stale?: boolean;
  /** The blocks that the person still sees, when the stand-in has not kept them. */
  readonly from?: readonly Block[];
  /** Sends also an option that is not offered, as somebody could without Slack's own client. */
  readonly forged?: boolean;
}

/** The element that the person uses, and the blocks in which it was seen: the newest version that has it. */
export function findUsed(
  { user, channel, messageTs, actionId, blockId, stale = false, from }: ElementUsed,
  message: Message | null,
  answer: PrivateAnswer | undefined,
): { readonly shown: ShownElement; readonly blocks: readonly Block[] } {
  if (message === null && answer !== undefined && answer.user !== user) {
    throw new RangeError(`${user} does not see the private answer ${messageTs}`);
  }
  const former = stale ? (message?.edits.toReversed() ?? []) : [];
  const versions = from === undefined ? [message ?? answer, ...former].map((one) => one?.blocks ?? []) : [from];
  for (const blocks of versions) {
    const shown = findElement(blocks, actionId, blockId);
    if (shown !== undefined) return { shown, blocks };
  }
  throw new RangeError(`the message ${messageTs} in ${channel} has no element ${actionId}`);
}

/** `state.values` of a message: what the person just chose, and what the app preset. */
export function messageState(
  { element, blockId, actionId }: ShownElement,
  blocks: readonly Block[],
  value: GivenValue | undefined,
  forged: boolean,
): ViewValues {
  if (value === undefined || !hasValue(element)) return stateValues(blocks, {}, null);
  return stateValues(blocks, fillIn(blocks, {}, { [blockId]: { [actionId]: value } }, forged), null);
}
