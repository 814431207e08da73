/** Lines that a person can type after the command's name; the grammar reads every one of them in its language. */
export const COMMANDS = {} as const satisfies Readonly<Record<string, string>>;
