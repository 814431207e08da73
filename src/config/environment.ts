import { z } from 'zod';
import { DAY_MS, HOUR_MS } from '../domain/duration.ts';
import { accountVariables } from './account-variables.ts';
import { parseDatabaseUrl } from './database-url.ts';
import { durationBetween } from './duration-between.ts';
import { parseHost, parseLogFormat, parseLogLevel, parsePort, parseSwitch } from './plain-values.ts';
import { parseCron, parseTimezone } from './schedule.ts';
import { parseAdminIds, parseChannelId } from './slack-ids.ts';
import { accepted, textSchema } from './text-schema.ts';
import { parseThresholds } from './thresholds.ts';
import { parseAppToken, parseBotToken, parseReportToken, parseSigningSecret } from './tokens.ts';
import type { VariableName } from './variables.ts';
import { parseLink, parseSlackApiUrl } from './web-address.ts';

const MISSING_BOT_TOKEN = 'is missing: the bot token starts with xoxb-, Slack shows it under OAuth & Permissions';

/** Each variable by itself; what variables mean together is decided in `config.ts`. Variables with a fallback are always given. */
export const environment = z.object({
  ...accountVariables.shape,
  PRICES_FILE: textSchema(accepted<string>).optional(),
  SLACK_BOT_TOKEN: textSchema(parseBotToken, MISSING_BOT_TOKEN),
  SLACK_APP_TOKEN: textSchema(parseAppToken).optional(),
  SLACK_SIGNING_SECRET: textSchema(parseSigningSecret).optional(),
  HOST: textSchema(parseHost),
  PORT: textSchema(parsePort),
  SLACK_API_URL: textSchema(parseSlackApiUrl),
  CHECK_CRON: textSchema(parseCron),
  TIMEZONE: textSchema(parseTimezone),
  ALERT_CHANNEL: textSchema(parseChannelId).optional(),
  ALERT_THRESHOLDS: textSchema(parseThresholds).optional(),
  OPERATOR_CHANNEL: textSchema(parseChannelId).optional(),
  BLIND_AFTER: textSchema(durationBetween(0, 7 * DAY_MS, '15m')),
  CONFIRM_AFTER: textSchema(durationBetween(0, HOUR_MS, '30s')),
  DATABASE_URL: textSchema(parseDatabaseUrl),
  ADMIN_USERS: textSchema(parseAdminIds).optional(),
  ALLOW_EXTERNAL: textSchema(parseSwitch),
  OPS_PORT: textSchema(parsePort).optional(),
  OPS_HOST: textSchema(parseHost),
  REPORT_TOKEN: textSchema(parseReportToken).optional(),
  HEARTBEAT_URL: textSchema(parseLink).optional(),
  LOG_FORMAT: textSchema(parseLogFormat).optional(),
  LOG_LEVEL: textSchema(parseLogLevel),
} satisfies Record<VariableName, z.ZodType>);

export type Environment = z.infer<typeof environment>;
