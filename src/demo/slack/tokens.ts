import { DEFAULT_APP_TOKEN, DEFAULT_BOT_TOKEN, DEFAULT_SCOPES, type SlackOptions } from './options.ts';

export interface Token {
  readonly kind: 'bot' | 'app';
  readonly scopes: ReadonlySet<string>;
}

/** The tokens that Slack issued for this app. */
export interface Tokens {
  find(value: string): Token | undefined;
  /** Issues a bot token or changes what it may do. */
  grant(value: string, scopes: readonly string[]): void;
  revoke(value: string): void;
}

export function createTokens(options: SlackOptions): Tokens {
  const tokens = new Map<string, Token>();
  const grant = (value: string, scopes: readonly string[]): void => {
    tokens.set(value, { kind: 'bot', scopes: new Set(scopes) });
  };
  for (const [value, scopes] of Object.entries(options.tokens ?? { [DEFAULT_BOT_TOKEN]: DEFAULT_SCOPES })) {
    grant(value, scopes);
  }
  tokens.set(options.appToken ?? DEFAULT_APP_TOKEN, { kind: 'app', scopes: new Set(['connections:write']) });
  return { grant, find: (value) => tokens.get(value), revoke: (value) => void tokens.delete(value) };
}
