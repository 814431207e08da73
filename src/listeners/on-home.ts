import { section } from '../blocks/message.ts';
import type { View } from '../ports.ts';
import type { Click } from './click.ts';
import { type InteractionDeps, openFirst, voiceFor } from './interactions.ts';

/** As `openFirst`, from a click on Home: there it is told, too, when it came too late. */
export async function openOnHome(
  deps: InteractionDeps,
  { userId, triggerId }: Click,
  loading: View,
  fill: () => Promise<View>,
): Promise<void> {
  if ((await openFirst(deps, triggerId, loading, fill)) === 'shown') return;
  const say = await voiceFor(deps, userId, null);
  await deps.useCases.tellHome(userId, [section(say('home.late'))]);
}

/** The channel of an episode that is named on Home, which has no channel of its own; undefined when its reader may not see it. */
export async function findHomeChannel(
  { useCases, workspaceId }: InteractionDeps,
  userId: string,
  episodeId: number,
): Promise<string | undefined> {
  const channelId = await useCases.findEpisodeChannel(workspaceId, episodeId);
  if (channelId === undefined) return undefined;
  return (await useCases.seesChannel(userId, channelId)) ? channelId : undefined;
}
