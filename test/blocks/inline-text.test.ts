import { expect, it } from 'vitest';
import { inlineText } from '../../src/blocks/inline-text.ts';

it.each([
  ['escapes', 'R&D <!channel>', 'R&amp;D &lt;!channel&gt;'],
  ['stays on one line', ' a\n\tb\u2028c\u0000d ', 'a b c d'],
  ['cannot end code, bold or struck text', '`a` *b* ~c~', "'a' ∗b∗ ∼c∼"],
  ['cannot reverse the writing direction', 'a\u202Eb', 'a b'],
  ['is well-formed', 'a\uD800b', 'a\uFFFDb'],
  ['is cut between entities', '&'.repeat(41), `${'&amp;'.repeat(7)}…`],
  ['keeps what people write', '生产 prod-1 (EU) 🐳', '生产 prod-1 (EU) 🐳'],
])('text from outside %s', (_, text, expected) => {
  expect(inlineText(text, 40)).toBe(expected);
});
