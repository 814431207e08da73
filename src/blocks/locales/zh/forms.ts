import type { FORMS as ENGLISH } from '../en/forms.ts';

export const FORMS = {} as const satisfies Readonly<Record<keyof typeof ENGLISH, string>>;
