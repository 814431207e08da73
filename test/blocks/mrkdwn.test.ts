import { describe, expect, test } from 'vitest';
import { codeSpan, escapeMrkdwn } from '../../src/blocks/mrkdwn.ts';

describe('text from outside', () => {
  test('can mention and link nothing', () => {
    expect(escapeMrkdwn('<!channel> & <https://example.com|x>')).toBe(
      '&lt;!channel&gt; &amp; &lt;https://example.com|x&gt;',
    );
  });

  test('that is already escaped is shown as it is', () => {
    expect(escapeMrkdwn('&lt;')).toBe('&amp;lt;');
  });

  test('without control characters is unchanged', () => {
    expect(escapeMrkdwn("prod's *50* 元 🎉")).toBe("prod's *50* 元 🎉");
  });
});

describe('inline code', () => {
  test('stays code, on one line', () => {
    expect(codeSpan(' a`b``c\n\n<d> ')).toBe('`abc &lt;d&gt;`');
  });
});
