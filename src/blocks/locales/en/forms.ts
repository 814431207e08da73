export const FORMS = {} as const satisfies Readonly<Record<string, string>>;
