import type { ANSWERS as ENGLISH } from '../en/answers.ts';

export const ANSWERS = {} as const satisfies Readonly<Record<keyof typeof ENGLISH, string>>;
