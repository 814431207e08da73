export const CONTROLS = {} as const satisfies Readonly<Record<string, string>>;
