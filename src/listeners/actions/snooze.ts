import { snoozeAnswerMessage } from '../../blocks/answers/snooze.ts';
import { parseEpisodeBlockId } from '../../blocks/controls.ts';
import { HOUR_MS } from '../../domain/duration.ts';
import type { SnoozeWish } from '../../domain/snooze.ts';
import { parseSnoozeChoice, type SnoozeChoice } from '../../domain/snooze-choice.ts';
import type { Click } from '../click.ts';
import { askerOf, DEFAULT_COMMAND, type InteractionDeps, mayClick, voiceFor } from '../interactions.ts';
import { unknownClick } from './unknown.ts';

const WISHES: Readonly<Record<Exclude<SnoozeChoice, 'off'>, SnoozeWish>> = {
  '1h': { kind: 'for', ms: HOUR_MS },
  '4h': { kind: 'for', ms: 4 * HOUR_MS },
  tomorrow: { kind: 'tomorrow' },
  top_up: { kind: 'top_up' },
  resolved: { kind: 'resolved' },
};

/** *Snooze* of a message: its account in its channel. The database decides; the loser of a race is told so. */
export async function snoozeEpisode(deps: InteractionDeps, click: Click): Promise<void> {
  const [episode, choice, asker] = [
    parseEpisodeBlockId(click.blockId),
    parseSnoozeChoice(click.value),
    askerOf(deps, click),
  ];
  if (episode === undefined || choice === undefined || asker === undefined) return unknownClick(deps, click);
  const say = await voiceFor(deps, click.userId, click.channelId);
  if (!(await mayClick(deps, click, say, 'test'))) return;
  const { id: episodeId, snoozeId: seen } = episode;
  const outcome =
    choice === 'off'
      ? await deps.useCases.wakeEpisode(asker, episode)
      : await deps.useCases.snooze(asker, { accountId: null, until: WISHES[choice], seen, episodeId });
  if (click.responseUrl !== null)
    await deps.respond(click.responseUrl, snoozeAnswerMessage(say, outcome, DEFAULT_COMMAND));
}
