import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { BASE, noFile } from './base-environment.ts';
import { complaint } from './complaint.ts';

const HEX = 'abcdef0123456789abcdef0123456789';

describe('a secret in the wrong variable is recognised for what it is', () => {
  test.each([
    ['SLACK_BOT_TOKEN', 'xapp-1-secretpart', 'holds an app-level token (xapp-…); the bot token starts with xoxb-'],
    ['SLACK_BOT_TOKEN', 'xoxp-secretpart', 'holds a user token (xoxp-…); the bot token starts with xoxb-'],
    [
      'SLACK_BOT_TOKEN',
      'xoxe.xoxb-secretpart',
      'holds a token of an app with token rotation (xoxe…), which this bot does not support; the bot token starts with xoxb-',
    ],
    [
      'SLACK_BOT_TOKEN',
      'xoxe-1-secretpart',
      'holds a token of an app with token rotation (xoxe…), which this bot does not support; the bot token starts with xoxb-',
    ],
    ['SLACK_BOT_TOKEN', 'xoxs-secretpart', 'holds a Slack token of another kind; the bot token starts with xoxb-'],
    ['SLACK_BOT_TOKEN', 'sk-secretpart', 'holds a DeepSeek API key (sk-…); the bot token starts with xoxb-'],
    [
      'SLACK_BOT_TOKEN',
      HEX,
      'holds what looks like a signing secret (32 hexadecimal characters); the bot token starts with xoxb-',
    ],
    [
      'SLACK_BOT_TOKEN',
      'https://hooks.slack.com/services/secretpart',
      'holds a web address; the bot token starts with xoxb-',
    ],
    ['SLACK_APP_TOKEN', 'xoxb-secretpart', 'holds a bot token (xoxb-…); the app-level token starts with xapp-'],
    [
      'SLACK_APP_TOKEN',
      HEX,
      'holds what looks like a signing secret (32 hexadecimal characters); the app-level token starts with xapp-',
    ],
    [
      'SLACK_SIGNING_SECRET',
      'xapp-1-secretpart',
      'holds an app-level token (xapp-…); the signing secret is 32 hexadecimal characters without a prefix',
    ],
    ['DEEPSEEK_API_KEY', 'xoxb-secretpart', 'holds a bot token (xoxb-…); a DeepSeek API key starts with sk-'],
    [
      'DEEPSEEK_API_KEY',
      HEX,
      'holds what looks like a signing secret (32 hexadecimal characters); a DeepSeek API key starts with sk-',
    ],
  ])('%s=%s', (name, value, sentence) => {
    const lines = complaint({ [name]: value });
    expect(lines).toEqual([`${name} ${sentence}`]);
    expect(lines[0]).not.toContain('secretpart');
  });
});

describe('the token of reports', () => {
  test.each([
    [
      'a key of DeepSeek',
      'sk-secretpart0123456',
      'holds a DeepSeek API key (sk-…); make a secret for it alone, such as with: openssl rand -hex 24',
    ],
    [
      'too short',
      'secretpart01234',
      'must be a secret of at least 16 characters without spaces, such as from: openssl rand -hex 24',
    ],
    [
      'with a space',
      'secretpart 0123456',
      'must be a secret of at least 16 characters without spaces, such as from: openssl rand -hex 24',
    ],
  ])('is refused: %s', (_, value, sentence) => {
    expect(complaint({ REPORT_TOKEN: value })).toEqual([`REPORT_TOKEN ${sentence}`]);
  });

  test.each(['secretpart012345', HEX])('is taken: %s', (token) => {
    expect(parseConfig({ ...BASE, OPS_PORT: '3001', REPORT_TOKEN: token }, noFile).ops?.reportToken).toBe(token);
  });
});

describe('a secret of no known shape', () => {
  test.each([
    ['a placeholder that was left', 'SLACK_BOT_TOKEN', 'xoxb-…', 'must be xoxb- and then letters, digits and dashes'],
    ['a prefix alone', 'SLACK_APP_TOKEN', 'xapp-', 'must be xapp- and then letters, digits and dashes'],
    [
      'a verification token',
      'SLACK_SIGNING_SECRET',
      'Q1w2E3r4T5y6U7i8O9p0AsDf',
      'must be 32 hexadecimal characters, from Basic Information › App Credentials',
    ],
    [
      'a key with its header',
      'DEEPSEEK_API_KEY',
      'Bearer sk-123',
      'must be an API key alone, such as sk-…, without spaces',
    ],
    [
      'a key that was shortened',
      'DEEPSEEK_API_KEY',
      'sk-12…',
      'must be an API key alone, such as sk-…, without spaces',
    ],
  ])('%s is answered with what it must look like', (_what, name, value, sentence) => {
    expect(complaint({ [name]: value })).toEqual([`${name} ${sentence}`]);
  });

  test("a gateway's API key may have any shape", () => {
    const config = parseConfig({ ...BASE, DEEPSEEK_API_KEY: 'gw_team:7/Zq==' }, noFile);
    expect(config.accounts[0]?.apiKey).toBe('gw_team:7/Zq==');
  });
});
