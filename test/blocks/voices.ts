import { sayIn } from '../../src/blocks/locales/say.ts';

export const EN = sayIn('en');
export const ZH = sayIn('zh');
