import type { DIGESTS as ENGLISH } from '../en/digests.ts';

export const DIGESTS = {} as const satisfies Readonly<Record<keyof typeof ENGLISH, string>>;
