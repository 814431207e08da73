import { describe, expect, test } from 'vitest';
import { ConfigError, parseConfig } from '../src/config.ts';
import { DEEPSEEK_PRICES } from '../src/domain/prices.ts';
import { BASE, noFile } from './config/base-environment.ts';
import { complaint } from './config/complaint.ts';

const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';

describe('a good environment', () => {
  test('three variables are enough, everything else has a default', () => {
    expect(parseConfig(BASE, noFile)).toEqual({
      accounts: [
        {
          id: 'default',
          label: 'default',
          apiKey: 'sk-0123456789abcdef',
          keyVariable: 'DEEPSEEK_API_KEY',
          baseUrl: 'https://api.deepseek.com',
          ownerId: null,
          runbookUrl: null,
        },
      ],
      duplicates: [],
      deepseekTimeoutMs: 15_000,
      slack: {
        botToken: 'xoxb-1-2-abc',
        apiUrl: 'https://slack.com/api/',
        transport: { kind: 'socket', appToken: 'xapp-1-A1-2-abc' },
      },
      checkCron: '* * * * *',
      timezone: 'UTC',
      alertChannel: null,
      alertThresholds: [],
      prices: DEEPSEEK_PRICES,
      operatorChannel: null,
      ops: null,
      blindAfterMs: 900_000,
      confirmAfterMs: 30_000,
      databaseUrl: { kind: 'sqlite', path: './data/bot.db' },
      adminUsers: [],
      allowExternal: false,
      heartbeatUrl: null,
      logFormat: null,
      logLevel: 'info',
    });
  });

  test('every variable is used', () => {
    const config = parseConfig(
      {
        ...BASE,
        SLACK_APP_TOKEN: undefined,
        SLACK_SIGNING_SECRET: SIGNING_SECRET,
        HOST: '0.0.0.0',
        PORT: '8080',
        DEEPSEEK_BASE_URL: 'http://127.0.0.1:4010',
        DEEPSEEK_TIMEOUT: '5s',
        SLACK_API_URL: 'http://localhost:4020/api',
        CHECK_CRON: '*/10  * * * * *',
        TIMEZONE: 'Asia/Shanghai',
        ALERT_CHANNEL: 'C01ALERTS',
        ALERT_THRESHOLDS: '50 CNY',
        OPERATOR_CHANNEL: 'G01OPS',
        BLIND_AFTER: '0',
        CONFIRM_AFTER: '2m',
        DATABASE_URL: 'file:/var/lib/bot.db',
        ADMIN_USERS: 'U1, <@W2>,S3',
        ALLOW_EXTERNAL: 'TRUE',
        OPS_HOST: '0.0.0.0',
        OPS_PORT: '3001',
        REPORT_TOKEN: SIGNING_SECRET,
        HEARTBEAT_URL: 'https://hc.example.com/secret?x=1',
        LOG_FORMAT: 'Pretty',
        LOG_LEVEL: 'Debug',
      },
      noFile,
    );
    expect(config).toMatchObject({
      accounts: [{ id: 'default', baseUrl: 'http://127.0.0.1:4010' }],
      deepseekTimeoutMs: 5000,
      slack: {
        apiUrl: 'http://localhost:4020/api/',
        transport: { kind: 'http', signingSecret: SIGNING_SECRET, host: '0.0.0.0', port: 8080 },
      },
      checkCron: '*/10 * * * * *',
      timezone: 'Asia/Shanghai',
      alertChannel: 'C01ALERTS',
      alertThresholds: [{ key: 'CNY:warning:0' }],
      operatorChannel: 'G01OPS',
      blindAfterMs: 0,
      confirmAfterMs: 120_000,
      databaseUrl: { kind: 'sqlite', path: '/var/lib/bot.db' },
      adminUsers: ['U1', 'W2', 'S3'],
      allowExternal: true,
      ops: { host: '0.0.0.0', port: 3001, reportToken: SIGNING_SECRET },
      logFormat: 'pretty',
      logLevel: 'debug',
    });
  });

  test('with an app token and a signing secret, Socket Mode is used', () => {
    const config = parseConfig({ ...BASE, SLACK_SIGNING_SECRET: SIGNING_SECRET }, noFile);
    expect(config.slack.transport).toEqual({ kind: 'socket', appToken: BASE.SLACK_APP_TOKEN });
  });

  test('the operator channel is the alert channel when it is not given', () => {
    expect(parseConfig({ ...BASE, ALERT_CHANNEL: 'C01ALERTS' }, noFile).operatorChannel).toBe('C01ALERTS');
  });

  test('an empty value, or one of spaces and quotes, counts as not given', () => {
    const config = parseConfig({ ...BASE, LOG_LEVEL: '', TIMEZONE: '  ', ALERT_CHANNEL: '""', PORT: " '' " }, noFile);
    expect(config).toEqual(parseConfig(BASE, noFile));
  });

  test('white space and quotes around a value are no part of it', () => {
    const config = parseConfig({ ...BASE, SLACK_BOT_TOKEN: ' "xoxb-1-2-abc"\r\n', LOG_LEVEL: "'warn'" }, noFile);
    expect(config).toMatchObject({ slack: { botToken: 'xoxb-1-2-abc' }, logLevel: 'warn' });
  });
});

describe('a bad environment', () => {
  test('an empty one is told everything that is missing, at once', () => {
    expect(() => parseConfig({}, noFile)).toThrow(ConfigError);
    expect(complaint({ DEEPSEEK_API_KEY: '', SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '' })).toEqual([
      'SLACK_BOT_TOKEN is missing: the bot token starts with xoxb-, Slack shows it under OAuth & Permissions',
      'DEEPSEEK_API_KEY or ACCOUNTS_FILE is missing: a key (sk-…) or the path of a file like accounts.example.yaml',
      'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing: the app-level token (xapp-…) for Socket Mode, or the signing secret for HTTP',
    ]);
  });

  test('every bad variable gets one line that begins with its name, and no value is repeated', () => {
    const secret = 'zq7secretvalue';
    const bad: Record<string, string> = {
      DEEPSEEK_API_KEY: `${secret} x`,
      DEEPSEEK_BASE_URL: `http://${secret}.example.com`,
      DEEPSEEK_TIMEOUT: secret,
      ACCOUNTS_FILE: `/no/such/${secret}`,
      SLACK_BOT_TOKEN: secret,
      SLACK_APP_TOKEN: secret,
      SLACK_SIGNING_SECRET: secret,
      HOST: `http://${secret}`,
      PORT: secret,
      SLACK_API_URL: `ftp://${secret}`,
      CHECK_CRON: secret,
      TIMEZONE: secret,
      ALERT_CHANNEL: `#${secret}`,
      ALERT_THRESHOLDS: `50 CNY, ${secret}`,
      OPERATOR_CHANNEL: secret,
      BLIND_AFTER: secret,
      CONFIRM_AFTER: secret,
      DATABASE_URL: `postgres://bot:${secret}@db/bot`,
      ADMIN_USERS: secret,
      ALLOW_EXTERNAL: secret,
      OPS_HOST: `http://${secret}`,
      OPS_PORT: secret,
      REPORT_TOKEN: secret,
      HEARTBEAT_URL: secret,
      LOG_LEVEL: secret,
    };
    const lines = complaint(bad);
    expect(lines).toHaveLength(Object.keys(bad).length);
    expect(new Set(lines.map((line) => line.split(' ')[0]))).toEqual(new Set(Object.keys(bad)));
    expect(lines.join('\n')).not.toContain(secret);
  });

  test('a port for programs without a token is an error, a token without the port is none', () => {
    expect(complaint({ OPS_PORT: '3001' })).toEqual([
      'REPORT_TOKEN is missing: OPS_PORT needs a secret of at least 16 characters, such as from: openssl rand -hex 24',
    ]);
    expect(parseConfig({ ...BASE, REPORT_TOKEN: 'a-token-of-24-characters' }, noFile).ops).toBeNull();
  });

  test('thresholds without a channel to warn are an error', () => {
    expect(complaint({ ALERT_THRESHOLDS: '50 CNY' })).toEqual([
      'ALERT_CHANNEL is missing: ALERT_THRESHOLDS needs a channel to warn, by its id such as C0123456789',
    ]);
  });
});
