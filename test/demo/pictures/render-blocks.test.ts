import { describe, expect, it } from 'vitest';
import { htmlOf, textOf } from './snapshot-text.ts';

function mrkdwn(text: string): object {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}

function plain(text: string): object {
  return { type: 'plain_text', text };
}

function inInput(element: object): object {
  return { type: 'input', label: plain('Label'), element };
}

describe('text in blocks', () => {
  it('shows dates, mentions, links and marks as Slack does', () => {
    const html = htmlOf(
      mrkdwn(
        '*bold* <!date^1795673100^{date_short_pretty} {time}|then> <@U0ALICE000> <#C0OPS00000> <!subteam^S0ONCALL00>',
      ),
      mrkdwn('<https://a.example/x_y?a=1&amp;b=2|Top up> `a &lt; b`'),
    );
    expect(html.replaceAll(/<\/?(?:span|div)>/g, '').replaceAll(/\s+/g, ' ')).toContain(
      '<strong>bold</strong> today 2:05 PM @Alice Chen #ops @oncall',
    );
    expect(html).toMatch(/<a href="https:\/\/a\.example\/x_y\?a=1&amp;b=2">/);
    expect(textOf(mrkdwn('`a &lt; b`'))).toBe('a &lt; b');
  });

  it('keeps spaces at the start of a line, number signs and stars in code', () => {
    expect(textOf(mrkdwn('#2 warn\n    ✅ fine\n# not a heading\n`5 * 3 * 2`'))).toBe(
      '#2 warn\n\u00a0\u00a0\u00a0\u00a0✅ fine\n# not a heading\n5 ∗ 3 ∗ 2',
    );
  });

  it.each(['mrkdwn', 'plain_text'])('cannot become HTML as %s', (type) => {
    const html = htmlOf(
      {
        type: 'section',
        text: { type, text: '<img src=x onerror=alert(1)> </p><script>alert(1)</script> &lt;b&gt; "\'' },
      },
      { type: 'context', elements: [{ type, text: '<svg onload=alert(1)>' }] },
    );
    expect(html).not.toMatch(/<(?:img|script|b|svg)\b/);
    expect(html).toContain('&lt;script&gt;');
  });

  it('is no token when its brackets are escaped, and keeps its colons', () => {
    const text = '&lt;@U0ALICE000&gt; &lt;!channel&gt; 14:05:30 :warning:';
    expect(textOf(mrkdwn(text)).replaceAll(/ (?= )/g, '')).toBe('&lt;@U0ALICE000&gt; &lt;!channel&gt; 14∶05:30 ⚠️');
  });

  it('makes a link of no address that runs something', () => {
    const html = htmlOf(mrkdwn('<javascript:alert(1)|x> <data:text/html,x|y> <JavaScript:alert(1)>'));
    expect(html).not.toContain('<a');
  });

  it('has no marks where Slack reads none', () => {
    const text = '*a* _b_ ~c~ `d` <@U0ALICE000> :warning: @channel https://a.example';
    const html = htmlOf({ type: 'section', text: plain(text) });
    expect(html).not.toMatch(/<(?:strong|em|s|del|code|a)\b/);
    expect(textOf({ type: 'section', text: plain(text) }).replaceAll(/ (?= )/g, '')).toBe(
      '∗a∗ _b_ ∼c∼ ˋdˋ &lt;@U0ALICE000&gt; ∶warning: @channel https://a.example',
    );
  });
});

describe('menus and fields', () => {
  const options = [{ text: plain('1 hour'), value: '1' }];

  it.each([
    ['an option', { type: 'static_select', initial_option: options[0], options }, '1 hour'],
    [
      'several options',
      { type: 'multi_static_select', initial_options: [...options, ...options], options },
      '1 hour, 1 hour',
    ],
    ['a channel', { type: 'conversations_select', initial_conversation: 'C0OPS00000' }, '#ops'],
    ['channels', { type: 'multi_channels_select', initial_channels: ['C0OPS00000', 'C1'] }, '#ops, #C1'],
    ['a person', { type: 'users_select', initial_user: 'U0ALICE000' }, '@Alice Chen'],
    ['nothing', { type: 'static_select', placeholder: plain('Choose'), options }, 'Choose'],
  ])('show %s that was chosen before', (_, element, shown) => {
    expect(textOf(inInput({ action_id: 'a', ...element }))).toBe(`Label${shown}`);
  });

  it('show what stands in fields, and what may be left out', () => {
    const html = htmlOf(
      {
        ...inInput({ type: 'number_input', is_decimal_allowed: true, initial_value: '50', action_id: 'n' }),
        optional: true,
      },
      inInput({ type: 'plain_text_input', initial_value: '<b>"', action_id: 'p' }),
      inInput({ type: 'timepicker', initial_time: '09:00', action_id: 't' }),
      inInput({ type: 'radio_buttons', options, initial_option: options[0], action_id: 'r' }),
      inInput({ type: 'checkboxes', options, initial_options: options, action_id: 'c' }),
    );
    expect(html).toContain('Label (optional)');
    expect(html).toContain('value="50"');
    expect(html).toMatch(/<input [^>]*value="&lt;b&gt;&quot;"/);
    expect(html).toContain('value="09:00"');
    expect(html.match(/checked=""/g)).toHaveLength(2);
  });
});

describe('blocks that the kept renderer lacks', () => {
  const rows = [
    [{ type: 'raw_text', text: 'Account' }],
    [{ type: 'raw_text', text: '*prod*' }],
    [{ type: 'raw_number', value: 3 }],
  ];

  it('are written: a data table as a table below its caption', () => {
    expect(textOf({ type: 'data_table', caption: 'All *accounts*', rows })).toBe('All ∗accounts∗Account∗prod∗3');
  });

  it('are written: an image as its words, since a picture loads nothing', () => {
    const html = htmlOf({ type: 'image', image_url: 'https://a.example/a.png', alt_text: 'a <b> chart' });
    expect(html).not.toMatch(/<img|a\.example/);
    expect(html).toContain('[image: a');
  });

  it('are named when nobody knows them, also within a container', () => {
    const container = {
      type: 'container',
      title: plain('Facts'),
      child_blocks: [{ type: 'hologram' }, mrkdwn('inside')],
    };
    expect(textOf({ type: 'hologram' }, container)).toMatch(/^\[hologram block\]Facts\[hologram block\]inside$/);
  });
});

describe('a chart', () => {
  const categories = Array.from({ length: 20 }, (_, index) => `Nov ${index + 1}, 14:05`);
  const data = categories.map((label, value) => ({ label, value }));
  const chart = {
    type: 'line',
    series: [{ name: 'prod', data }],
    axis_config: { categories, x_label: 'UTC', y_label: 'CNY' },
  };

  it('shows as many of its labels as there is room for, and all of its points', () => {
    const html = htmlOf({ type: 'data_visualization', title: 'prod', chart });
    expect(categories.filter((label) => html.includes(`>${label}<`))).toEqual(
      [0, 5, 10, 15].map((at) => categories[at]),
    );
    expect(html).toMatch(/<path d="M [^"]*" fill="none" stroke=/);
    expect(html.match(/ C /g)).toHaveLength(19);
  });

  it('of parts keeps its labels', () => {
    const pie = {
      type: 'pie',
      segments: [
        { label: 'prod', value: 3 },
        { label: 'dev', value: 1 },
      ],
    };
    expect(textOf({ type: 'data_visualization', title: 'Spent', chart: pie })).toMatch(/prod.*dev/);
  });
});
