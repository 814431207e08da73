import { describe, expect, test } from 'vitest';
import { ViewShape } from '../../src/listeners/open-view.ts';

const VIEW = { id: 'V1', type: 'modal' };
const fieldsOf = (field: object) =>
  ViewShape.parse({ ...VIEW, state: { values: { block: { name: field } } } }).fields.get('name');

describe('what was filled in', () => {
  test.each([
    ['a text', { value: '50 CNY' }, '50 CNY'],
    ['a menu', { selected_option: { value: 'prod' } }, 'prod'],
    ['a channel', { selected_conversation: 'C1' }, 'C1'],
    ['a person', { selected_user: 'U1' }, 'U1'],
    ['a time', { selected_time: '09:00' }, '09:00'],
    ['ticked boxes', { selected_options: [{ value: 'a' }, { value: 'b' }] }, 'a b'],
    ['no ticked box', { selected_options: [] }, ''],
    ['an empty text', { value: null }, null],
    ['nothing that is known', { rich_text_value: {} }, null],
  ])('is one text for %s', (_, field, text) => {
    expect(fieldsOf({ type: 'x', ...field })).toBe(text);
  });
});

test('a view without anything is read', () => {
  expect(ViewShape.parse({ ...VIEW, type: 'home' })).toEqual({
    id: 'V1',
    hash: '',
    isHome: true,
    callbackId: '',
    metadata: '',
    inputs: new Set(),
    fields: new Map(),
  });
});

test('the blocks that are fields are those of a form, not its buttons', () => {
  const blocks = [{ type: 'input', block_id: 'kind' }, { type: 'actions', block_id: 'back' }, { type: 'section' }];
  expect([...ViewShape.parse({ ...VIEW, blocks }).inputs]).toEqual(['kind']);
});
