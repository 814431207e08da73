import type { Say } from './locales/say.ts';
/** `a`, `a and b`, `a, b and c`; of more than `most` names the first ones and `… and 12 more`. The names come escaped. */
export function nameList(say: Say, names: readonly string[], most = 10): string {
  if (names.length > most) return `${names.slice(0, most).join(', ')} … and ${names.length - most} more`;
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.slice(-1).join('')}`;
}
