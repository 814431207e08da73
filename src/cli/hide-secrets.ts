import type { Variables } from '../config/accounts.ts';

const SHORTEST_SECRET = 6;
const SECRET_NAME = /KEY|TOKEN|SECRET|PASSWORD/i;
/** Keys and tokens that are nowhere in the environment, such as one that was typed as an argument. */
const SECRET_SHAPE = /\b(sk-|xox[a-z]-|xapp-)[\w.-]{4,}/g;

/** The text without the secrets of the environment and without anything that looks like a key or a token. */
export function hideSecrets(text: string, env: Variables): string {
  const secrets = Object.entries(env).flatMap(([name, value = '']) => {
    const secret = value.trim();
    return SECRET_NAME.test(name) && secret.length >= SHORTEST_SECRET ? [secret] : [];
  });
  const longestFirst = secrets.toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((shown, secret) => shown.replaceAll(secret, '…'), text).replaceAll(SECRET_SHAPE, '$1…');
}
