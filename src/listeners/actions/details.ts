import { DETAILS_CALLBACK, detailsView, goneDetailsView } from '../../blocks/details-view.ts';
import { loadingModal } from '../../blocks/view.ts';
import type { EpisodeDetails } from '../../domain/details.ts';
import type { Click } from '../click.ts';
import { findHomeChannel } from '../home-episode.ts';
import { type InteractionDeps, logUnlessShown, openFirst, voiceFor } from '../interactions.ts';
import { type NotedEpisode, noteEpisode, readNotedEpisode } from '../noted-episode.ts';

/** *Details* of a message, or of an alert on Home: a modal with all about its episode. */
export async function openDetails(deps: InteractionDeps, click: Click): Promise<void> {
  const { userId, triggerId, channelId } = click;
  const episodeId = Number(click.value);
  const metadata = channelId === null ? '' : noteEpisode({ episodeId, channelId });
  await openFirst(deps, triggerId, loadingModal(DETAILS_CALLBACK, metadata), async () => {
    const channel = channelId ?? (await findHomeChannel(deps, userId, episodeId));
    if (channel === undefined) return goneDetailsView(await voiceFor(deps, userId, null));
    return readView(deps, click, { episodeId, channelId: channel }, deps.useCases.readDetails);
  });
}

/** *Check now* in that modal: the account is read, and the modal shows what came of it. */
export async function checkNow(deps: InteractionDeps, click: Click): Promise<void> {
  const noted = click.view && readNotedEpisode(click.view.metadata);
  if (click.view === null || !noted) return;
  const view = await readView(deps, click, noted, deps.useCases.checkEpisode);
  logUnlessShown(deps, await deps.views.update(click.view.id, null, view));
}

async function readView(
  deps: InteractionDeps,
  { userId }: Click,
  noted: NotedEpisode,
  read: (ref: NotedEpisode & { readonly workspaceId: string }) => Promise<EpisodeDetails | undefined>,
) {
  const say = await voiceFor(deps, userId, noted.channelId);
  const denial = await deps.useCases.authorise(userId, 'ask');
  const details = denial === null ? await read({ workspaceId: deps.workspaceId, ...noted }) : undefined;
  return details === undefined ? goneDetailsView(say) : detailsView(say, details, noteEpisode(noted));
}
