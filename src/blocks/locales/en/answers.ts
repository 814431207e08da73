export const ANSWERS = {} as const satisfies Readonly<Record<string, string>>;
