import { COMMAND_WORDS } from './command-words.ts';

const ACCOUNT_ID = /^[a-z][a-z0-9_-]{0,31}$/;

/** Whether a text can name an account: `[a-z][a-z0-9_-]{0,31}` and no command word. */
export function isAccountId(text: string): boolean {
  return ACCOUNT_ID.test(text) && !COMMAND_WORDS.has(text);
}
