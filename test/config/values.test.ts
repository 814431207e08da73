import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { BASE, noFile } from './base-environment.ts';
import { complaint } from './complaint.ts';

function parse(changes: Readonly<Record<string, string>>) {
  return parseConfig({ ...BASE, ...changes }, noFile);
}

const CHANNEL_NAME = 'looks like a name; open the channel in Slack, click its name, the ID is at the bottom of About';
const ADDRESS = 'must be a web address such as https://api.example.com, or http:// for this machine only (127.0.0.1)';
const CRON = 'must be a cron expression of five fields such as "*/5 * * * *", or six that begin with seconds';
const ZONE = 'must be the name of a time zone such as UTC, Asia/Shanghai or Europe/Berlin';
const FILE = 'must be a file such as file:./data/bot.db or file:/var/lib/bot/bot.db';
const HOST = 'must be an address to listen on such as 127.0.0.1 or 0.0.0.0, without http:// and without a port';
const PORT = 'must be a port from 1 to 65535 such as 3000';
const MEMORY = 'must be a file such as file:./data/bot.db: in memory, every restart would forget what was announced';
const PERSON =
  'looks like the id of a person or a group, not of a channel (C…); open the channel in Slack, click its name, the ID is at the bottom of About';
const ADMINS = (place: number) =>
  `must be ids of people (U… or W…) or user groups (S…), separated by commas; entry ${place} is none (open the profile in Slack, ⋮, Copy member ID)`;

describe('a value is refused with what it must look like', () => {
  test.each([
    ['a channel by #name', 'ALERT_CHANNEL', '#alerts', CHANNEL_NAME],
    ['a channel by name', 'ALERT_CHANNEL', 'alerts-prod', CHANNEL_NAME],
    ['a channel by Chinese name', 'OPERATOR_CHANNEL', '告警', CHANNEL_NAME],
    ['a person as channel', 'ALERT_CHANNEL', 'U0123456789', PERSON],
    [
      'a link to a channel',
      'ALERT_CHANNEL',
      'https://x.slack.com/archives/C0123',
      "must be a channel's id such as C0123456789; open the channel in Slack, click its name, the ID is at the bottom of About",
    ],
    ['an admin by name', 'ADMIN_USERS', 'U0123, @ann', ADMINS(2)],
    ['an admin that is a channel', 'ADMIN_USERS', 'C0123', ADMINS(1)],
    ['an address without encryption', 'DEEPSEEK_BASE_URL', 'http://api.deepseek.com', ADDRESS],
    ['an address that only begins like this machine', 'DEEPSEEK_BASE_URL', 'http://127.0.0.1.example.com', ADDRESS],
    ['an address of another machine on the network', 'SLACK_API_URL', 'http://10.0.0.1/api/', ADDRESS],
    ['an address without its scheme', 'DEEPSEEK_BASE_URL', 'api.deepseek.com', ADDRESS],
    ['an address that does not parse', 'DEEPSEEK_BASE_URL', 'https://:99999', ADDRESS],
    [
      'an address with a user',
      'DEEPSEEK_BASE_URL',
      'https://ann@api.deepseek.com',
      'must not contain a user name or a password',
    ],
    [
      'an address with a query',
      'SLACK_API_URL',
      'https://slack.com/api/?x=1',
      'must end with its path, without ? or #',
    ],
    [
      'a duration without a unit',
      'DEEPSEEK_TIMEOUT',
      '90',
      'must be a number with its unit (s, m, h or d) such as 15s',
    ],
    ['a duration in weeks', 'BLIND_AFTER', '1w', 'must be a number with its unit (s, m, h or d) such as 15m'],
    ['a timeout of nothing', 'DEEPSEEK_TIMEOUT', '0', 'must be between 1 s and 2 min, such as 15s'],
    ['a timeout too long', 'DEEPSEEK_TIMEOUT', '121s', 'must be between 1 s and 2 min, such as 15s'],
    ['a confirmation too late', 'CONFIRM_AFTER', '61m', 'must be between 0 and 1 h, such as 30s'],
    ['blindness told too late', 'BLIND_AFTER', '8d', 'must be between 0 and 7 d, such as 15m'],
    ['four cron fields', 'CHECK_CRON', '* * * *', CRON],
    ['seven cron fields', 'CHECK_CRON', '* * * * * * *', CRON],
    ['a nickname', 'CHECK_CRON', '@hourly', CRON],
    ['a minute that does not exist', 'CHECK_CRON', '60 * * * *', CRON],
    ['a zone that does not exist', 'TIMEZONE', 'Asia/Peking', ZONE],
    ['an offset', 'TIMEZONE', '+08:00', ZONE],
    [
      'PostgreSQL',
      'DATABASE_URL',
      'postgresql://a:b@db/x',
      'names a PostgreSQL database, which comes with a later release; use a file such as file:./data/bot.db',
    ],
    ['a database in memory', 'DATABASE_URL', ':memory:', MEMORY],
    ['a file in memory', 'DATABASE_URL', 'file::memory:', MEMORY],
    ['a path without file:', 'DATABASE_URL', './data/bot.db', FILE],
    ['a folder', 'DATABASE_URL', 'file:./data/', FILE],
    ['a file with options', 'DATABASE_URL', 'file:bot.db?mode=memory', FILE],
    ['a file on another host', 'DATABASE_URL', 'file://host/bot.db', FILE],
    ['no file at all', 'DATABASE_URL', 'file:', FILE],
    ['another database', 'DATABASE_URL', 'mysql://db/x', FILE],
    ['a host with its scheme', 'HOST', 'http://127.0.0.1', HOST],
    ['a host with its port', 'HOST', '127.0.0.1:3000', HOST],
    ['half an address', 'HOST', '127.0.0', HOST],
    ['a port too high', 'PORT', '65536', PORT],
    ['a port below zero', 'PORT', '-1', PORT],
    ['a port in hex', 'PORT', '0x50', PORT],
    ['a switch that is a number', 'ALLOW_EXTERNAL', '1', 'must be true or false'],
    ['a log format that does not exist', 'LOG_FORMAT', 'xml', 'must be json or pretty'],
    ['a log level that does not exist', 'LOG_LEVEL', 'trace', 'must be one of debug, info, warn, error'],
  ])('%s', (_what, name, value, sentence) => {
    expect(complaint({ [name]: value })).toEqual([`${name} ${sentence}`]);
  });
});

describe('a value is understood in each of its spellings', () => {
  test.each(['C0123', 'G0123', 'D0123'])('the channel %s', (id) => {
    expect(parse({ ALERT_CHANNEL: id }).alertChannel).toBe(id);
  });

  test('a channel as a mention', () => {
    expect(parse({ ALERT_CHANNEL: '<#C0123|alerts>' }).alertChannel).toBe('C0123');
  });

  test('people and groups as mentions, each once', () => {
    const text = '<@U1>,<@W2|ann>, <!subteam^S3|@oncall> ,<!subteam^S4>,U1';
    expect(parse({ ADMIN_USERS: text }).adminUsers).toEqual(['U1', 'W2', 'S3', 'S4']);
  });

  test.each(['http://127.0.0.1:4010', 'http://localhost:4010', 'http://[::1]:4010', 'https://gateway.example.com/v1'])(
    'the address %s',
    (address) => {
      const config = parse({ DEEPSEEK_BASE_URL: `${address}/`, SLACK_API_URL: address });
      expect(config.accounts[0]?.baseUrl).toBe(address);
      expect(config.slack.apiUrl).toBe(`${address}/`);
    },
  );

  test.each([
    ['1s', 1000],
    ['120s', 120_000],
    ['2m', 120_000],
  ])('the timeout %s', (text, ms) => {
    expect(parse({ DEEPSEEK_TIMEOUT: text }).deepseekTimeoutMs).toBe(ms);
  });

  test.each([
    ['0', 0],
    ['1h', 3_600_000],
    ['7d', 604_800_000],
  ])('the blind time %s', (text, ms) => {
    expect(parse({ BLIND_AFTER: text }).blindAfterMs).toBe(ms);
  });

  test.each(['*/5 * * * *', '0 9 * * mon-fri', '*/2 * * * * *'])('the schedule %s', (text) => {
    expect(parse({ CHECK_CRON: text }).checkCron).toBe(text);
  });

  test.each([
    ['file:bot.db', 'bot.db'],
    ['file:./data/bot.db', './data/bot.db'],
    ['file:/var/lib/bot.db', '/var/lib/bot.db'],
    ['file:///var/lib/bot.db', '/var/lib/bot.db'],
  ])('the database %s', (text, path) => {
    expect(parse({ DATABASE_URL: text }).databaseUrl).toEqual({ kind: 'sqlite', path });
  });

  test.each(['0.0.0.0', '::', '::1', 'localhost', 'bot.internal'])('the host %s and the port 0', (host) => {
    const http = {
      SLACK_APP_TOKEN: '',
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      HOST: host,
      PORT: '0',
    };
    expect(parse(http).slack.transport).toMatchObject({ kind: 'http', host, port: 0 });
  });
});
