import { describe, expect, test } from 'vitest';
import { loadingModal } from '../../src/blocks/view.ts';
import { CLICKS } from '../../src/listeners/actions/click-table.ts';
import { unknownClick } from '../../src/listeners/actions/unknown.ts';
import type { InteractionUseCases } from '../../src/listeners/interaction-use-cases.ts';
import { clickListener, openFirst } from '../../src/listeners/interactions.ts';
import type { Views } from '../../src/ports.ts';
import { createDone, said } from './interaction-deps.ts';

const URL = 'https://hooks.slack.com/actions/x';
const IN_MESSAGE = { user: { id: 'U1' }, channel: { id: 'C1' }, container: { message_ts: '1.2' }, response_url: URL };
const inView = (metadata: string, type = 'modal') => ({
  user: { id: 'U1' },
  view: { id: 'V1', hash: 'h1', type, private_metadata: metadata },
});
const broken = async (): Promise<never> => {
  throw new RangeError('the database is away');
};

async function click(
  where: object,
  action: object,
  useCases: Partial<InteractionUseCases> = {},
  views: Partial<Views> = {},
) {
  const done = createDone(useCases, views);
  const events: string[] = [];
  const listen = clickListener(done.deps, CLICKS, unknownClick);
  await listen({ ack: async () => void events.push('ack'), body: { ...where, actions: [action] } });
  return { ...done, events };
}

describe('a click', () => {
  test('that cannot be read is acknowledged', async () => {
    const { events, log } = await click({}, {});
    expect(events).toEqual(['ack']);
    expect(log.lines).toMatchObject([{ level: 'warn' }]);
  });

  test('that fails on a message is answered privately', async () => {
    const action = { action_id: 'snooze', block_id: 'episode:1:0', selected_option: { value: '4h' } };
    const { answered, log } = await click(IN_MESSAGE, action, { snooze: broken });
    expect(answered[0]?.text).toContain('something went wrong on our side');
    expect(log.lines).toMatchObject([{ level: 'error', message: 'click failed' }]);
  });

  test('that fails in a modal is said in the modal', async () => {
    const { updated } = await click(
      inView('{"episodeId":1,"channelId":"C1"}'),
      { action_id: 'check_now' },
      { checkEpisode: broken },
    );
    expect(said(updated[0]?.view)).toContain('That did not work');
  });

  test('on Home that fails changes nothing there', async () => {
    const { updated, log } = await click(
      inView('', 'home'),
      { action_id: 'settings_test', value: 'C1' },
      { authorise: broken },
    );
    expect(updated).toEqual([]);
    expect(log.lines).toMatchObject([{ level: 'error' }]);
  });

  test.each(['', 'nonsense', '{}', '{"episodeId":-1,"channelId":"C1"}', '{"episodeId":1,"channelId":""}'])(
    'on Check now in a modal that carries “%s” does nothing',
    async (metadata) => {
      const { updated } = await click(inView(metadata), { action_id: 'check_now' });
      expect(updated).toEqual([]);
    },
  );

  test.each([
    'settings_add_rule',
    'settings_rule',
    'settings_channel',
    'settings_back',
    'kind',
    'account',
    'threshold',
  ])('on %s in a form of another version says that it cannot be read', async (actionId) => {
    for (const metadata of ['', '{}', '{"draft":{"channelId":"C1"}}', 'null', '[]']) {
      const { updated } = await click(inView(metadata), { action_id: actionId });
      expect(updated[0]?.hash).toBe('h1');
      expect(said(updated[0]?.view)).toContain('This form is too old for me to read');
    }
  });

  test.each(['settings_add_rule', 'settings_test', 'check_now'])(
    'on %s outside of a modal does nothing',
    async (actionId) => {
      const { updated, answered } = await click(IN_MESSAGE, { action_id: actionId });
      expect([updated, answered]).toEqual([[], []]);
    },
  );

  test('without an address for answers is not answered', async () => {
    const { answered, log } = await click({ ...IN_MESSAGE, response_url: null }, { action_id: 'launch' });
    expect(answered).toEqual([]);
    expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'info']);
  });

  test('on Details whose modal cannot open is answered privately', async () => {
    for (const outcome of [
      { kind: 'late' },
      { kind: 'failed', reason: 'x' },
      { kind: 'refused', reason: 'x' },
    ] as const) {
      const { answered, opened } = await click(
        IN_MESSAGE,
        { action_id: 'details', value: '1' },
        {},
        { open: async () => outcome },
      );
      expect(answered).toMatchObject([{ text: expect.stringContaining('Please click once more.') }]);
      expect(opened).toEqual([]);
    }
  });
});

describe('a modal that opens first', () => {
  test('says that it could not be filled', async () => {
    const { deps, opened, updated, log } = createDone();
    expect(await openFirst(deps, 't', loadingModal('x'), broken)).toBe('shown');
    expect(opened).toHaveLength(1);
    expect(said(updated[0]?.view)).toContain('That did not work');
    expect(log.lines).toMatchObject([{ level: 'error', message: 'a modal could not be filled' }]);
  });

  test('is open while the database takes its time', async () => {
    const held = Promise.withResolvers<null>();
    const { deps, opened, updated } = createDone();
    const work = openFirst(deps, 't', loadingModal('x'), () => held.promise);
    await Promise.resolve();
    expect(opened).toHaveLength(1);
    held.resolve(null);
    expect(await work).toBe('shown');
    expect(updated).toEqual([]);
  });
});
