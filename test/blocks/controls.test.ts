import { describe, expect, test } from 'vitest';
import { sharedMessage, withAnswerControls } from '../../src/blocks/answer-controls.ts';
import { episodeControls, parseEpisodeBlockId, withControls } from '../../src/blocks/controls.ts';
import { select } from '../../src/blocks/elements.ts';
import { loadingModal, modal } from '../../src/blocks/view.ts';
import { validateBlocks } from '../../src/demo/slack/blocks/validate.ts';
import { readView } from '../../src/demo/slack/view-checks.ts';
import { EN, ZH } from './voices.ts';

const MESSAGE = { text: 'It is low.', blocks: [] };
const LINE = '/deepseek-balance rules';

function choices(snoozeId: number | null): readonly string[] {
  return JSON.stringify(episodeControls(EN, { id: 12, snoozeId })).match(/"value":"[a-z_0-9]+"/g) ?? [];
}

describe.each([
  ['English', EN],
  ['Chinese', ZH],
])('the controls in %s', (_, say) => {
  test('of an alert are what Slack takes, and are three', () => {
    for (const snoozeId of [null, 7]) {
      const { blocks } = withControls(say, MESSAGE, { id: 999_999_999_999_999, snoozeId });
      expect(validateBlocks(blocks, 'message')).toEqual([]);
      expect(blocks).toMatchObject([{ elements: [{}, {}, {}] }]);
    }
  });

  test('of a private answer are what Slack takes', () => {
    const { blocks, text } = withAnswerControls(say, MESSAGE, 'x'.repeat(2000));
    expect(text).toBe(MESSAGE.text);
    expect(validateBlocks(blocks, 'message')).toEqual([]);
  });

  test('are not part of what is shared', () => {
    const shared = sharedMessage(say, MESSAGE, 'U1');
    expect(validateBlocks(shared.blocks, 'message')).toEqual([]);
    expect(shared.text).toMatch(/^It is low\.\n.*<@U1>/);
  });
});

test('only a snoozed alert can be woken up', () => {
  expect(choices(null)).not.toContain('"value":"off"');
  expect(choices(7)).toContain('"value":"off"');
  expect(choices(7)).toHaveLength(choices(null).length + 1);
});

test('the name of the row changes with the snooze, and is read again', () => {
  for (const episode of [
    { id: 12, snoozeId: null },
    { id: 12, snoozeId: 7 },
  ]) {
    expect(parseEpisodeBlockId(String(episodeControls(EN, episode).block_id))).toEqual(episode);
  }
  for (const text of ['', 'episode:1', 'episode:x:0', 'episode:1:0 ', 'episode:1:-1', 'episode:1234567890123456:0'])
    expect(parseEpisodeBlockId(text)).toBeUndefined();
});

test('an answer to a line that is too long for a button has none', () => {
  expect(withAnswerControls(EN, MESSAGE, 'x'.repeat(2001))).toBe(MESSAGE);
  expect(withAnswerControls(EN, MESSAGE, LINE).blocks).toMatchObject([
    { elements: [{ value: LINE }, { value: LINE }] },
  ]);
});

test('a menu without a known choice shows none', () => {
  expect(select('a', 'Choose', [], 'x')).not.toHaveProperty('initial_option');
});

describe('a modal', () => {
  test('is what Slack takes whatever its title says and however many blocks it has', () => {
    const section = { type: 'section', text: { type: 'plain_text', text: 'x' } } as const;
    const view = modal({
      callbackId: 'x',
      title: 'A title that is far longer than Slack takes',
      submit: 'Saved as soon as you press this one',
      close: 'x',
      blocks: Array.from({ length: 120 }, () => section),
    });
    expect(readView(view)).toMatchObject({ kind: 'view' });
    expect(view.title.text).toHaveLength(24);
  });

  test('that loads says so in both languages', () => {
    expect(readView(loadingModal('details', '{}'))).toMatchObject({ kind: 'view', view: { private_metadata: '{}' } });
    expect(JSON.stringify(loadingModal('details'))).toContain('One moment… · 请稍候…');
  });
});
