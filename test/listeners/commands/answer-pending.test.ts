import { expect, test } from 'vitest';
import { answerCommand } from '../../../src/listeners/commands/answer-command.ts';
import { ASKER, createUseCases } from './use-cases.ts';

test.each(['snooze', 'snooze off', 'settings', 'language', 'language 中文', 'quiet', 'quiet off'])(
  '%s is read, and throws until something carries it out',
  async (text) => {
    await expect(answerCommand(createUseCases([]), ASKER, text)).rejects.toThrow(/^Nothing carries out /);
  },
);
