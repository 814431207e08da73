export const ALERTS = {} as const satisfies Readonly<Record<string, string>>;
