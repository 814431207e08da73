export const REFUSALS = {} as const satisfies Readonly<Record<string, string>>;
