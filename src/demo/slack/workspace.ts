import type { Bot, ChannelOptions, PersonOptions, SlackOptions, Team, UserGroup } from './options.ts';

export type Person = Required<PersonOptions>;
export type Channel = Required<ChannelOptions>;

/** Who and what exists in the one team of the stand-in. Values are replaced, never changed in place. */
export interface Workspace {
  readonly team: Team;
  readonly bot: Bot;
  readonly people: ReadonlyMap<string, Person>;
  readonly userGroups: readonly UserGroup[];
  readonly channels: ReadonlyMap<string, Channel>;
  /** Whether the app's Home tab is switched on. */
  readonly hasHomeTab: boolean;
  findChannel(id: string): Channel | undefined;
  /** Throws a RangeError for an unknown channel: the test named a wrong one. */
  getChannel(id: string): Channel;
  /** Throws a RangeError for an unknown person. */
  getPerson(id: string): Person;
  changeChannel(id: string, change: Partial<Channel>): void;
  removeChannel(id: string): void;
  changePerson(id: string, change: Partial<Person>): void;
  addChannel(options: ChannelOptions): void;
  addPerson(options: PersonOptions): void;
  /** The direct-message channel with a person, opened if need be; undefined for someone unknown or deleted. */
  openDm(userId: string): Channel | undefined;
  /** Names by id of people, the bot and channels. */
  names(): ReadonlyMap<string, string>;
}

export function createWorkspace(options: SlackOptions): Workspace {
  const team = { ...DEFAULT_TEAM, ...options.team };
  const bot = { ...DEFAULT_BOT, ...options.bot };
  const people = new Map<string, Person>();
  const channels = new Map<string, Channel>();

  const addPerson = (person: PersonOptions): void => {
    people.set(person.id, { ...NEW_PERSON, team_id: team.id, ...person });
  };
  const addChannel = (channel: ChannelOptions): void => {
    channels.set(channel.id, { ...NEW_CHANNEL, ...channel });
  };
  const getChannel = (id: string): Channel => {
    const channel = channels.get(id);
    if (channel === undefined) throw new RangeError(`the stand-in has no channel ${id}`);
    return channel;
  };
  const getPerson = (id: string): Person => {
    const person = people.get(id);
    if (person === undefined) throw new RangeError(`the stand-in has no user ${id}`);
    return person;
  };
  const openDm = (userId: string): Channel | undefined => {
    const person = people.get(userId);
    if (person === undefined || person.deleted) return undefined;
    const id = `D${userId.slice(1)}`;
    if (!channels.has(id)) {
      addChannel({ id, name: person.name, is_im: true, members: [userId], botIsMember: true });
    }
    return channels.get(id);
  };

  for (const person of options.users ?? DEFAULT_PEOPLE) addPerson(person);
  for (const channel of options.channels ?? DEFAULT_CHANNELS) addChannel(channel);
  return {
    team,
    bot,
    people,
    channels,
    hasHomeTab: options.hasHomeTab ?? true,
    userGroups: options.userGroups ?? [],
    addPerson,
    addChannel,
    getChannel,
    getPerson,
    openDm,
    findChannel: (id) => channels.get(id),
    changeChannel: (id, change) => channels.set(id, { ...getChannel(id), ...change }),
    removeChannel: (id) => void channels.delete(getChannel(id).id),
    changePerson: (id, change) => people.set(id, { ...getPerson(id), ...change }),
    names: () => new Map([[bot.userId, bot.name], ...namesOf(people), ...namesOf(channels)]),
  };
}

function namesOf(named: ReadonlyMap<string, { readonly name: string }>): readonly (readonly [string, string])[] {
  return [...named].map(([id, { name }]) => [id, name] as const);
}

const DEFAULT_TEAM: Team = {
  id: 'T0STANDIN',
  name: 'Stand-in',
  domain: 'stand-in',
  url: 'https://stand-in.slack.com/',
};
const DEFAULT_BOT: Bot = { userId: 'U0BOT', botId: 'B0BOT', appId: 'A0BOT', name: 'deepseek-balance' };
const DEFAULT_PEOPLE: readonly PersonOptions[] = [
  { id: 'U1', name: 'alice', is_admin: true },
  { id: 'U2', name: 'bob' },
];
const DEFAULT_CHANNELS: readonly ChannelOptions[] = [
  { id: 'C1', name: 'ops', members: ['U1', 'U2'], botIsMember: true },
];

const NEW_PERSON: Omit<Person, 'id' | 'name' | 'team_id'> = {
  tz: 'UTC',
  locale: 'en-US',
  is_admin: false,
  is_owner: false,
  is_restricted: false,
  is_ultra_restricted: false,
  is_stranger: false,
  deleted: false,
};

const NEW_CHANNEL: Omit<Channel, 'id' | 'name'> = {
  is_private: false,
  is_im: false,
  is_mpim: false,
  is_archived: false,
  is_ext_shared: false,
  members: [],
  botIsMember: false,
};
