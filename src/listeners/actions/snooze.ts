import { deniedMessage } from '../../blocks/answers/denied.ts';
import { snoozeAnswerMessage } from '../../blocks/answers/snooze.ts';
import { type ControlledEpisode, parseEpisodeBlockId } from '../../blocks/controls.ts';
import { context, section } from '../../blocks/message.ts';
import { channelName } from '../../blocks/names.ts';
import type { SnoozeOutcome } from '../../domain/answer.ts';
import { HOUR_MS } from '../../domain/duration.ts';
import type { SnoozeWish } from '../../domain/snooze.ts';
import { parseSnoozeChoice, type SnoozeChoice } from '../../domain/snooze-choice.ts';
import type { Asker } from '../../usecases/change-rules.ts';
import type { Click } from '../click.ts';
import { askerOf, DEFAULT_COMMAND, type InteractionDeps, mayClick, voiceFor } from '../interactions.ts';
import { findHomeChannel } from '../on-home.ts';
import { unknownClick } from './unknown.ts';

const WISHES: Readonly<Record<Exclude<SnoozeChoice, 'off'>, SnoozeWish>> = {
  '1h': { kind: 'for', ms: HOUR_MS },
  '4h': { kind: 'for', ms: 4 * HOUR_MS },
  tomorrow: { kind: 'tomorrow' },
  top_up: { kind: 'top_up' },
  resolved: { kind: 'resolved' },
};

/** *Snooze* of a message, or of an alert on Home: its account in its channel. The database decides; the loser of a race is told so. */
export async function snoozeEpisode(deps: InteractionDeps, click: Click): Promise<void> {
  if (click.view?.isHome === true) return snoozeFromHome(deps, click);
  const [wish, asker] = [readWish(click), askerOf(deps, click)];
  if (wish === undefined || asker === undefined) return unknownClick(deps, click);
  const say = await voiceFor(deps, click.userId, click.channelId);
  if (!(await mayClick(deps, click, say, 'test'))) return;
  const outcome = await snooze(deps, asker, wish);
  if (click.responseUrl !== null)
    await deps.respond(click.responseUrl, snoozeAnswerMessage(say, outcome, DEFAULT_COMMAND));
}

async function snoozeFromHome(deps: InteractionDeps, click: Click): Promise<void> {
  const { useCases, workspaceId } = deps;
  const { userId } = click;
  const wish = readWish(click);
  if (wish === undefined) return unknownClick(deps, click);
  const say = await voiceFor(deps, userId, null);
  const denial = await useCases.authorise(userId, 'test');
  if (denial !== null) return useCases.tellHome(userId, deniedMessage(say, denial).blocks);
  const channelId = await findHomeChannel(deps, userId, wish.episode.id);
  if (channelId === undefined) return useCases.tellHome(userId, [section(say('details.gone'))]);
  const outcome = await snooze(deps, { workspaceId, channelId, userId, command: DEFAULT_COMMAND }, wish);
  const { blocks } = snoozeAnswerMessage(say, outcome, DEFAULT_COMMAND);
  await useCases.tellHome(userId, [...blocks, context([channelName(channelId)])]);
}

interface ClickedSnooze {
  readonly episode: ControlledEpisode;
  readonly choice: SnoozeChoice;
}

function readWish({ blockId, value }: Click): ClickedSnooze | undefined {
  const [episode, choice] = [parseEpisodeBlockId(blockId), parseSnoozeChoice(value)];
  return episode === undefined || choice === undefined ? undefined : { episode, choice };
}

function snooze(
  { useCases }: InteractionDeps,
  asker: Asker,
  { episode, choice }: ClickedSnooze,
): Promise<SnoozeOutcome> {
  const { id: episodeId, snoozeId: seen } = episode;
  if (choice === 'off') return useCases.wakeEpisode(asker, episode);
  return useCases.snooze(asker, { accountId: null, until: WISHES[choice], seen, episodeId });
}
