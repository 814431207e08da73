import { withCommas } from './joined.ts';
import type { Say } from './locales/say.ts';

/** `a`, `a and b`, `a, b and c`; of more than `most` names the first ones and `… and 12 more`. The names come escaped. */
export function nameList(say: Say, names: readonly string[], most = 10): string {
  if (names.length > most) {
    return say('list.more', { names: withCommas(say, names.slice(0, most)), count: names.length - most });
  }
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : say('list.and', { first: withCommas(say, names.slice(0, -1)), last });
}
