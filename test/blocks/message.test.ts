import { describe, expect, it } from 'vitest';
import { rootMessage } from '../../src/blocks/alert-message.ts';
import { plainMessage } from '../../src/blocks/message.ts';
import { makeCard } from './make-card.ts';
import { EN } from './voices.ts';

describe('the lower rung', () => {
  it('says the same in plain sections alone', () => {
    const plain = plainMessage(rootMessage(EN, makeCard()));
    expect(plain.text).toBe(rootMessage(EN, makeCard()).text);
    expect(plain.blocks).toEqual([{ type: 'section', text: { type: 'mrkdwn', text: plain.text, verbatim: true } }]);
  });

  it('leaves out empty lines, which would be empty sections', () => {
    const texts = ['x'.repeat(2999), ' ', 'y'.repeat(2000)];
    expect(plainMessage({ text: texts.join('\n'), blocks: [] }).blocks).toHaveLength(2);
  });
});
