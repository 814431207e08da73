import { describe, expect, test } from 'vitest';
import { readClick } from '../../src/listeners/click.ts';

const ACTION = { action_id: 'snooze', block_id: 'episode:1:0' };
const BODY = {
  user: { id: 'U1' },
  channel: { id: 'C1' },
  container: { message_ts: '1.2', is_ephemeral: false },
  trigger_id: 't',
  response_url: 'https://hooks.slack.com/actions/x',
};

describe('a click', () => {
  test.each([
    ['a button', { value: '12' }, '12'],
    ['a menu', { selected_option: { value: '4h', text: {} } }, '4h'],
    ['a menu of channels', { selected_conversation: 'C2' }, 'C2'],
    ['a field that was emptied', { value: null }, ''],
    ['a menu in which nothing is chosen', { selected_option: null }, ''],
    ['a button without a value', {}, ''],
  ])('on %s is read', (_, used, value) => {
    expect(readClick({ ...BODY, actions: [{ ...ACTION, ...used }] })).toEqual({
      userId: 'U1',
      channelId: 'C1',
      messageTs: '1.2',
      responseUrl: BODY.response_url,
      triggerId: 't',
      view: null,
      actionId: 'snooze',
      blockId: 'episode:1:0',
      value,
    });
  });

  test('in a modal has no channel and no address', () => {
    const view = { id: 'V1', hash: 'h', type: 'modal', callback_id: 'details', private_metadata: '{}' };
    const click = readClick({
      user: { id: 'U1' },
      view,
      channel: null,
      container: null,
      response_url: null,
      actions: [ACTION],
    });
    expect(click).toMatchObject({
      channelId: null,
      messageTs: null,
      responseUrl: null,
      triggerId: '',
      view: { id: 'V1', hash: 'h', isHome: false, callbackId: 'details', metadata: '{}' },
    });
  });

  test.each([
    ['nothing', undefined],
    ['a text', 'x'],
    ['no user', { ...BODY, user: undefined, actions: [ACTION] }],
    ['no action', { ...BODY, actions: [] }],
    ['an address that is none', { ...BODY, response_url: 'x', actions: [ACTION] }],
    ['an action without a name', { ...BODY, actions: [{ value: 'x' }] }],
  ])('is not read from %s', (_, body) => {
    expect(readClick(body)).toBeUndefined();
  });
});
