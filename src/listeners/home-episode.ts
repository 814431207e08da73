import type { InteractionDeps } from './interactions.ts';

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
