import type { COMMANDS as ENGLISH } from '../en/commands.ts';

export const COMMANDS = {} as const satisfies Readonly<Record<keyof typeof ENGLISH, string>>;
