import type { HOME as ENGLISH } from '../en/home.ts';

export const HOME = {} as const satisfies Readonly<Record<keyof typeof ENGLISH, string>>;
