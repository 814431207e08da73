import { type Logger, LogLevel } from '@slack/web-api';
import type { Log } from '../ports.ts';

/** Lets the Slack SDKs write into our log. Their debug lines hold whole payloads and are never written. */
export function createSdkLogger(log: Log): Logger {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) => {
      log[level]({ from: 'slack-sdk' }, parts.map(toText).join(' '));
    };
  return {
    debug() {},
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    setLevel() {},
    setName() {},
    getLevel: () => LogLevel.INFO,
  };
}

function toText(part: unknown): string {
  if (typeof part === 'string') return part;
  return part instanceof Error ? `${part.name}: ${part.message}` : '(details left out)';
}
