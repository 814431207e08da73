import { DEFAULT_LANGUAGE, type Language, parseLanguage } from '../domain/language.ts';
import type { People, Tables } from '../ports.ts';

/** Whom something is said to: a person in a channel, or (null) on their own. */
export interface Reader {
  readonly userId: string;
  readonly channelId: string | null;
}

/** The language of a private answer: the channel's, else that of the person's Slack, else English. */
export async function readLanguage(
  { store, people }: { readonly store: Pick<Tables, 'channels'>; readonly people: People },
  workspaceId: string,
  { userId, channelId }: Reader,
): Promise<Language> {
  const chosen = channelId === null ? null : await readChannelLanguage({ store }, workspaceId, channelId);
  return chosen ?? (await people.findPerson(userId))?.language ?? DEFAULT_LANGUAGE;
}

/** The language that a channel chose; null: none. */
export async function readChannelLanguage(
  { store }: { readonly store: Pick<Tables, 'channels'> },
  workspaceId: string,
  channelId: string,
): Promise<Language | null> {
  const { language } = await store.channels.getSettings(workspaceId, channelId);
  return language === null ? null : (parseLanguage(language) ?? null);
}
