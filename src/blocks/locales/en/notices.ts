export const NOTICES = {} as const satisfies Readonly<Record<string, string>>;
