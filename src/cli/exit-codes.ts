/** Of `check`, from best to worst. */
export const FINE = 0;
export const BELOW_MINIMUM = 1;
export const CANNOT_PAY = 2;
export const KEY_REFUSED = 3;
export const UNREADABLE = 4;

/** Of every command, as in sysexits.h; the last two are also the bot's. */
export const USAGE = 64;
/** Of `report`: the running bot did not take it. */
export const UNREACHABLE = 69;
export { CONFIGURATION, FAILURE as CRASH } from '../ops/start-error.ts';
