import { expect, test } from 'vitest';
import { answerCommand } from '../../../src/listeners/commands/answer-command.ts';
import type { CommandUseCases } from '../../../src/listeners/commands/command-use-cases.ts';
import { ASKER, createUseCases } from './use-cases.ts';

test.each(['help', 'version', 'rules', 'top up', '?'])(
  'a channel that was closed is tried when somebody types %s',
  async (text) => {
    const tried: string[] = [];
    await answerCommand(createUseCases(tried), ASKER, text);
    expect(tried).toEqual(['C1']);
  },
);

test('somebody who may not ask tries nothing', async () => {
  const tried: string[] = [];
  const useCases: CommandUseCases = { ...createUseCases(tried), authorise: async () => ({ because: 'external' }) };
  await answerCommand(useCases, ASKER, 'help');
  expect(tried).toEqual([]);
});
