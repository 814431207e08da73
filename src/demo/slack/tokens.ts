import { DEFAULT_APP_TOKEN, DEFAULT_BOT_TOKEN, DEFAULT_SCOPES, type SlackOptions } from './options.ts';

export interface Token {
  readonly kind: 'bot' | 'app';
  readonly scopes: ReadonlySet<string>;
  /** What every call with it answers after the app was uninstalled or its tokens were revoked; null while it is good. */
  readonly ended: EndedToken | null;
}

export type EndedToken = 'account_inactive' | 'token_revoked';

/** The tokens that Slack issued for this app. */
export interface Tokens {
  find(value: string): Token | undefined;
  /** Issues a bot token, makes an ended one good again, or changes what it may do. */
  grant(value: string, scopes: readonly string[]): void;
  /** As if it had never been issued: `invalid_auth`. */
  revoke(value: string): void;
  /** Ends all bot tokens. */
  end(error: EndedToken): void;
}

export function createTokens(options: SlackOptions): Tokens {
  const tokens = new Map<string, Token>();
  const grant = (value: string, scopes: readonly string[]): void => {
    tokens.set(value, { kind: 'bot', scopes: new Set(scopes), ended: null });
  };
  for (const [value, scopes] of Object.entries(options.tokens ?? { [DEFAULT_BOT_TOKEN]: DEFAULT_SCOPES })) {
    grant(value, scopes);
  }
  tokens.set(options.appToken ?? DEFAULT_APP_TOKEN, {
    kind: 'app',
    scopes: new Set(['connections:write']),
    ended: null,
  });
  return {
    grant,
    find: (value) => tokens.get(value),
    revoke: (value) => void tokens.delete(value),
    end(error) {
      for (const [value, token] of tokens) if (token.kind === 'bot') tokens.set(value, { ...token, ended: error });
    },
  };
}
