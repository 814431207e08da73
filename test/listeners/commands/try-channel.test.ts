import { expect, test } from 'vitest';
import { answerCommand, type CommandUseCases } from '../../../src/listeners/commands/answer-command.ts';

const ASKER = { workspaceId: 'self', channelId: 'C1', userId: 'U1', command: '/deepseek-balance' };
const notAsked = async (): Promise<never> => {
  throw new RangeError('not asked for here');
};

function createUseCases(tried: string[]): CommandUseCases {
  return {
    readVocabulary: async () => ({ accountIds: ['default'], currencies: ['CNY'] }),
    authorise: async () => null,
    tryChannel: async ({ channelId }) => void tried.push(channelId),
    showBalance: notAsked,
    setThreshold: notAsked,
    watchAccount: notAsked,
    changeThreshold: notAsked,
    removeRules: notAsked,
    listRules: async () => ({ rules: [], uncovered: [], paused: null }),
    explainRules: notAsked,
    sendTest: notAsked,
    readTopUp: async () => ({ accounts: [] }),
    readVersion: async () => ({ version: '1.0.0', lastCheckAt: null, accounts: 1 }),
  };
}

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
