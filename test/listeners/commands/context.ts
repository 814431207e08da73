import { type CommandContext, parseCommand } from '../../../src/listeners/commands/parse-command.ts';

/** A team with three accounts and both currencies. */
export const TEAM: CommandContext = {
  command: '/deepseek-balance',
  accountIds: ['prod', 'dev', 'staging'],
  accounts: [
    { id: 'prod', label: 'Production' },
    { id: 'dev', label: 'Ｔest (EU) & more' },
    { id: 'staging', label: 'Shared' },
    { id: 'other', label: 'shared' },
  ],
  currencies: ['CNY', 'USD'],
  language: 'en',
};

/** The same team in a Chinese channel. */
export const CHINESE: CommandContext = { ...TEAM, language: 'zh' };

/** What a text asks for, and nothing else; a refusal fails the comparison visibly. */
export function intentionOf(text: string, context: CommandContext = TEAM): unknown {
  const outcome = parseCommand(text, context);
  return 'refusal' in outcome || outcome.corrected !== null ? outcome : outcome.intention;
}

/** Why a text is refused; an intention fails the comparison visibly. */
export function refusalFor(text: string, context: CommandContext = TEAM): unknown {
  const outcome = parseCommand(text, context);
  return 'refusal' in outcome ? outcome.refusal : outcome;
}
