import { describe, expect, it } from 'vitest';
import { readUsable } from '../../src/config/usable.ts';
import { BASE, noFile } from './base-environment.ts';

describe('a configuration that is not complete', () => {
  it('is used as far as it goes, with every complaint', () => {
    const usable = readUsable({ ...BASE, SLACK_BOT_TOKEN: '', CHECK_CRON: 'often', ADMIN_USERS: 'U1' }, noFile);
    expect(usable.problems.map((problem) => problem.split(' ')[0])).toEqual(['SLACK_BOT_TOKEN', 'CHECK_CRON']);
    expect(usable).toMatchObject({
      botToken: null,
      appToken: BASE.SLACK_APP_TOKEN,
      schedule: null,
      databasePath: './data/bot.db',
      adminUsers: ['U1'],
      accounts: [{ id: 'default', apiKey: BASE.DEEPSEEK_API_KEY }],
    });
  });

  it('never takes a default for what was given wrong', () => {
    const usable = readUsable(
      {
        ...BASE,
        DATABASE_URL: 'postgres://x/y',
        SLACK_API_URL: 'ftp://x',
        DEEPSEEK_BASE_URL: 'x',
        DEEPSEEK_TIMEOUT: '9',
      },
      noFile,
    );
    expect(usable).toMatchObject({ databasePath: null, slackApiUrl: null, accounts: [], deepseekTimeoutMs: null });
  });

  it('leaves out only the accounts of the file that cannot be read', () => {
    const file = `accounts:
  - { id: prod, api_key_env: KEY_PROD, base_url: "https://gateway.example.com" }
  - { id: batch, api_key_env: KEY_BATCH }
  - { id: lost }
`;
    const env = { ...BASE, ACCOUNTS_FILE: 'a.yaml', KEY_PROD: 'sk-prod', KEY_BATCH: 'sk-batch' };
    expect(readUsable(env, () => file).accounts.map(({ id }) => id)).toEqual(['default', 'prod', 'batch']);
    const wrongBase = readUsable({ ...env, DEEPSEEK_BASE_URL: 'x' }, () => file);
    expect(wrongBase.accounts.map(({ id }) => id)).toEqual(['prod']);
    expect(readUsable(env, noFile).accounts.map(({ id }) => id)).toEqual(['default']);
  });

  it('is no configuration error when the program itself is wrong', () => {
    expect(readUsable(BASE, noFile).problems).toEqual([]);
  });
});
