import { describe, expect, test } from 'vitest';
import { CONTROL } from '../../../src/blocks/controls.ts';
import { HOME_CONTROL } from '../../../src/blocks/home/controls.ts';
import type { Denial } from '../../../src/domain/answer.ts';
import { CLICKS } from '../../../src/listeners/actions/click-table.ts';
import { unknownClick } from '../../../src/listeners/actions/unknown.ts';
import { createOpenForms } from '../../../src/listeners/forms/open-forms.ts';
import type { InteractionUseCases } from '../../../src/listeners/interaction-use-cases.ts';
import { clickListener, type InteractionDeps } from '../../../src/listeners/interactions.ts';
import type { View } from '../../../src/ports.ts';
import { blockTexts } from '../../blocks/make-card.ts';
import { createUseCases } from '../commands/use-cases.ts';

const notAsked = async (): Promise<never> => {
  throw new RangeError('not asked for here');
};

/** Clicks on a Home whose reader is in C1 alone; what they are told there, and which modals they see. */
function createClicker(given: Partial<InteractionUseCases> = {}) {
  const told: string[] = [];
  const shown: string[] = [];
  const done: unknown[] = [];
  const silent = (): void => {};
  const note = async (view: View) => {
    shown.push(blockTexts(view.blocks).join('\n'));
    return { kind: 'shown', viewId: 'V2', hash: '1' } as const;
  };
  const deps: InteractionDeps = {
    useCases: {
      ...createUseCases([]),
      readDetails: notAsked,
      checkEpisode: notAsked,
      wakeEpisode: notAsked,
      claimOnce: async () => true,
      readFunded: notAsked,
      readSettings: notAsked,
      saveSettings: notAsked,
      isMentionable: async () => true,
      isInChannel: async (_, channelId) => channelId === 'C1',
      seesChannel: async (_, channelId) => channelId === 'C1',
      findEpisodeChannel: async (_, id) => (id === 1 ? 'C1' : id === 2 ? 'C2' : undefined),
      snooze: async (asker, wish) => {
        done.push([asker.channelId, wish.episodeId]);
        return { kind: 'unknown' };
      },
      refreshHome: notAsked,
      renewHome: notAsked,
      tellHome: async (_, blocks) => void told.push(blockTexts(blocks).join('\n')),
      listZones: () => [],
      ...given,
    },
    views: { open: (_, view) => note(view), update: (_, __, view) => note(view), publish: (_, view) => note(view) },
    forms: createOpenForms(),
    respond: notAsked,
    track: (work) => work,
    workspaceId: 'self',
    log: { debug: silent, info: silent, warn: silent, error: silent },
  };
  const click = async (action: object): Promise<void> => {
    const view = { id: 'V1', hash: '1', type: 'home' };
    const body = { user: { id: 'U1' }, view, trigger_id: 'T1', actions: [action] };
    await clickListener(deps, CLICKS, unknownClick)({ ack: async () => {}, body });
  };
  return { click, told, shown, done };
}

function snooze(blockId: string, value = '4h') {
  return { action_id: CONTROL.snooze, block_id: blockId, selected_option: { value } };
}

const EXTERNAL: Denial = { because: 'external' };
const NOT_ADMIN: Denial = { because: 'not_admin', admins: ['U9'] };

describe('a snooze on Home', () => {
  test('is of the channel of its alert', async () => {
    const { click, done } = createClicker();
    await click(snooze('episode:1:0'));
    expect(done).toEqual([['C1', 1]]);
  });

  test.each(['episode:2:0', 'episode:3:0'])(
    'of an alert elsewhere (%s) does nothing and says that it is not found',
    async (id) => {
      const { click, done, told } = createClicker();
      await click(snooze(id));
      expect(done).toEqual([]);
      expect(told).toEqual([expect.stringContaining('I do not find this alert any more')]);
    },
  );

  test.each([
    ['episode:1', '4h'],
    ['episode:1:0', 'for ever'],
  ])('that nobody offered (%s, %s) does nothing', async (id, value) => {
    const { click, done, told } = createClicker();
    await click(snooze(id, value));
    expect([done, told]).toEqual([[], []]);
  });

  test('is refused to a guest', async () => {
    const { click, done, told } = createClicker({ authorise: async () => EXTERNAL });
    await click(snooze('episode:1:0'));
    expect(done).toEqual([]);
    expect(told).toEqual([expect.stringContaining('🚫 Only members of this workspace')]);
  });

  test('that fails says so on top', async () => {
    const { click, told } = createClicker({ snooze: notAsked });
    await click(snooze('episode:1:0'));
    expect(told).toEqual([expect.stringContaining('That did not work, and nothing was changed.')]);
  });
});

describe('a form that is opened on Home', () => {
  test.each([
    { action_id: HOME_CONTROL.addRule, value: 'add' },
    { action_id: HOME_CONTROL.settings, value: 'C1' },
  ])('says to somebody who may change nothing why: $action_id', async (action) => {
    const { click, shown } = createClicker({ authorise: async () => NOT_ADMIN });
    await click(action);
    expect(shown.at(-1)).toContain('🚫 Only <@U9> may change');
  });
});

describe('a test on Home', () => {
  const action = { action_id: HOME_CONTROL.test, value: 'C1' };

  test('is refused to a guest', async () => {
    const { click, told } = createClicker({ authorise: async () => EXTERNAL });
    await click(action);
    expect(told).toEqual([expect.stringContaining('🚫 Only members of this workspace')]);
  });

  test('that Slack has not taken, or not takes, is told so', async () => {
    const { click, told } = createClicker({ sendTest: async () => ({ kind: 'waiting' }) });
    await click(action);
    const closed = createClicker({ sendTest: async () => ({ kind: 'closed', reason: 'archived' }) });
    await closed.click(action);
    expect([...told, ...closed.told]).toEqual([
      expect.stringContaining('Slack has not taken the test alert yet'),
      expect.stringContaining('<#C1> is archived.'),
    ]);
  });
});
