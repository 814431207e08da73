export const BASICS = {} as const satisfies Readonly<Record<string, string>>;
