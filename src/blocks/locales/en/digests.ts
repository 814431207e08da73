export const DIGESTS = {} as const satisfies Readonly<Record<string, string>>;
