import { z } from 'zod';
import { readJson } from './read-json.ts';

const Noted = z.object({ episodeId: z.int().nonnegative(), channelId: z.string().min(1) });

/** An episode that a modal is about, as the modal carries it. */
export type NotedEpisode = Readonly<z.infer<typeof Noted>>;

export function noteEpisode(episode: NotedEpisode): string {
  return JSON.stringify(episode);
}

/** Undefined for what no `noteEpisode` wrote. */
export function readNotedEpisode(metadata: string): NotedEpisode | undefined {
  return Noted.safeParse(readJson(metadata)).data;
}
