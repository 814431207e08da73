import { paragraphMessage } from '../../blocks/answers/list-message.ts';
import { DETAILS_CALLBACK, deniedDetailsView, detailsView, goneDetailsView } from '../../blocks/details-view.ts';
import { loadingModal } from '../../blocks/view.ts';
import type { EpisodeDetails } from '../../domain/details.ts';
import type { Click } from '../click.ts';
import { type InteractionDeps, logUnlessShown, openFirst, voiceFor } from '../interactions.ts';
import { type NotedEpisode, noteEpisode, readNotedEpisode } from '../noted-episode.ts';
import { findHomeChannel, openOnHome } from '../on-home.ts';

/** *Details* of a message, or of an alert on Home: a modal with all about its episode. */
export async function openDetails(deps: InteractionDeps, click: Click): Promise<void> {
  if (click.view?.isHome === true) return openFromHome(deps, click);
  const noted = { episodeId: readNumber(click.value), channelId: click.channelId ?? '' };
  const opened = await openFirst(deps, click.triggerId, loadingModal(DETAILS_CALLBACK, noteEpisode(noted)), () =>
    readView(deps, click, noted, deps.useCases.readDetails),
  );
  if (opened === 'shown' || click.responseUrl === null) return;
  const say = await voiceFor(deps, click.userId, click.channelId);
  await deps.respond(click.responseUrl, paragraphMessage(say('details.late')));
}

/** No episode has the number 0. */
function readNumber(value: string): number {
  return /^\d{1,15}$/.test(value) ? Number(value) : 0;
}

async function openFromHome(deps: InteractionDeps, click: Click): Promise<void> {
  const { userId, value } = click;
  await openOnHome(deps, click, loadingModal(DETAILS_CALLBACK), async () => {
    const episodeId = readNumber(value);
    const channelId = await findHomeChannel(deps, userId, episodeId);
    if (channelId === undefined) return goneDetailsView(await voiceFor(deps, userId, null));
    return readView(deps, click, { episodeId, channelId }, deps.useCases.readDetails);
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
  if (denial !== null) return deniedDetailsView(say, denial);
  const details = await read({ workspaceId: deps.workspaceId, ...noted });
  return details === undefined ? goneDetailsView(say) : detailsView(say, details, noteEpisode(noted));
}
