import type { People } from '../ports.ts';

/** Whether somebody is in a channel, as far as the bot can see it: what they name in a form is not enough. */
export async function isInChannel(people: People, userId: string, channelId: string): Promise<boolean> {
  if ((await people.findChannels(userId))?.includes(channelId) === true) return true;
  // They may have come in since it was last asked.
  return (await people.findChannels(userId, true))?.includes(channelId) === true;
}

/** Whether a message can mention somebody. */
export async function isMentionable(people: People, userId: string): Promise<boolean> {
  const person = await people.findPerson(userId);
  // While Slack does not say who somebody is, what was picked from its list is believed.
  return person === undefined || person?.isActive === true;
}
