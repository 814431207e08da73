/** A permission of the bot token, and what does not work without it: the rest of a sentence, as manifest.yml says it. */
export interface Scope {
  readonly name: string;
  readonly isRequired: boolean;
  readonly without: string;
}

/** Every scope of manifest.yml, which a test holds to this list. */
export const BOT_SCOPES: readonly Scope[] = [
  { name: 'commands', isRequired: true, without: 'the slash command does not exist.' },
  { name: 'chat:write', isRequired: true, without: 'no alert can be posted.' },
  { name: 'users:read', isRequired: true, without: 'nobody can change rules, because Slack does not say who asks.' },
  { name: 'chat:write.public', isRequired: false, without: 'invite the bot to every channel it shall warn.' },
  {
    name: 'channels:history',
    isRequired: false,
    without: 'a post whose answer was lost is sent again, so that it is perhaps there twice, never missing.',
  },
  { name: 'groups:history', isRequired: false, without: 'the same happens in private channels.' },
  { name: 'im:history', isRequired: false, without: 'the same happens in direct messages.' },
  { name: 'usergroups:read', isRequired: false, without: 'only people who are named there count.' },
  {
    name: 'channels:read',
    isRequired: false,
    without:
      'on Home and in its form no channel can be chosen, and doctor cannot see whether the bot may post in a public channel.',
  },
  {
    name: 'groups:read',
    isRequired: false,
    without:
      'private channels are not on Home and cannot be chosen there, and doctor cannot see whether the bot may post in one.',
  },
];
