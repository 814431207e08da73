import { refused } from './answer.ts';
import { type Method, missingScope } from './method.ts';
import type { RateLimiter } from './rate-limit.ts';
import { jsonReply, type Reply, rateLimitedReply } from './reply.ts';
import type { Args } from './request-args.ts';
import type { Tokens } from './tokens.ts';

/** Carries out calls of the Web API: authentication, scopes and rate limits first, then the method. */
export type CallMethod = (method: string, args: Args, token: string | undefined) => Reply;

export function createCallMethod(parts: {
  readonly methods: Readonly<Record<string, Method>>;
  readonly tokens: Tokens;
  readonly limiter: RateLimiter;
}): CallMethod {
  return (name, args, tokenValue) => {
    const method = Object.hasOwn(parts.methods, name) ? parts.methods[name] : undefined;
    if (method === undefined) return jsonReply(refused('unknown_method'));
    if (method.token === 'none') return jsonReply(method.call(args, new Set()));
    if (tokenValue === undefined || tokenValue === '') return jsonReply(refused('not_authed'));
    const token = parts.tokens.find(tokenValue);
    if (token === undefined) return jsonReply(refused('invalid_auth'));
    if (token.ended !== null) return jsonReply(refused(token.ended));
    if (token.kind !== method.token) return jsonReply(refused('not_allowed_token_type'));
    const headers = {
      'x-oauth-scopes': [...token.scopes].join(','),
      'x-accepted-oauth-scopes': method.scopes.join(','),
    };
    if (method.scopes.length > 0 && !method.scopes.some((scope) => token.scopes.has(scope))) {
      return jsonReply(missingScope(method.scopes.join(','), token.scopes), headers);
    }
    const retryAfter = parts.limiter(name, String(args['channel']));
    return retryAfter === null ? jsonReply(method.call(args, token.scopes), headers) : rateLimitedReply(retryAfter);
  };
}
