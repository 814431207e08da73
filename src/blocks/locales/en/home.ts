export const HOME = {} as const satisfies Readonly<Record<string, string>>;
