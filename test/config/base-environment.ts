/** The least that starts the bot. */
export const BASE = {
  DEEPSEEK_API_KEY: 'sk-0123456789abcdef',
  SLACK_BOT_TOKEN: 'xoxb-1-2-abc',
  SLACK_APP_TOKEN: 'xapp-1-A1-2-abc',
};

/** Stands in for the file system where no file is expected. */
export function noFile(): never {
  throw new Error('no file is expected to be read');
}
