import { expect, it } from 'vitest';
import type { EventDeps, Self } from '../../../src/listeners/events/event-deps.ts';
import { EVENTS } from '../../../src/listeners/events/event-table.ts';

const OWN = 'T0OWN00000';
const OTHER = 'T0OTHER000';
const SELF: Self = { teamId: OWN, userId: 'U0BOT00000', mayPostUninvited: true };
const FIELDS = { channel: 'C0OPS00000', user: 'U0BOT00000', tokens: { bot: ['U0BOT00000'] } };

/** What an event makes the bot do. */
async function hear(
  type: string,
  {
    self = SELF,
    team = OWN,
    authorizations = [],
    ...fields
  }: {
    readonly self?: Self | null;
    readonly team?: string;
    readonly authorizations?: readonly object[];
    readonly event_ts?: string;
    readonly user?: string;
  } = {},
): Promise<readonly (readonly unknown[])[]> {
  const done: (readonly unknown[])[] = [];
  const note =
    (what: string) =>
    async (...given: readonly unknown[]): Promise<void> =>
      void done.push([what, ...given]);
  const silent = (): void => {};
  const deps: EventDeps = {
    events: {
      closeChannel: note('close'),
      openChannel: note('open'),
      leaveChannel: note('leave'),
      openHome: note('home'),
      loseInstallation: note('lose'),
    },
    readSelf: () => self,
    track: (work) => work,
    workspaceId: 'self',
    log: { debug: silent, info: silent, warn: silent, error: silent },
  };
  await EVENTS[type]?.(deps)({
    body: { team_id: team, authorizations, event: { type, ...FIELDS, event_ts: '1700000000.250100', ...fields } },
  });
  return done;
}

const HOW = { workspaceId: 'self', channelId: FIELDS.channel, at: 1_700_000_000_250 };

it.each([
  ['channel_archive', ['close', HOW, 'archived']],
  ['group_archive', ['close', HOW, 'archived']],
  ['channel_deleted', ['close', HOW, 'not_found']],
  ['group_deleted', ['close', HOW, 'not_found']],
  ['channel_left', ['leave', HOW, true]],
  ['group_left', ['close', HOW, 'not_in_channel']],
  ['channel_unarchive', ['open', HOW]],
  ['group_unarchive', ['open', HOW]],
  ['member_joined_channel', ['open', HOW]],
  ['app_uninstalled', ['lose', 'self', 'app_uninstalled']],
  ['tokens_revoked', ['lose', 'self', 'token_revoked']],
])('%s of the own workspace does what it is for', async (type, done) => {
  expect(await hear(type)).toEqual([done]);
});

it.each(Object.keys(EVENTS))('%s of another workspace is ignored', async (type) => {
  expect(await hear(type, { team: OTHER })).toEqual([]);
  expect(await hear(type, { team: OTHER, authorizations: [{ team_id: OTHER }, { team_id: null }] })).toEqual([]);
});

it('an event of a channel that is shared with another organisation is one of the installation that sees it', async () => {
  expect(await hear('channel_archive', { team: OTHER, authorizations: [{ team_id: OWN }] })).toHaveLength(1);
});

it('until Slack has said who the bot is, every event is taken for one of its own, and everybody for the bot', async () => {
  expect(await hear('channel_archive', { self: null, team: OTHER })).toHaveLength(1);
  expect(await hear('channel_left', { self: null })).toEqual([['leave', HOW, true]]);
  expect(await hear('member_joined_channel', { self: null, user: 'U0ALICE000' })).toHaveLength(1);
  expect(await hear('member_joined_channel', { user: 'U0ALICE000' })).toEqual([]);
});

it('a bot that may not post uninvited says so when it was removed', async () => {
  expect(await hear('channel_left', { self: { ...SELF, mayPostUninvited: false } })).toEqual([['leave', HOW, false]]);
});

it('an event without a readable time happened now', async () => {
  const before = Date.now();
  const [done] = await hear('channel_archive', { event_ts: 'soon' });
  expect(done?.[1]).toMatchObject({ at: expect.any(Number) });
  expect(done?.[1]).not.toMatchObject({ at: HOW.at });
  expect(Date.now()).toBeGreaterThanOrEqual(before);
});
