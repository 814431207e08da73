import { expect, test } from 'vitest';
import { answerCommand } from '../../../src/listeners/commands/answer-command.ts';
import { ASKER, createUseCases } from './use-cases.ts';

const SIX_LINES = 6;

test.each(['hello', '😀', 'what is the balance?', 'stop', 'how much is left', '你好'])(
  'the answer to “%s” ends with the six lines of help',
  async (text) => {
    const useCases = createUseCases([]);
    const { message: help } = await answerCommand(useCases, ASKER, 'help');
    const { message: answer } = await answerCommand(useCases, ASKER, text);
    const [why, ...lines] = answer.text.split('\n');
    expect(why).toMatch(/^I did not understand “/);
    expect(lines).toHaveLength(SIX_LINES);
    expect(lines.join('\n')).toBe(help.text);
    expect(answer.blocks.slice(1)).toEqual(help.blocks);
  },
);

test('a change that does nothing is answered by its reason alone', async () => {
  const { message: answer } = await answerCommand(createUseCases([]), ASKER, 'delete 2');
  expect(answer.text).toContain('Did you mean `/deepseek-balance remove 2`?');
  expect(answer.blocks).toHaveLength(1);
});

test('words that a question has no use for are named above its answer', async () => {
  const { message: answer } = await answerCommand(createUseCases([]), ASKER, 'rules default');
  expect(answer.text).toMatch(/^✏️ I left out “default”\.\n/);
});
