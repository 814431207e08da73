import type { WebClient } from '@slack/web-api';
import type { UsableConfig } from '../../config/usable.ts';
import type { ClockSample } from '../../domain/clock-sample.ts';
import type { Log, Person } from '../../ports.ts';
import { type AppTokenTrial, tryAppToken } from '../../slack/app-token.ts';
import { type ChannelLook, lookAtChannel } from '../../slack/channel-look.ts';
import { createSlackClient } from '../../slack/client.ts';
import { createClockedFetch } from '../../slack/clock.ts';
import { type Introduction, introduce } from '../../slack/identity.ts';
import { askGroup, askPerson, type Home } from '../../slack/people.ts';
import { createSdkLogger } from '../../slack/sdk-logger.ts';
import { type Told } from '../../slack/told.ts';

/** What Slack says. Channels, people and groups are only asked about when it takes the token. */
export interface SlackLook {
  readonly introduction: Introduction;
  /** Null with HTTP, or without a usable token. */
  readonly appToken: AppTokenTrial | null;
  readonly channels: ReadonlyMap<string, Told<ChannelLook>>;
  readonly people: ReadonlyMap<string, Told<Person>>;
  readonly groups: ReadonlyMap<string, Told<readonly string[]>>;
  readonly clock: ClockSample | null;
}

/** Ids to ask about, each once. */
export interface SlackQuestions {
  readonly channels: readonly string[];
  readonly people: readonly string[];
  readonly groups: readonly string[];
}

/** For one call: there are three rounds of them, one after the other. */
const CALL_MS = 4000;
/** Slack takes about 50 of these a minute; a running bot needs some of them. */
const MOST_QUESTIONS = 40;
const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** Asks Slack everything at once that does not need another answer; posts nothing and takes at most three times `CALL_MS`. */
export async function lookAtSlack(
  config: UsableConfig,
  questions: SlackQuestions,
  now: () => number,
): Promise<SlackLook | null> {
  const { botToken, slackApiUrl: apiUrl, appToken } = config;
  if (botToken === null || apiUrl === null) return null;
  let clock: ClockSample | null = null;
  const clockedFetch = createClockedFetch(now, (sample) => {
    clock = sample;
  });
  const common = { apiUrl, timeoutMs: CALL_MS, logger: createSdkLogger(SILENT), fetch: clockedFetch };
  const client = createSlackClient({ ...common, token: botToken });
  const trial = appToken === null ? null : tryAppToken(createSlackClient({ ...common, token: appToken }));
  const introduction = await introduce(client);
  const answers = introduction.kind === 'known' ? await askAll(client, questions, introduction.home) : NO_ANSWERS;
  return { introduction, appToken: await trial, ...answers, clock };
}

type Answers = Pick<SlackLook, 'channels' | 'people' | 'groups'>;

const NO_ANSWERS: Answers = { channels: new Map(), people: new Map(), groups: new Map() };

async function askAll(client: WebClient, questions: SlackQuestions, home: Home): Promise<Answers> {
  const asking = {
    channels: askEach(questions.channels, (id) => lookAtChannel(client, id)),
    people: askEach(questions.people, (id) => askPerson(client, id, home)),
  };
  const groups = await askEach(questions.groups, (id) => askGroup(client, id));
  const members = [...groups.values()].flatMap((group) => (group.kind === 'told' ? group.value : []));
  const others = members.filter((id) => !questions.people.includes(id));
  const inGroups = await askEach([...new Set(others)], (id) => askPerson(client, id, home));
  return { groups, channels: await asking.channels, people: new Map([...(await asking.people), ...inGroups]) };
}

async function askEach<T>(ids: readonly string[], ask: (id: string) => Promise<T>): Promise<ReadonlyMap<string, T>> {
  const few = ids.slice(0, MOST_QUESTIONS);
  return new Map(await Promise.all(few.map(async (id): Promise<[string, T]> => [id, await ask(id)])));
}
