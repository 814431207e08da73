import { BALANCE_ANSWERS } from './answers/balances.ts';
import { CHANNEL_ANSWERS } from './answers/channels.ts';
import { HELP_ANSWERS } from './answers/help.ts';
import { RULE_ANSWERS } from './answers/rules.ts';

/** Private answers to what somebody typed or clicked. */
export const ANSWERS = {
  ...BALANCE_ANSWERS,
  ...RULE_ANSWERS,
  ...CHANNEL_ANSWERS,
  ...HELP_ANSWERS,
} as const satisfies Readonly<Record<string, string>>;
