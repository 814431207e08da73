import { describe, expect, it } from 'vitest';
import type { People, Person } from '../../src/ports.ts';
import { authorise, type Permission } from '../../src/usecases/authorise.ts';

const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  isWorkspaceAdmin: false,
  isExternal: false,
  isActive: true,
  language: null,
  zone: null,
  ...more,
});

const KNOWN = new Map<string, Person | null>([
  ['UMEMBER', person('UMEMBER')],
  ['UOTHER', person('UOTHER')],
  ['UOWNER', person('UOWNER', { isWorkspaceAdmin: true })],
  ['UGUEST', person('UGUEST', { isExternal: true })],
  ['UGONE', person('UGONE', { isActive: false })],
  ['UNOBODY', null],
]);
const GROUPS = new Map<string, readonly string[]>([
  ['SADMINS', ['UMEMBER', 'UGONE']],
  ['SGONE', ['UGONE']],
  ['SEMPTY', []],
]);

/** People whom Slack does not tell (`USILENT`), and groups that it does not (`SSILENT`), are undefined. */
const people: People = {
  findPerson: async (id) => KNOWN.get(id),
  findGroupMembers: async (id) => GROUPS.get(id),
  findChannels: async () => [],
};

interface Row {
  readonly who: string;
  readonly may: readonly Permission[];
  readonly adminUsers?: readonly string[];
  readonly allowExternal?: boolean;
  /** Why not, for what is refused. */
  readonly because?: string;
  readonly when: string;
}

const EVERYTHING: readonly Permission[] = ['ask', 'test', 'change'];
const NOTHING: readonly Permission[] = [];
const NO_CHANGE: readonly Permission[] = ['ask', 'test'];

const ROWS: readonly Row[] = [
  { when: 'nobody is named', who: 'UMEMBER', may: EVERYTHING },
  { when: 'nobody is named', who: 'UGUEST', may: NOTHING, because: 'external' },
  { when: 'guests are welcome', who: 'UGUEST', may: EVERYTHING, allowExternal: true },
  { when: 'their account is closed', who: 'UGONE', may: NOTHING, because: 'unknown_person' },
  { when: 'Slack knows nobody of that id', who: 'UNOBODY', may: NOTHING, because: 'unknown_person' },
  { when: 'Slack does not say who they are', who: 'USILENT', may: ['ask'], because: 'unknown_person' },
  {
    when: 'Slack does not say who they are, although named',
    who: 'USILENT',
    may: ['ask'],
    adminUsers: ['USILENT'],
    because: 'unknown_person',
  },
  { when: 'named themselves', who: 'UMEMBER', may: EVERYTHING, adminUsers: ['UMEMBER'] },
  { when: 'somebody else is named', who: 'UOTHER', may: NO_CHANGE, adminUsers: ['UMEMBER'], because: 'not_admin' },
  { when: 'somebody else is named', who: 'UOWNER', may: NO_CHANGE, adminUsers: ['UMEMBER'], because: 'not_admin' },
  { when: 'their group is named', who: 'UMEMBER', may: EVERYTHING, adminUsers: ['SADMINS'] },
  { when: 'another group is named', who: 'UOTHER', may: NO_CHANGE, adminUsers: ['SADMINS'], because: 'not_admin' },
  { when: 'only somebody gone is named', who: 'UOWNER', may: EVERYTHING, adminUsers: ['UGONE'] },
  { when: 'only somebody gone is named', who: 'UMEMBER', may: NO_CHANGE, adminUsers: ['UGONE'], because: 'not_admin' },
  { when: 'only a group of people gone is named', who: 'UOWNER', may: EVERYTHING, adminUsers: ['SGONE'] },
  { when: 'the group is empty or may not be read', who: 'UOWNER', may: EVERYTHING, adminUsers: ['SEMPTY'] },
  {
    when: 'the group is empty or may not be read',
    who: 'UMEMBER',
    may: NO_CHANGE,
    adminUsers: ['SEMPTY'],
    because: 'not_admin',
  },
  { when: 'somebody unknown is named', who: 'UOWNER', may: EVERYTHING, adminUsers: ['UNOBODY'] },
  {
    when: 'Slack does not tell the group, which may have active members',
    who: 'UOWNER',
    may: NO_CHANGE,
    adminUsers: ['SSILENT'],
    because: 'not_admin',
  },
  {
    when: 'named beside a group that Slack does not tell',
    who: 'UMEMBER',
    may: EVERYTHING,
    adminUsers: ['SSILENT', 'UMEMBER'],
  },
  {
    when: 'named, but a guest',
    who: 'UGUEST',
    may: NOTHING,
    adminUsers: ['UGUEST'],
    because: 'external',
  },
  { when: 'a guest, welcome and named', who: 'UGUEST', may: EVERYTHING, adminUsers: ['UGUEST'], allowExternal: true },
  {
    when: 'a guest, welcome but not named',
    who: 'UGUEST',
    may: NO_CHANGE,
    adminUsers: ['UMEMBER'],
    allowExternal: true,
    because: 'not_admin',
  },
];

describe('who may do what', () => {
  it.each(ROWS)('$who, when $when: $may', async ({ who, may, adminUsers = [], allowExternal = false, because }) => {
    for (const permission of EVERYTHING) {
      const denial = await authorise({ people, adminUsers, allowExternal }, who, permission);
      expect([permission, denial?.because]).toEqual([permission, may.includes(permission) ? undefined : because]);
    }
  });

  it('names those who may, or nobody when it is the workspace admins', async () => {
    const ask = (adminUsers: readonly string[]) =>
      authorise({ people, adminUsers, allowExternal: false }, 'UOTHER', 'change');
    expect(await ask(['SADMINS', 'UMEMBER'])).toEqual({ because: 'not_admin', admins: ['SADMINS', 'UMEMBER'] });
    expect(await ask(['UGONE'])).toEqual({ because: 'not_admin', admins: [] });
  });

  it('asks Slack about no more people than it takes to find an active one', async () => {
    const asked: string[] = [];
    const counting: People = {
      findPerson: async (id) => {
        asked.push(id);
        return KNOWN.get(id) ?? person(id);
      },
      findGroupMembers: async () => Array.from({ length: 500 }, (_, index) => `U${index}`),
      findChannels: async () => [],
    };
    await authorise({ people: counting, adminUsers: ['SMANY'], allowExternal: false }, 'UOTHER', 'change');
    expect(asked).toEqual(['UOTHER', 'U0']);
  });
});
