import type { SlackStandIn } from '../slack/stand-in.ts';
import { ALICE } from '../stage.ts';
import { describeElements, findChoice, type PressableElement } from './elements.ts';
import type { Screen } from './screen.ts';

/** What can be pressed, and where it was shown. */
export interface Pressable {
  readonly place:
    | { readonly kind: 'message'; readonly channel: string; readonly ts: string }
    | { readonly kind: 'view'; readonly viewId: string };
  readonly elements: readonly PressableElement[];
}

/** Presses the element with that number, or says what could be pressed or chosen. */
export async function pressElement(
  slack: SlackStandIn,
  screen: Screen,
  pressable: Pressable,
  typed: { readonly number: number; readonly choice: string },
): Promise<void> {
  const { elements } = pressable;
  const element = elements[typed.number - 1];
  if (element === undefined) {
    screen.note([
      elements.length === 0 ? 'No message here has a button yet.' : `The newest buttons are :1 to :${elements.length}.`,
    ]);
    return;
  }
  if (element.url !== '') screen.note([`Slack would open ${element.url} in your browser.`]);
  const choice = findChoice(element, typed.choice);
  if (element.choices.length > 0 && choice === undefined) screen.note(describeElements(elements));
  else if (element.actionId !== '') await clickOn(slack, pressable, element, choice?.value);
}

async function clickOn(
  slack: SlackStandIn,
  { place }: Pressable,
  { actionId, blockId }: PressableElement,
  value: string | undefined,
): Promise<void> {
  const use = {
    user: ALICE,
    actionId,
    ...(blockId !== undefined && { blockId }),
    ...(value !== undefined && { value }),
  };
  if (place.kind === 'view') await slack.clickInView({ ...use, viewId: place.viewId });
  else await slack.click({ ...use, channel: place.channel, messageTs: place.ts });
}
