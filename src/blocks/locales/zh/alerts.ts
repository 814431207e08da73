import type { ALERTS as ENGLISH } from '../en/alerts.ts';

export const ALERTS = {} as const satisfies Readonly<Record<keyof typeof ENGLISH, string>>;
