import type { NOTICES as ENGLISH } from '../en/notices.ts';

export const NOTICES = {} as const satisfies Readonly<Record<keyof typeof ENGLISH, string>>;
