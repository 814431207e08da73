import { describe, expect, test } from 'vitest';
import { DEFAULT_BOT_TOKEN, DEFAULT_SCOPES, type PersonOptions } from '../../src/demo/slack/options.ts';
import { MINUTE_MS } from '../../src/domain/duration.ts';
import { createPeople, type Home } from '../../src/slack/people.ts';
import { keepLog, openSlackClient } from './slack-client.ts';

const HOME: Home = { teamId: 'T0STANDIN', enterpriseId: null };
const T0 = Date.UTC(2026, 10, 21, 9);

async function open(person: Partial<PersonOptions> = {}, home: Home | null = HOME) {
  let time = T0;
  const { slack, client } = await openSlackClient({
    users: [{ id: 'U1', name: 'alice', ...person }],
    userGroups: [{ id: 'S1', name: 'oncall', handle: 'oncall', users: ['U1', 'U2'] }],
  });
  const log = keepLog();
  const people = createPeople({ client, log, now: () => time, home: async () => home });
  return {
    slack,
    people,
    log,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

describe('a person', () => {
  test.each<[string, Partial<PersonOptions>, object]>([
    ['of the workspace', {}, { isWorkspaceAdmin: false, isExternal: false, isActive: true }],
    ['who is admin', { is_admin: true }, { isWorkspaceAdmin: true, isExternal: false }],
    ['who is owner', { is_owner: true }, { isWorkspaceAdmin: true, isExternal: false }],
    ['who has left', { is_admin: true, deleted: true }, { isWorkspaceAdmin: false, isActive: false }],
    ['who is a guest in several channels', { is_restricted: true }, { isExternal: true }],
    ['who is a guest in one channel', { is_ultra_restricted: true }, { isExternal: true }],
    ['whom Slack calls a stranger', { is_stranger: true }, { isExternal: true }],
    ['of another organisation', { team_id: 'T0OTHER' }, { isExternal: true }],
  ])('%s', async (_, person, expected) => {
    const { people } = await open(person);
    expect(await people.findPerson('U1')).toMatchObject({ id: 'U1', ...expected });
  });

  test('of the same enterprise is at home in each of its workspaces, others are not', async () => {
    const { slack, people } = await open({ team_id: 'T0SISTER' }, { teamId: 'T0STANDIN', enterpriseId: 'E1' });
    slack.workspace.addPerson({ id: 'U2', name: 'bob', team_id: 'T0OTHER' });
    Object.assign(slack.workspace.people.get('U1') ?? {}, { enterprise_user: { enterprise_id: 'E1' } });
    Object.assign(slack.workspace.people.get('U2') ?? {}, { enterprise_user: { enterprise_id: 'E2' } });
    expect(await people.findPerson('U1')).toMatchObject({ isExternal: false });
    expect(await people.findPerson('U2')).toMatchObject({ isExternal: true });
  });

  test('is not known, and not asked for, while Slack has not told whose bot this is', async () => {
    const { slack, people } = await open({ team_id: 'T0OTHER' }, null);
    expect(await people.findPerson('U1')).toBeUndefined();
    expect(slack.requests.filter(({ method }) => method === 'users.info')).toEqual([]);
  });

  test('whom Slack does not know is null', async () => {
    const { people, log } = await open();
    expect(await people.findPerson('U404')).toBeNull();
    expect(log.lines).toEqual([]);
  });

  test('is asked for once in five minutes', async () => {
    const { slack, people, pass } = await open();
    await people.findPerson('U1');
    slack.workspace.addPerson({ id: 'U1', name: 'alice', is_admin: true });
    pass(5 * MINUTE_MS - 1);
    expect(await people.findPerson('U1')).toMatchObject({ isWorkspaceAdmin: false });
    pass(1);
    expect(await people.findPerson('U1')).toMatchObject({ isWorkspaceAdmin: true });
    expect(slack.requests).toHaveLength(2);
  });

  test.each([
    { kind: 'http_error', status: 500, stored: false },
    { kind: 'rate_limited', retryAfter: 9 },
    { kind: 'html_200' },
    { kind: 'platform_error', error: 'invalid_auth' },
  ] as const)('about whom Slack does not answer ($kind) is undefined, and asked for again', async (fault) => {
    const { slack, people, log } = await open();
    slack.faults.add({ method: 'users.info', fault });
    expect(await people.findPerson('U1')).toBeUndefined();
    expect(log.lines).toMatchObject([{ level: 'warn', message: 'Slack did not say who somebody is' }]);
    expect(await people.findPerson('U1')).toMatchObject({ id: 'U1' });
  });
});

describe('a user group', () => {
  test('has its members, remembered for five minutes', async () => {
    const { slack, people, pass } = await open();
    expect(await people.findGroupMembers('S1')).toEqual(['U1', 'U2']);
    await people.findGroupMembers('S1');
    expect(slack.requests).toHaveLength(1);
    pass(5 * MINUTE_MS);
    await people.findGroupMembers('S1');
    expect(slack.requests).toHaveLength(2);
  });

  test('that does not exist has nobody', async () => {
    const { people } = await open();
    expect(await people.findGroupMembers('S404')).toEqual([]);
  });

  test('that the bot may not ask about has nobody', async () => {
    const { slack, people } = await open();
    slack.tokens.grant(
      DEFAULT_BOT_TOKEN,
      DEFAULT_SCOPES.filter((scope) => scope !== 'usergroups:read'),
    );
    expect(await people.findGroupMembers('S1')).toEqual([]);
  });

  test('about which Slack does not answer is undefined', async () => {
    const { slack, people, log } = await open();
    slack.faults.add({ method: 'usergroups.users.list', fault: { kind: 'dropped', stored: false } });
    expect(await people.findGroupMembers('S1')).toBeUndefined();
    expect(log.lines).toHaveLength(1);
  });
});

describe('the channels of somebody', () => {
  test('asked for afresh are those of now, whatever Slack was asked before', async () => {
    const { slack, people } = await open();
    slack.workspace.addChannel({ id: 'C1', name: 'ops', members: ['U1'], botIsMember: true });
    slack.faults.add({ method: 'users.conversations', fault: { kind: 'slow', ms: 200 } });
    const early = people.findChannels('U1');
    const same = people.findChannels('U1');
    await slack.waitFor(({ faults }) => faults.applied.length === 1, 2000, 'the first question');
    slack.workspace.changeChannel('C1', { members: [] });
    expect(await people.findChannels('U1', true)).toEqual([]);
    expect(await Promise.all([early, same])).toEqual([['C1'], ['C1']]);
    expect(await people.findChannels('U1')).toEqual([]);
    expect(slack.requests).toHaveLength(2);
  });
});
