import type { CommandUseCases } from '../../../src/listeners/commands/command-use-cases.ts';

export const ASKER = { workspaceId: 'self', channelId: 'C1', userId: 'U1', command: '/deepseek-balance' };
const notAsked = async (): Promise<never> => {
  throw new RangeError('not asked for here');
};

/** Use cases of a team with one account; those that read or write balances and rules throw. */
export function createUseCases(tried: string[]): CommandUseCases {
  return {
    readLanguage: async () => 'en',
    readVocabulary: async () => ({
      accountIds: ['default'],
      accounts: [{ id: 'default', label: 'Main' }],
      currencies: ['CNY'],
    }),
    authorise: async () => null,
    tryChannel: async ({ channelId }) => void tried.push(channelId),
    showBalance: notAsked,
    setThreshold: notAsked,
    watchAccount: notAsked,
    changeThreshold: notAsked,
    removeRules: notAsked,
    listRules: async () => ({ rules: [], uncovered: [], paused: null }),
    explainRules: notAsked,
    readHistory: notAsked,
    showChannel: notAsked,
    setDigest: notAsked,
    previewDigest: notAsked,
    setZone: notAsked,
    setQuiet: notAsked,
    setLanguage: notAsked,
    snooze: notAsked,
    endSnooze: notAsked,
    probeAccount: notAsked,
    sendTest: notAsked,
    affordJob: notAsked,
    simulateReading: notAsked,
    readTopUp: async () => ({ accounts: [] }),
    readVersion: async () => ({ version: '1.0.0', lastCheckAt: null, accounts: 1 }),
  };
}
