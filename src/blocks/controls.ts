import type { KnownBlock } from '@slack/types';
import { SNOOZE_CHOICES } from '../domain/snooze-choice.ts';
import { actions, button, linkButton, option, select } from './elements.ts';
import { withoutTopUpLink } from './links.ts';
import type { Say } from './locales/say.ts';
import type { Message } from './message.ts';

/** What the controls of a message do, as Slack names it when they are used. Released names stay: old messages keep their buttons. */
export const CONTROL = {
  topUp: 'top_up',
  snooze: 'snooze',
  details: 'details',
  checkNow: 'check_now',
  refresh: 'refresh',
  share: 'post_to_channel',
} as const;

/** An episode as its controls name it. */
export interface ControlledEpisode {
  readonly id: number;
  /** The snooze that its message shows; null for none. */
  readonly snoozeId: number | null;
}

const TOP_UP_URL = 'https://platform.deepseek.com/top_up';
const EPISODE = /^episode:(\d{1,15}):(\d{1,15})$/;

/** An alert's message with its three controls: top up, snooze, details. Its blocks then have no link to top up beside the button. */
export function withControls(say: Say, message: Message, episode: ControlledEpisode): Message {
  const blocks = message.blocks.map((block) => withoutTopUp(say, block));
  return { ...message, blocks: [...blocks, episodeControls(say, episode)] };
}

function withoutTopUp(say: Say, block: Message['blocks'][number]): Message['blocks'][number] {
  if (block.type !== 'section' || block.text === undefined) return block;
  return { ...block, text: { ...block.text, text: withoutTopUpLink(say, block.text.text) } };
}

/** The controls of an open episode. The block's name changes with the snooze, so that Slack shows the menu afresh. */
export function episodeControls(say: Say, episode: ControlledEpisode): KnownBlock {
  return actions(episodeBlockId(episode), [
    linkButton(CONTROL.topUp, say('controls.top_up'), TOP_UP_URL),
    snoozeMenu(say, episode),
    button(CONTROL.details, say('controls.details'), String(episode.id)),
  ]);
}

/** The episode that a block of controls belongs to; undefined for anything else. */
export function parseEpisodeBlockId(blockId: string): ControlledEpisode | undefined {
  const [, id, snooze] = EPISODE.exec(blockId) ?? [];
  if (id === undefined || snooze === undefined) return undefined;
  return { id: Number(id), snoozeId: Number(snooze) === 0 ? null : Number(snooze) };
}

function episodeBlockId({ id, snoozeId }: ControlledEpisode): string {
  return `episode:${id}:${snoozeId ?? 0}`;
}

function snoozeMenu(say: Say, { snoozeId }: ControlledEpisode) {
  const choices = SNOOZE_CHOICES.filter((choice) => choice !== 'off' || snoozeId !== null);
  return select(
    CONTROL.snooze,
    say('controls.snooze'),
    choices.map((choice) => option(say(`controls.snooze_${choice}`), choice)),
  );
}
