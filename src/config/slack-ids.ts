import { accepted, type Parsed, refused } from './text-schema.ts';

const WHERE_CHANNEL = 'open the channel in Slack, click its name, the ID is at the bottom of About';
const WHERE_PERSON = 'open the profile in Slack, ⋮, Copy member ID';

/** `C…`, `G…` or `D…`, also as the mention `<#C…|name>`. A name is refused: a channel can be renamed, its id stays. */
export function parseChannelId(text: string): Parsed<string> {
  const id = /^(?:<#)?([CGD][A-Z0-9]{1,20})(?:(?:\|[^>]*)?>)?$/.exec(text)?.[1];
  if (id !== undefined) return accepted(id);
  if (/^[UWS][A-Z0-9]+$/.test(text)) {
    return refused(`looks like the id of a person or a group, not of a channel (C…); ${WHERE_CHANNEL}`);
  }
  if (/^#?[^\s#/:]+$/.test(text)) return refused(`looks like a name; ${WHERE_CHANNEL}`);
  return refused(`must be a channel's id such as C0123456789; ${WHERE_CHANNEL}`);
}

/** `U…` or `W…`, also as the mention `<@U…>`. */
export function parseUserId(text: string): Parsed<string> {
  const id = readPersonOrGroup(text);
  if (id !== undefined && !id.startsWith('S')) return accepted(id);
  return refused(`must be a person's id such as U0123456789; ${WHERE_PERSON}`);
}

/** Ids of people and user groups (`S…`) separated by commas, each once. */
export function parseAdminIds(text: string): Parsed<readonly string[]> {
  const ids = new Set<string>();
  for (const [index, entry] of text.split(',').entries()) {
    const id = readPersonOrGroup(entry.trim());
    if (id === undefined) {
      const must = 'must be ids of people (U… or W…) or user groups (S…), separated by commas';
      return refused(`${must}; entry ${index + 1} is none (${WHERE_PERSON})`);
    }
    ids.add(id);
  }
  return accepted([...ids]);
}

function readPersonOrGroup(text: string): string | undefined {
  const mention = /^<(?:@|!subteam\^)([^|>]+)(?:\|[^>]*)?>$/.exec(text);
  const id = mention?.[1] ?? text;
  return /^[UWS][A-Z0-9]{1,20}$/.test(id) ? id : undefined;
}
