import { sayIn } from '../blocks/locales/say.ts';

/** The command line speaks English. */
export const ENGLISH = sayIn('en');
