import { accepted, type Parsed, refused } from './text-schema.ts';

export interface DatabaseConfig {
  readonly kind: 'sqlite';
  /** As given, relative paths from the working directory. */
  readonly path: string;
}

/** `file:./data/bot.db`, `file:/var/lib/bot.db` or `file:///var/lib/bot.db`. */
export function parseDatabaseUrl(text: string): Parsed<DatabaseConfig> {
  if (/^postgres(?:ql)?:/i.test(text)) {
    return refused(
      'names a PostgreSQL database, which comes with a later release; use a file such as file:./data/bot.db',
    );
  }
  if (text.includes(':memory:')) {
    return refused(
      'must be a file such as file:./data/bot.db: in memory, every restart would forget what was announced',
    );
  }
  const path = /^file:(?:\/\/(?=\/))?((?!\/\/)[^?#]*[^?#/])$/i.exec(text)?.[1];
  return path === undefined || /\p{Cc}/u.test(path)
    ? refused('must be a file such as file:./data/bot.db or file:/var/lib/bot/bot.db')
    : accepted({ kind: 'sqlite', path });
}
