import { describe, expect, test } from 'vitest';
import type { TimelineEntry } from '../../src/demo/slack/timeline.ts';
import { COLOURED, PLAIN } from '../../src/demo/transcript/style.ts';
import { renderTranscript } from '../../src/demo/transcript.ts';

const place = { at: 0, channel: 'C1', channelName: 'ops', author: 'balance' };
const posted = (blocks: readonly Record<string, unknown>[], text = 'fallback'): TimelineEntry => ({
  ...place,
  kind: 'posted',
  ts: '1.000000',
  text,
  blocks,
});
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const bodyOf = (...blocks: readonly Record<string, unknown>[]): readonly string[] =>
  renderTranscript([posted(blocks)])
    .split('\n')
    .slice(1);
const cell = (text: string) => ({ type: 'raw_text', text });

describe('what happened', () => {
  test.each<[string, TimelineEntry, readonly string[]]>([
    ['a post', posted([], 'Hello'), ['#ops · balance', '  Hello']],
    [
      'a post in a direct message',
      { ...place, channel: 'D1', channelName: 'alice', kind: 'posted', ts: '1.000000', text: 'Hello', blocks: [] },
      ['direct message with alice · balance', '  Hello'],
    ],
    [
      'a reply',
      { ...place, kind: 'replied', ts: '2.000000', threadTs: '1.000000', broadcast: false, text: 'Eased', blocks: [] },
      ['  ↳ #ops · balance', '    Eased'],
    ],
    [
      'a broadcast reply',
      { ...place, kind: 'replied', ts: '2.000000', threadTs: '1.000000', broadcast: true, text: 'Over', blocks: [] },
      ['  ↳ #ops · balance (also sent to the channel)', '    Over'],
    ],
    [
      'an edit',
      { ...place, kind: 'edited', ts: '1.000000', threadTs: null, text: 'Now', blocks: [] },
      ['✎ edited: #ops · balance', '  Now'],
    ],
    [
      'an edit of a reply',
      { ...place, kind: 'edited', ts: '2.000000', threadTs: '1.000000', text: 'Now', blocks: [] },
      ['  ↳ ✎ edited: #ops · balance', '    Now'],
    ],
    [
      'a deletion',
      { ...place, kind: 'deleted', ts: '1.000000', threadTs: null, text: 'Gone', blocks: [] },
      ['✗ deleted: #ops · balance'],
    ],
    [
      'a private answer',
      { ...place, kind: 'private', user: 'U1', via: 'ack', ts: '3.000000', text: 'Psst', blocks: [] },
      ['#ops · balance to alice (only visible to you)', '  Psst'],
    ],
    [
      'a private answer that took the place of another',
      {
        ...place,
        kind: 'private',
        user: 'U1',
        via: 'response_url',
        replaces: true,
        ts: '1.000000',
        text: 'b',
        blocks: [],
      },
      ['✎ replaced: #ops · balance to alice (only visible to you)', '  b'],
    ],
    [
      'a command',
      { ...place, author: 'alice', kind: 'command', user: 'U1', text: '/deepseek-balance why' },
      ['#ops · alice types /deepseek-balance why'],
    ],
    [
      'a click',
      { ...place, author: 'alice', kind: 'clicked', user: 'U1', label: 'Snooze', messageTs: '1.000000' },
      ['#ops · alice clicks [Snooze]'],
    ],
    [
      'a failure',
      { ...place, author: 'alice', kind: 'failed', user: 'U1', error: 'operation_timeout' },
      ['#ops · alice is told by Slack: operation_timeout (only visible to you)'],
    ],
  ])('%s', (_name, entry, lines) => {
    expect(renderTranscript([entry], new Map([['U1', 'alice']])).split('\n')).toStrictEqual(lines);
  });

  test('comes in order', () => {
    expect(renderTranscript([posted([], 'one'), posted([], 'two')])).toBe(
      '#ops · balance\n  one\n#ops · balance\n  two',
    );
  });
});

describe('marked-up text', () => {
  test.each([
    ['*bold* &lt;b&gt; &amp;amp;', '*bold* <b> &amp;'],
    ['at <!date^1795269900^{date_short_pretty} at {time}|2026-11-21 14:05 UTC>', 'at 2026-11-21 14:05 UTC'],
    ['at <!date^1795269900^{time}>', 'at 2026-11-21 14:05 UTC'],
    [
      '<https://a.example/?a=1&amp;b=2|top up> <https://b.example>',
      'top up (https://a.example/?a=1&b=2) https://b.example',
    ],
    ['by <@U1> and <@U2|bob> in <#C1> and <#C2|dev>', 'by @alice and @bob in #ops and #dev'],
    ['<!subteam^S1|@oncall> <!subteam^S2> <!here>', '@oncall @S2 @here'],
  ])('%s', (text, shown) => {
    const names = new Map([
      ['U1', 'alice'],
      ['C1', 'ops'],
    ]);
    expect(renderTranscript([posted([], text)], names).split('\n')[1]).toBe(`  ${shown}`);
  });

  test('plain text is left alone', () => {
    expect(bodyOf({ type: 'header', text: plain('a &lt; b') })).toStrictEqual(['  *a &lt; b*']);
  });
});

describe('blocks', () => {
  test('a section with fields and a button', () => {
    const accessory = { type: 'button', text: plain('Top up'), url: 'https://a.example' };
    const fields = [mrkdwn('*Total*\n¥45.00'), mrkdwn('*Granted*\n¥5.00')];
    expect(bodyOf({ type: 'section', text: mrkdwn('prod'), fields, accessory })).toStrictEqual([
      '  prod',
      '  *Total* ¥45.00',
      '  *Granted* ¥5.00',
      '  [Top up] (https://a.example)',
    ]);
  });

  test('context, divider, controls and images', () => {
    const menu = { type: 'overflow', options: [{ text: plain('1 h') }, { text: plain('4 h') }] };
    const select = { type: 'static_select', placeholder: plain('Zone'), options: [{ text: plain('UTC') }] };
    expect(
      bodyOf(
        { type: 'context', elements: [mrkdwn('read 14:05'), { type: 'image', alt_text: 'logo' }] },
        { type: 'divider' },
        { type: 'actions', elements: [{ type: 'button', text: plain('Snooze') }, menu, select] },
        { type: 'image', alt_text: 'trend' },
        { type: 'input', label: plain('Amount') },
      ),
    ).toStrictEqual([
      '  read 14:05 · [image: logo]',
      `  ${'─'.repeat(40)}`,
      '  [Snooze] [1 h | 4 h] [Zone ▾ UTC]',
      '  [image: trend]',
      '  Amount: [____]',
    ]);
  });

  test('menus with groups, and what is preset', () => {
    const option = (text: string) => ({ text: plain(text), value: text });
    const menu = { type: 'static_select', option_groups: [{ options: [option('1 h')] }, { options: [option('4 h')] }] };
    const elements = [
      { ...menu, placeholder: plain('Snooze') },
      { ...menu, initial_option: option('4 h') },
      { type: 'timepicker', initial_time: '09:00' },
    ];
    expect(bodyOf({ type: 'actions', elements })).toStrictEqual(['  [Snooze ▾ 1 h | 4 h] [4 h ▾ 1 h | 4 h] [09:00]']);
  });

  test('a table is aligned, amounts to the right, Chinese characters counted as two columns', () => {
    const rows = [
      [cell('账户'), cell('Total')],
      [cell('prod'), cell('¥1,045.00')],
      [cell('staging'), { type: 'raw_number', value: 5, text: '¥5.00' }],
    ];
    expect(bodyOf({ type: 'data_table', caption: 'Balances', rows })).toStrictEqual([
      '  *Balances*',
      '  账户         Total',
      '  prod     ¥1,045.00',
      '  staging      ¥5.00',
    ]);
  });

  test('a table that is too wide is cut down to the line', () => {
    const [row = ''] = bodyOf({ type: 'table', rows: [[cell('x'.repeat(90)), cell('y'.repeat(30))]] });
    expect(row).toHaveLength(100);
    expect(row).toMatch(/^ {2}x+… {2}y{30}$/);
  });

  test('a chart becomes a table of its points', () => {
    const series = [
      {
        name: 'CNY',
        data: [
          { label: 'Mon', value: 3 },
          { label: 'Tue', value: 12 },
        ],
      },
    ];
    const chart = { type: 'bar', series, axis_config: { categories: ['Mon', 'Tue', 'Wed'] } };
    const pie = { type: 'pie', segments: [{ label: 'granted', value: 5 }] };
    expect(
      bodyOf(
        { type: 'data_visualization', title: 'Spend', chart },
        { type: 'data_visualization', title: 'Split', chart: pie },
      ),
    ).toStrictEqual(['  *Spend*', '       CNY', '  Mon    3', '  Tue   12', '  Wed', '  *Split*', '  granted  5']);
  });

  test('a line chart is drawn, each of its lines by itself', () => {
    const data = [60, 55, 50, 45, 90, 85].map((value, index) => ({ label: `Nov ${index + 1}`, value }));
    const axis = { categories: data.map(({ label }) => label), y_label: 'CNY' };
    const one = { type: 'line', series: [{ name: 'prod', data }], axis_config: axis };
    const lines = bodyOf({ type: 'data_visualization', title: 'prod (CNY)', chart: one });
    expect(lines[0]).toBe('  *prod (CNY)*');
    expect(lines[1]).toMatch(/^ {2}90\.00 ┤ +╭─+╮$/);
    expect(lines[7]).toMatch(/^ {2}45\.00 ┤ +╰─+╯$/);
    expect(lines.slice(8)).toEqual([`        └${'─'.repeat(65)}`, `         Nov 1${' '.repeat(55)}Nov 6`]);
    const two = { ...one, type: 'area', series: [...one.series, { name: 'batch', data }] };
    const both = bodyOf({ type: 'data_visualization', title: 'both', chart: two });
    expect(both.filter((line) => /^ {2}(?:prod|batch)$/.test(line))).toHaveLength(2);
  });

  test('rich text, containers and what is not known', () => {
    const link = { type: 'link', url: 'https://a.example' };
    const rich = {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [{ type: 'text', text: 'see ' }, link, { type: 'user', user_id: 'U1' }],
        },
        {
          type: 'rich_text_list',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] }],
        },
      ],
    };
    const container = {
      type: 'container',
      title: plain('Details'),
      child_blocks: [{ type: 'markdown', text: 'inner' }],
    };
    expect(bodyOf(rich, container, { type: 'carousel' })).toStrictEqual([
      '  see https://a.example@U1',
      '  • one',
      '  *Details*',
      '    inner',
      '  [carousel block]',
    ]);
  });
});

describe('the width', () => {
  test.each([
    ['words', 'word '.repeat(50)],
    ['one endless word', 'x'.repeat(250)],
    ['Chinese', '余额'.repeat(80)],
  ])('of %s stays within 100 columns, and nothing is lost', (_name, text) => {
    const lines = renderTranscript([posted([], text)])
      .split('\n')
      .slice(1);
    const columns = lines.map((line) => Array.from(line).reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0));
    expect(Math.max(...columns)).toBeLessThanOrEqual(100);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });

  test('of a long command line, too', () => {
    const entry: TimelineEntry = {
      ...place,
      kind: 'command',
      user: 'U1',
      text: `/deepseek-balance ${'word '.repeat(40)}`,
    };
    expect(
      Math.max(
        ...renderTranscript([entry])
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(100);
  });
});

describe('what happened before', () => {
  const said = (text: string, rest: string): TimelineEntry =>
    posted(
      [
        { type: 'section', text: mrkdwn(text) },
        { type: 'context', elements: [mrkdwn(rest)] },
        { type: 'context', elements: [mrkdwn('Top up')] },
      ],
      text,
    );
  const edited = (entry: TimelineEntry): TimelineEntry =>
    entry.kind === 'posted' ? { ...entry, kind: 'edited', threadTs: null } : entry;
  const render = (entry: TimelineEntry, earlier: readonly TimelineEntry[]): readonly string[] =>
    renderTranscript([entry], new Map(), { width: 40, style: PLAIN, earlier }).split('\n');

  test('leaves of an edit the title and what changed', () => {
    expect(render(edited(said('Low', 'now 40')), [said('Low', 'now 45')])).toStrictEqual([
      '✎ edited: #ops · balance',
      '  Low',
      '  now 40',
    ]);
  });

  test('is compared with the newest version', () => {
    const earlier = [said('Low', 'now 45'), edited(said('Lower', 'now 5'))];
    expect(render(edited(said('Over', 'now 45')), earlier)).toStrictEqual([
      '✎ edited: #ops · balance',
      '  Over',
      '  now 45',
    ]);
  });

  test('tells to which message a reply belongs, shortened to the line', () => {
    const reply: TimelineEntry = {
      ...place,
      kind: 'replied',
      ts: '2.000000',
      threadTs: '1.000000',
      broadcast: false,
      text: 'Eased',
      blocks: [],
    };
    expect(render(reply, [said('A title that is much too long', 'x')])).toStrictEqual([
      '  ↳ #ops · balance',
      '    in the thread of: A title that is m…',
      '    Eased',
    ]);
  });
});

describe('colours', () => {
  const render = (...blocks: readonly Record<string, unknown>[]): readonly string[] =>
    renderTranscript([posted(blocks)], new Map(), { width: 40, style: COLOURED }).split('\n');
  const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
  const [cyan, dim, bold, yellow, red, green, end] = ['36', '2', '1', '1;33', '1;31', '1;32', '0'].map(
    (code) => `\u001b[${code}m`,
  );

  test.each([
    ['a warning', section('⚠️ Low'), `  ${yellow}⚠️ Low${end}`],
    ['something critical', section('🔴 Gone'), `  ${red}🔴 Gone${end}`],
    ['something good in bold', section('*✅ Resolved*'), `  ${green}✅ Resolved${end}`],
    ['a bold word', section('a *bold* word'), `  a ${bold}bold${end} word`],
    ['stars that mean something else', section('2 * 3 * 4'), '  2 * 3 * 4'],
    ['a header', { type: 'header', text: plain('Title') }, `  ${bold}Title${end}`],
    ['what is beside the point', { type: 'context', elements: [mrkdwn('read 14:05')] }, `  ${dim}read 14:05${end}`],
  ])('of %s', (_name, block, line) => {
    expect(render(block)).toStrictEqual([`${cyan}#ops · balance${end}`, line]);
  });

  test('hold on every line of a paragraph and end with it', () => {
    const [, ...lines] = render(section(`*🔴 ${'word '.repeat(12).trim()}*\nplain`));
    expect(lines).toHaveLength(3);
    expect(lines.map((line) => line.includes(red ?? ''))).toStrictEqual([true, true, false]);
    expect(lines.join('')).not.toContain('*');
  });
});

test('a line that begins with spaces goes on below them', () => {
  const lines = renderTranscript([posted([], `    ${'word '.repeat(30).trim()}`)]).split('\n');
  expect(lines.slice(1).map((line) => /^ */.exec(line)?.[0].length)).toStrictEqual([6, 6]);
});
