import type { AccountInfo } from '../domain/card.ts';
import { inlineText } from './inline-text.ts';
import type { Say } from './locales/say.ts';
import { codeSpan } from './mrkdwn.ts';

const NAME_CHARACTERS = 60;
const PERSON = /^[UW][A-Z0-9]{1,30}$/;
const CHANNEL = /^[CDG][A-Z0-9]{1,30}$/;
const MENTION = /^<(?:@[UW][A-Z0-9]{1,30}|!subteam\^S[A-Z0-9]{1,30})>$/;

/** An account in a sentence of a channel message: its label if it has one, else its id. */
export function accountName({ id, label }: Pick<AccountInfo, 'id' | 'label'>): string {
  return inlineText(label, NAME_CHARACTERS) || inlineText(id, NAME_CHARACTERS);
}

/** As `accountName`, for what is plain text, such as a chart: not escaped. */
export function plainAccountName({ id, label }: Pick<AccountInfo, 'id' | 'label'>): string {
  return label.trim() || id;
}

/** An account as private answers call it: its label, and its id where that differs, because the id is what one types. */
export function accountWithId(info: Pick<AccountInfo, 'id' | 'label'>): string {
  const name = accountName(info);
  return name === info.id ? name : `${name} (${codeSpan(info.id)})`;
}

/** A person by Slack's id; anything else is printed as it is and mentions nobody. */
export function personName(id: string): string {
  return PERSON.test(id) ? `<@${id}>` : inlineText(id, NAME_CHARACTERS);
}

/** Who made a change; null: the configuration. */
export function authorName(say: Say, id: string | null): string {
  return id === null ? say('name.configuration') : personName(id);
}

export function channelName(id: string): string {
  return CHANNEL.test(id) ? `<#${id}>` : inlineText(id, NAME_CHARACTERS);
}

/** A rule's mention, if it is one of a person or a user group: nothing else may ever ping (no `<!channel>`). */
export function mentionText(mention: string): string {
  return MENTION.test(mention) ? mention : inlineText(mention, NAME_CHARACTERS);
}
