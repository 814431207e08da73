import type { Rule } from '../domain/rule.ts';
import type { People, Tables } from '../ports.ts';

/** Whether somebody is in a channel at this moment, as far as the bot can see it: what they name in a form, or were in a while ago, is not enough. */
export async function isInChannel(people: People, userId: string, channelId: string): Promise<boolean> {
  return (await people.findChannels(userId, true))?.includes(channelId) === true;
}

/** As `isInChannel`, and also for somebody's own direct messages with the bot, once they set a rule there. */
export async function seesChannel(
  { people, store }: { readonly people: People; readonly store: Pick<Tables, 'rules'> },
  { workspaceId, userId }: { readonly workspaceId: string; readonly userId: string },
  channelId: string,
): Promise<boolean> {
  if (isOwnMessage(await store.rules.list(workspaceId, channelId), userId, channelId)) return true;
  return isInChannel(people, userId, channelId);
}

/** Whether a channel is somebody's direct messages with the bot: nobody else can have set a rule there. */
export function isOwnMessage(rules: readonly Rule[], userId: string, channelId: string): boolean {
  return channelId.startsWith('D') && rules.some((rule) => rule.channelId === channelId && rule.authorId === userId);
}

/** Whether a message can mention somebody. */
export async function isMentionable(people: People, userId: string): Promise<boolean> {
  const person = await people.findPerson(userId);
  // While Slack does not say who somebody is, what was picked from its list is believed.
  return person === undefined || person?.isActive === true;
}
