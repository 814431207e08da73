import type { SlackStandIn } from '../slack/stand-in.ts';
import { ALICE } from '../stage.ts';
import { renderBlocks } from '../transcript/blocks.ts';
import { describeElements, listElements } from './elements.ts';
import type { Pressable } from './pressing.ts';
import type { Screen } from './screen.ts';

/** The bot's Home tab, as long as the person looks at it. */
export interface HomeScreen {
  /** Goes there; the bot is told as Slack tells it. */
  open(): Promise<void>;
  leave(): void;
  isOpen(): boolean;
  /** Whether there is a version that was not shown. */
  isNews(): boolean;
  /** Shows such a version. */
  look(): void;
}

export function createHomeScreen(parts: {
  readonly slack: SlackStandIn;
  readonly screen: Screen;
  /** Called with what can be pressed there. */
  readonly shown: (pressable: Pressable) => void;
}): HomeScreen {
  const { slack, screen } = parts;
  let isOpen = false;
  let shownHash = '';
  const isNews = (): boolean => isOpen && (slack.home(ALICE)?.hash ?? '') !== shownHash;

  return {
    isNews,
    isOpen: () => isOpen,
    async open() {
      isOpen = true;
      shownHash = '';
      const told = await slack.openHome(ALICE);
      if (told.kind === 'failed') screen.note([`Slack could not tell the bot: ${told.error}.`]);
      else if (slack.home(ALICE) === undefined) screen.note(['Home is empty until the bot fills it.']);
    },
    leave() {
      isOpen = false;
    },
    look() {
      const home = slack.home(ALICE);
      if (home === undefined || !isNews()) return;
      shownHash = home.hash;
      const { blocks } = home.view;
      const elements = listElements(blocks, slack.workspace.names());
      const look = { width: screen.width(), style: screen.style };
      screen.print(['\n*Home*', ...renderBlocks(blocks, slack.workspace.names(), look)].join('\n'));
      screen.note(describeElements(elements).map((line) => `  ${line}`));
      parts.shown({ place: { kind: 'view', viewId: home.id }, elements });
    },
  };
}
