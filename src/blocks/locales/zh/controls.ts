import type { CONTROLS as ENGLISH } from '../en/controls.ts';

export const CONTROLS = {} as const satisfies Readonly<Record<keyof typeof ENGLISH, string>>;
