import { describe, expect, test } from 'vitest';
import { validateBlocks } from '../../../src/demo/slack/blocks/validate.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const chars = (count: number): string => 'x'.repeat(count);
const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), ...more });
const actions = (...elements: readonly unknown[]) => ({ type: 'actions', elements });
const option = (index: number, more: object = {}) => ({ text: plain(`o${index}`), value: `v${index}`, ...more });
const menu = (more: object) => ({ type: 'static_select', placeholder: plain('Pick'), ...more });
const cell = (text: string) => ({ type: 'raw_text', text });
const grid = (rows: number, columns: number, text = 'x') => times(rows, () => times(columns, () => cell(text)));
const dataTable = (more: object) => ({ type: 'data_table', caption: 'Spend', rows: grid(2, 2), ...more });
const points = (count: number) => times(count, (index) => ({ label: `c${index}`, value: index }));
const line = (series: readonly unknown[], categories: readonly string[]) => ({
  type: 'data_visualization',
  title: 'Spend',
  chart: { type: 'line', series, axis_config: { categories } },
});
const lineOf = (seriesCount: number, pointCount: number) =>
  line(
    times(seriesCount, (index) => ({ name: `s${index}`, data: points(pointCount) })),
    times(pointCount, (index) => `c${index}`),
  );
const pie = (segments: readonly unknown[]) => ({
  type: 'data_visualization',
  title: 'Split',
  chart: { type: 'pie', segments },
});
const input = (element: object) => ({ type: 'input', label: plain('Amount'), element });
const richText = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a' }] }],
};
const container = (more: object) => ({ type: 'container', title: plain('T'), child_blocks: [section('a')], ...more });

describe('blocks that Slack takes', () => {
  test.each([
    ['50 blocks', times(50, () => ({ type: 'divider' }))],
    ['a section of 3000 characters', [section(chars(3000))]],
    ['six fields of 2000 characters', [{ type: 'section', fields: times(6, () => mrkdwn(chars(2000))) }]],
    [
      'a section with an overflow menu',
      [{ ...section('a'), accessory: { type: 'overflow', options: times(5, option) } }],
    ],
    ['a header of 150 characters with a level', [{ type: 'header', text: plain(chars(150)), level: 2 }]],
    [
      'a context of ten texts and images',
      [
        {
          type: 'context',
          elements: [
            ...times(9, () => mrkdwn('a')),
            { type: 'image', alt_text: 'i', image_url: 'https://a.example/i.png' },
          ],
        },
      ],
    ],
    ['25 buttons', [actions(...times(25, () => button()))]],
    [
      'a button with everything',
      [
        actions(
          button({
            value: chars(2000),
            url: 'https://a.example',
            style: 'danger',
            action_id: 'a',
            accessibility_label: 'Go there',
            confirm: { title: plain('Sure?'), text: mrkdwn('Really'), confirm: plain('Yes'), deny: plain('No') },
          }),
        ),
      ],
    ],
    ['a select of 100 options', [actions(menu({ options: times(100, (index) => option(index)) }))]],
    ['a select of groups', [actions(menu({ option_groups: [{ label: plain('G'), options: [option(1)] }] }))]],
    [
      'an image from an address',
      [{ type: 'image', alt_text: 'chart', image_url: 'https://a.example/c.png', title: plain('C') }],
    ],
    ['an image from a file', [{ type: 'image', alt_text: 'chart', slack_file: { id: 'F1' } }]],
    ['rich text', [richText]],
    [
      'a table of 100 rows',
      [{ type: 'table', rows: grid(100, 20), column_settings: [null, { align: 'right', is_wrapped: true }] }],
    ],
    ['a data table of 201 rows', [dataTable({ rows: grid(201, 20), page_size: 100, row_header_column_index: 1 })]],
    [
      'a data table of 20,000 characters, which the ceiling of the text does not count',
      [dataTable({ rows: grid(2, 20, chars(500)) })],
    ],
    ['a line of 6 series with 20 points', [lineOf(6, 20)]],
    ['a negative point', [line([{ name: 's', data: [{ label: 'a', value: -1 }] }], ['a'])]],
    ['a pie', [pie(times(6, (index) => ({ label: `s${index}`, value: 1 })))]],
    ['two charts', [lineOf(1, 1), lineOf(1, 1)]],
    ['markdown', [{ type: 'markdown', text: chars(12_000) }]],
    ['a container', [container({ width: 'wide', is_collapsible: true, subtitle: mrkdwn('s') })]],
  ])('%s', (_name, blocks) => {
    expect(validateBlocks(blocks, 'message')).toStrictEqual([]);
  });

  test.each([
    ['an alert', { type: 'alert', text: mrkdwn('careful'), level: 'warning' }],
    ['an input', input({ type: 'plain_text_input', action_id: 'a' })],
    ['a number input', input({ type: 'number_input', is_decimal_allowed: true, min_value: '0' })],
    ['a channel select', input({ type: 'conversations_select', default_to_current_conversation: true })],
    [
      'a channel select with a filter',
      input({
        type: 'conversations_select',
        default_to_current_conversation: true,
        filter: { include: ['public', 'private'], exclude_bot_users: true, exclude_external_shared_channels: true },
      }),
    ],
    [
      'an input that reports while somebody types',
      {
        ...input({
          type: 'plain_text_input',
          action_id: 'a',
          focus_on_load: true,
          dispatch_action_config: { trigger_actions_on: ['on_enter_pressed', 'on_character_entered'] },
        }),
        dispatch_action: true,
      },
    ],
    ['several options', input({ type: 'multi_static_select', options: [option(1)], initial_options: [option(1)] })],
    ['several channels', input({ type: 'multi_conversations_select', max_selected_items: 3 })],
    ['several people', { ...section('a'), accessory: { type: 'multi_users_select', initial_users: ['U1'] } }],
    ['a time', actions({ type: 'timepicker', action_id: 't', initial_time: '23:59', timezone: 'Asia/Shanghai' })],
    [
      'a preset of a group',
      actions(menu({ option_groups: [{ label: plain('G'), options: [option(1)] }], initial_option: option(1) })),
    ],
    [
      'a preset choice',
      actions({ type: 'checkboxes', options: times(2, (index) => option(index)), initial_options: [option(1)] }),
    ],
    ['a choice, one each', input({ type: 'radio_buttons', options: times(10, (index) => option(index)) })],
  ])('%s in a modal', (_name, block) => {
    expect(validateBlocks([block], 'modal')).toStrictEqual([]);
  });
});

describe('blocks that Slack refuses', () => {
  test.each<[string, readonly unknown[], string]>([
    ['51 blocks', times(51, () => ({ type: 'divider' })), 'no more than 50 items allowed [json-pointer:/blocks]'],
    ['an unknown type', [{ type: 'marquee' }], 'unsupported type: marquee [json-pointer:/blocks/0/type]'],
    [
      'a type named like a method of objects',
      [{ type: 'constructor' }],
      'unsupported type: constructor [json-pointer:/blocks/0/type]',
    ],
    ['a block without a type', [{}], 'missing required field [json-pointer:/blocks/0/type]'],
    [
      'an unknown key',
      [{ type: 'divider', colour: 'red' }],
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    ['an empty text', [section('')], 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    [
      'a section of 3001 characters',
      [section(chars(3001))],
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a section without text',
      [{ type: 'section' }],
      'must define at least one of text and fields [json-pointer:/blocks/0]',
    ],
    [
      '11 fields',
      [{ type: 'section', fields: times(11, () => mrkdwn('a')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'a field of 2001 characters',
      [{ type: 'section', fields: [mrkdwn(chars(2001))] }],
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      'a header of 151 characters',
      [{ type: 'header', text: plain(chars(151)) }],
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a formatted header',
      [{ type: 'header', text: mrkdwn('a') }],
      'Invalid input: expected "plain_text" [json-pointer:/blocks/0/text/type]',
    ],
    [
      'a header of level 5',
      [{ type: 'header', text: plain('a'), level: 5 }],
      'must be less than 5 as a number [json-pointer:/blocks/0/level]',
    ],
    [
      'a context of 11',
      [{ type: 'context', elements: times(11, () => mrkdwn('a')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'an empty context',
      [{ type: 'context', elements: [] }],
      'must provide at least 1 items [json-pointer:/blocks/0/elements]',
    ],
    [
      '26 buttons',
      [actions(...times(26, () => button()))],
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    ['a text among buttons', [actions(mrkdwn('a'))], 'unsupported type [json-pointer:/blocks/0/elements/0/type]'],
    [
      'a button of 76 characters',
      [actions(button({ text: plain(chars(76)) }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'a button value of 2001',
      [actions(button({ value: chars(2001) }))],
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'a button address of 3001',
      [actions(button({ url: `https://${chars(2993)}` }))],
      'must be less than 3001 characters [json-pointer:/blocks/0/elements/0/url]',
    ],
    [
      'a button to nowhere',
      [actions(button({ url: 'javascript:alert(1)' }))],
      'invalid url [json-pointer:/blocks/0/elements/0/url]',
    ],
    [
      'a long action_id',
      [actions(button({ action_id: chars(256) }))],
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      'a long block_id',
      [{ type: 'divider', block_id: chars(256) }],
      'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
    ],
    [
      'a long label for screen readers',
      [actions(button({ accessibility_label: chars(76) }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/accessibility_label]',
    ],
    [
      'a long confirm title',
      [actions(button({ confirm: { title: plain(chars(101)), text: plain('a') } }))],
      'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
    ],
    [
      'a long confirm text',
      [actions(button({ confirm: { text: plain(chars(301)) } }))],
      'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
    ],
    [
      'a long deny',
      [actions(button({ confirm: { text: plain('a'), deny: plain(chars(31)) } }))],
      'must be less than 31 characters [json-pointer:/blocks/0/elements/0/confirm/deny/text]',
    ],
    [
      'an overflow of 6',
      [actions({ type: 'overflow', options: times(6, (index) => option(index)) })],
      'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      '101 options',
      [actions(menu({ options: times(101, (index) => option(index)) }))],
      'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      '101 groups',
      [actions(menu({ option_groups: times(101, () => ({ label: plain('G'), options: [option(1)] })) }))],
      'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/option_groups]',
    ],
    [
      'a select without options',
      [actions(menu({}))],
      'must define exactly one of options and option_groups [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'an option of 76 characters',
      [actions(menu({ options: [option(1, { text: plain(chars(76)) })] }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
    ],
    [
      'an option value of 151',
      [actions(menu({ options: [option(1, { value: chars(151) })] }))],
      'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
    ],
    [
      'an option description of 76',
      [actions(menu({ options: [option(1, { description: plain(chars(76)) })] }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/description/text]',
    ],
    [
      'a preset that is not offered',
      [actions(menu({ options: [option(1)], initial_option: option(2) }))],
      'initial option must be one of the options [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'a preset that differs in its text',
      [actions({ type: 'radio_buttons', options: [option(1)], initial_option: option(1, { text: plain('other') }) })],
      'initial option must be one of the options [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'a select of several among buttons',
      [actions({ type: 'multi_users_select' })],
      'unsupported type [json-pointer:/blocks/0/elements/0/type]',
    ],
    ['a text field among buttons', [actions({ type: 'plain_text_input' })], 'unsupported type'],
    ['a button in an input', [input(button())], 'unsupported type'],
    [
      'an empty overflow',
      [actions({ type: 'overflow', options: [] })],
      'must provide at least 1 items [json-pointer:/blocks/0/elements/0/options]',
    ],
    ['a time that is none', [actions({ type: 'timepicker', initial_time: '24:00' })], 'must be a time such as 09:00'],
    [
      'a filter of no kind',
      [actions({ type: 'conversations_select', filter: { include: [] } })],
      'must provide at least 1 items [json-pointer:/blocks/0/elements/0/filter/include]',
    ],
    [
      'a report at another time',
      [input({ type: 'plain_text_input', dispatch_action_config: { trigger_actions_on: ['on_blur'] } })],
      '[json-pointer:/blocks/0/element/dispatch_action_config/trigger_actions_on/0]',
    ],
    [
      'two elements with the focus',
      times(2, () => input({ type: 'plain_text_input', focus_on_load: true })),
      'no more than 1 element with focus_on_load allowed [json-pointer:/blocks]',
    ],
    [
      'a block_id that a container repeats',
      [{ type: 'divider', block_id: 'a' }, container({ child_blocks: [{ type: 'divider', block_id: 'a' }] })],
      'block_id "a" already exists [json-pointer:/blocks]',
    ],
    [
      'a repeated action_id in a container',
      [container({ child_blocks: [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))] })],
      'action_id "a" already exists',
    ],
    [
      'a placeholder of 151',
      [actions(menu({ placeholder: plain(chars(151)), options: [option(1)] }))],
      'must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]',
    ],
    [
      '11 choices',
      [actions({ type: 'checkboxes', options: times(11, (index) => option(index)) })],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'an image without a source',
      [{ type: 'image', alt_text: 'a' }],
      'must define exactly one of image_url and slack_file [json-pointer:/blocks/0]',
    ],
    [
      'an image without alt_text',
      [{ type: 'image', slack_file: { id: 'F1' } }],
      'missing required field [json-pointer:/blocks/0/alt_text]',
    ],
    [
      'a rich text of an unknown part',
      [{ type: 'rich_text', elements: [{ type: 'text', text: 'a' }] }],
      '[json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      '101 table rows',
      [{ type: 'table', rows: grid(101, 1) }],
      'no more than 100 items allowed [json-pointer:/blocks/0/rows]',
    ],
    [
      '21 table cells',
      [{ type: 'table', rows: grid(1, 21) }],
      'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
    ],
    [
      'a table of 10,001 characters',
      [{ type: 'table', rows: [[cell(chars(10_001))]] }],
      'no more than 10000 characters allowed in a table [json-pointer:/blocks/0]',
    ],
    [
      'two tables',
      [
        { type: 'table', rows: grid(1, 1) },
        { type: 'table', rows: grid(1, 1) },
      ],
      'only_one_table_allowed [json-pointer:/blocks]',
    ],
    [
      'a data table without caption',
      [{ type: 'data_table', rows: grid(2, 1) }],
      'missing required field [json-pointer:/blocks/0/caption]',
    ],
    [
      'a data table of one row',
      [dataTable({ rows: grid(1, 1) })],
      'must provide at least 2 items [json-pointer:/blocks/0/rows]',
    ],
    [
      'a data table of 202 rows',
      [dataTable({ rows: grid(202, 1) })],
      'no more than 201 items allowed [json-pointer:/blocks/0/rows]',
    ],
    [
      'a data table of uneven rows',
      [dataTable({ rows: [...grid(1, 2), ...grid(1, 1)] })],
      'all rows must have the same number of cells [json-pointer:/blocks/0]',
    ],
    [
      'a data table with a rich header',
      [dataTable({ rows: [[richText], [cell('a')]] })],
      'header cells must not be rich_text [json-pointer:/blocks/0]',
    ],
    [
      'a page of 101 rows',
      [dataTable({ page_size: 101 })],
      'must be less than 101 as a number [json-pointer:/blocks/0/page_size]',
    ],
    [
      'a row header that is no column',
      [dataTable({ row_header_column_index: 2 })],
      'row_header_column_index must name a column [json-pointer:/blocks/0]',
    ],
    [
      'data tables of 20,001 characters together',
      [
        dataTable({ rows: [[cell(chars(10_000))], [cell('a')]] }),
        dataTable({ rows: [[cell(chars(9999))], [cell('a')]] }),
      ],
      'no more than 20000 characters allowed in all data_table blocks [json-pointer:/blocks]',
    ],
    [
      'a chart title of 51',
      [{ ...lineOf(1, 1), title: chars(51) }],
      'must be less than 51 characters [json-pointer:/blocks/0/title]',
    ],
    ['7 series', [lineOf(7, 1)], 'no more than 6 items allowed [json-pointer:/blocks/0/chart/series]'],
    ['21 points', [lineOf(1, 21)], 'no more than 20 items allowed [json-pointer:/blocks/0/chart/series/0/data]'],
    [
      'a label of 21',
      [pie([{ label: chars(21), value: 1 }])],
      'must be less than 21 characters [json-pointer:/blocks/0/chart/segments/0/label]',
    ],
    [
      'an empty pie segment',
      [pie([{ label: 'a', value: 0 }])],
      'must be more than 0 as a number [json-pointer:/blocks/0/chart/segments/0/value]',
    ],
    [
      'a missing point',
      [line([{ name: 's', data: points(1) }], ['c0', 'c1'])],
      'every series must have exactly one point per category [json-pointer:/blocks/0/chart]',
    ],
    [
      'a repeated category',
      [line([{ name: 's', data: points(1) }], ['c0', 'c0'])],
      'categories must be unique [json-pointer:/blocks/0/chart]',
    ],
    [
      'a repeated series',
      [
        line(
          [
            { name: 's', data: points(1) },
            { name: 's', data: points(1) },
          ],
          ['c0'],
        ),
      ],
      'series names must be unique [json-pointer:/blocks/0/chart]',
    ],
    [
      'three charts',
      [lineOf(1, 1), lineOf(1, 1), lineOf(1, 1)],
      'no more than 2 data_visualization blocks allowed [json-pointer:/blocks]',
    ],
    [
      '12,001 characters of markdown together',
      [
        { type: 'markdown', text: chars(6000) },
        { type: 'markdown', text: chars(6001) },
      ],
      'no more than 12000 characters allowed in all markdown blocks [json-pointer:/blocks]',
    ],
    [
      'an alert outside of a modal',
      [{ type: 'alert', text: mrkdwn('a') }],
      'unsupported type: alert [json-pointer:/blocks/0/type]',
    ],
    [
      'a container title of 151',
      [container({ title: plain(chars(151)) })],
      'must be less than 151 characters [json-pointer:/blocks/0/title/text]',
    ],
    [
      'a container of 11',
      [container({ child_blocks: times(11, () => ({ type: 'divider' })) })],
      'no more than 10 items allowed [json-pointer:/blocks/0/child_blocks]',
    ],
    [
      'a wrong block in a container',
      [container({ child_blocks: [section('')] })],
      'must be more than 0 characters [json-pointer:/blocks/0/child_blocks/0/text/text]',
    ],
    [
      'a chart in a container',
      [container({ child_blocks: [lineOf(1, 1)] })],
      '[json-pointer:/blocks/0/child_blocks/0/type]',
    ],
    [
      'a repeated block_id',
      times(2, () => ({ type: 'divider', block_id: 'a' })),
      'block_id "a" already exists [json-pointer:/blocks]',
    ],
    [
      'a repeated action_id',
      [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
      'action_id "a" already exists [json-pointer:/blocks/0/elements]',
    ],
    [
      '13,201 characters in all',
      [...times(4, () => section(chars(3000))), section(chars(1201))],
      'no more than 13200 characters allowed in all [json-pointer:/blocks]',
    ],
  ])('%s', (_name, blocks, problem) => {
    expect(validateBlocks(blocks, 'message').join('\n')).toContain(problem);
  });

  test.each([
    ['no list', 'x', 'message', 'must be a valid array [json-pointer:/blocks]'],
    ['101 blocks in a modal', times(101, () => ({ type: 'divider' })), 'modal', 'no more than 100 items allowed'],
    [
      'a number input that does not say whether decimals are allowed',
      [input({ type: 'number_input' })],
      'modal',
      'missing required field',
    ],
    [
      'an alert of 201 characters',
      [{ type: 'alert', text: mrkdwn(chars(201)) }],
      'modal',
      'must be less than 201 characters',
    ],
    ['a chart in a modal', [lineOf(1, 1)], 'modal', 'unsupported type: data_visualization'],
    ['markdown on Home', [{ type: 'markdown', text: 'a' }], 'home', 'unsupported type: markdown'],
  ] as const)('%s', (_name, blocks, surface, problem) => {
    expect(validateBlocks(blocks, surface).join('\n')).toContain(problem);
  });
});
