export interface Variable {
  readonly name: string;
  /** What it is for and where to find it; stands above the variable in `.env.example`. */
  readonly about: string;
  /** The text that counts when the variable is not given; null when nothing does. */
  readonly fallback: string | null;
}

/** Every variable of the configuration: `.env.example` and the schema are held to this list. */
export const VARIABLES = [
  {
    name: 'DEEPSEEK_API_KEY',
    about: 'API key of the account named default, sk-…: make one at https://platform.deepseek.com/api_keys.',
    fallback: null,
  },
  {
    name: 'DEEPSEEK_BASE_URL',
    about:
      "Address of DeepSeek's API or of a gateway, for every account without a base_url; a path ending in /balance is used as it is.",
    fallback: 'https://api.deepseek.com',
  },
  { name: 'DEEPSEEK_TIMEOUT', about: 'How long one try to read a balance may take (1s to 120s).', fallback: '15s' },
  {
    name: 'ACCOUNTS_FILE',
    about: 'A YAML file with several accounts, instead of DEEPSEEK_API_KEY or beside it: see accounts.example.yaml.',
    fallback: null,
  },
  {
    name: 'PRICES_FILE',
    about: "A YAML or JSON file with other prices than DeepSeek's own for afford and check --cost, as in README.",
    fallback: null,
  },
  {
    name: 'SLACK_BOT_TOKEN',
    about: 'Bot token, xoxb-…: Slack shows it under OAuth & Permissions once the app is installed.',
    fallback: null,
  },
  {
    name: 'SLACK_APP_TOKEN',
    about: 'App-level token for Socket Mode, xapp-…: Basic Information › App-Level Tokens, scope connections:write.',
    fallback: null,
  },
  {
    name: 'SLACK_SIGNING_SECRET',
    about: 'For HTTP instead of Socket Mode, 32 characters: Basic Information › App Credentials › Signing Secret.',
    fallback: null,
  },
  {
    name: 'HOST',
    about: 'With HTTP: the address to listen on; 0.0.0.0 to be reached from outside.',
    fallback: '127.0.0.1',
  },
  { name: 'PORT', about: 'With HTTP: the port to listen on; Slack calls /slack/events there.', fallback: '3000' },
  {
    name: 'SLACK_API_URL',
    about: "Address of Slack's Web API; change it only for a proxy, a test or GovSlack.",
    fallback: 'https://slack.com/api/',
  },
  {
    name: 'CHECK_CRON',
    about: 'When to read the balances: five cron fields, or six that begin with seconds.',
    fallback: '* * * * *',
  },
  { name: 'TIMEZONE', about: 'Time zone of CHECK_CRON when it names an hour, such as Asia/Shanghai.', fallback: 'UTC' },
  {
    name: 'ALERT_CHANNEL',
    about: 'Id (C…) of the channel to warn: open the channel, click its name, the ID is at the bottom of About.',
    fallback: null,
  },
  {
    name: 'ALERT_THRESHOLDS',
    about: 'Totals below which ALERT_CHANNEL is warned, such as 50 CNY, 10 CNY critical, 5 USD.',
    fallback: null,
  },
  {
    name: 'OPERATOR_CHANNEL',
    about:
      'Id of the channel that is told that a channel takes no alerts, when nobody who set them can be; ALERT_CHANNEL if not given.',
    fallback: null,
  },
  {
    name: 'BLIND_AFTER',
    about:
      'How long an account may be unreadable before that is an alert (up to 7d); 0 for the third failure in a row.',
    fallback: '15m',
  },
  {
    name: 'CONFIRM_AFTER',
    about: 'Least time between the two good readings that end an alert (0 to 1h).',
    fallback: '30s',
  },
  { name: 'DATABASE_URL', about: 'The SQLite file that keeps everything; back it up.', fallback: 'file:./data/bot.db' },
  {
    name: 'ADMIN_USERS',
    about:
      'Who may change rules and settings: ids of people (U…) or user groups (S…), separated by commas; everyone if not given.',
    fallback: null,
  },
  {
    name: 'ALLOW_EXTERNAL',
    about: 'Whether guests and people of other organisations may use the bot.',
    fallback: 'false',
  },
  {
    name: 'OPS_PORT',
    about:
      'The port where the running bot takes reports of what production sees and answers monitoring; off if not given.',
    fallback: null,
  },
  {
    name: 'OPS_HOST',
    about: 'With OPS_PORT: the address to listen on; 0.0.0.0 to be reached from other machines.',
    fallback: '127.0.0.1',
  },
  {
    name: 'REPORT_TOKEN',
    about: 'What whoever reports must know, at least 16 characters, such as from: openssl rand -hex 24.',
    fallback: null,
  },
  {
    name: 'HEARTBEAT_URL',
    about: 'Fetched after every complete round of checks, for a watch elsewhere that speaks when it hears nothing.',
    fallback: null,
  },
  {
    name: 'LOG_FORMAT',
    about: 'How the log looks: json, or pretty for people; pretty in a terminal and json elsewhere if not given.',
    fallback: null,
  },
  { name: 'LOG_LEVEL', about: 'How much to log: debug, info, warn or error.', fallback: 'info' },
] as const satisfies readonly Variable[];

export type VariableName = (typeof VARIABLES)[number]['name'];
