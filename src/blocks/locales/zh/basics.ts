import type { BASICS as ENGLISH } from '../en/basics.ts';

export const BASICS = {} as const satisfies Readonly<Record<keyof typeof ENGLISH, string>>;
