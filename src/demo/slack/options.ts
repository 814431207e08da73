import type { RateLimits } from './rate-limit.ts';

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly url: string;
}

export interface Bot {
  readonly userId: string;
  readonly botId: string;
  readonly appId: string;
  readonly name: string;
}

/** A person as Slack's `users.info` states them; the flags are false unless given. */
export interface PersonOptions {
  readonly id: string;
  readonly name: string;
  readonly tz?: string;
  readonly locale?: string;
  readonly is_admin?: boolean;
  readonly is_owner?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  readonly team_id?: string;
  readonly deleted?: boolean;
}

export interface UserGroup {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly users: readonly string[];
}

/** A channel; public, not archived and without the bot unless said otherwise. */
export interface ChannelOptions {
  readonly id: string;
  readonly name: string;
  readonly is_private?: boolean;
  readonly is_im?: boolean;
  readonly is_mpim?: boolean;
  readonly is_archived?: boolean;
  readonly is_ext_shared?: boolean;
  readonly members?: readonly string[];
  readonly botIsMember?: boolean;
}

/** Where and with which secret Slack delivers when the app does not use Socket Mode. */
export interface HttpTarget {
  readonly url: string;
  readonly signingSecret: string;
}

export interface SlackOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly team?: Partial<Team>;
  readonly bot?: Partial<Bot>;
  readonly users?: readonly PersonOptions[];
  readonly userGroups?: readonly UserGroup[];
  readonly channels?: readonly ChannelOptions[];
  /** Whether the app's Home tab is switched on in its settings; yes unless said otherwise. */
  readonly hasHomeTab?: boolean;
  /** Bot tokens and the scopes they were granted; by default `xoxb-stand-in` with `DEFAULT_SCOPES`. */
  readonly tokens?: Readonly<Record<string, readonly string[]>>;
  /** The app-level token of Socket Mode; by default `xapp-stand-in`. */
  readonly appToken?: string;
  /** `false` switches rate limiting off. */
  readonly limits?: RateLimits | false;
  readonly requestUrl?: string;
  readonly signingSecret?: string;
  /** How long an app may take to acknowledge; Slack's 3000 ms unless a test is in a hurry. */
  readonly ackTimeoutMs?: number;
  /** The time that messages and expiries are stamped with, in UTC milliseconds. */
  readonly now?: () => number;
}

export const DEFAULT_BOT_TOKEN = 'xoxb-stand-in';
export const DEFAULT_APP_TOKEN = 'xapp-stand-in';

/** Every scope that the bot could want. */
export const DEFAULT_SCOPES: readonly string[] = [
  'commands',
  'chat:write',
  'chat:write.public',
  'users:read',
  'channels:read',
  'groups:read',
  'channels:history',
  'groups:history',
  'im:history',
  'usergroups:read',
];
