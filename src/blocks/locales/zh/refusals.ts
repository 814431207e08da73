import type { REFUSALS as ENGLISH } from '../en/refusals.ts';

export const REFUSALS = {} as const satisfies Readonly<Record<keyof typeof ENGLISH, string>>;
