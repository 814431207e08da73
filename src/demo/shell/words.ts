import { COMMAND } from './typed-line.ts';

export const SAMPLE_WELCOME = [
  'This is Slack in your terminal: the real bot, and a sample DeepSeek account of',
  '¥71.46 that loses ¥1 a second from your first command on. Type:',
  `  ${COMMAND} threshold 50 CNY    then wait, or :drain 25`,
  '  :topup 100 ends the alert · :help tells everything · :quit leaves',
  '',
];

export const REAL_WELCOME = [
  'This is Slack in your terminal: the real bot, and your real DeepSeek account',
  '(DEEPSEEK_API_KEY is set), read every 15 s. Nothing is kept when you leave. Type:',
  `  ${COMMAND}                     shows the balance`,
  `  ${COMMAND} threshold 50 CNY    warns below it; or 5 USD`,
  '  :help tells everything · :quit leaves',
  '',
];

export const HELP = [
  'To the bot, as in Slack:',
  `  ${COMMAND} help       what it understands: threshold, rules, why, …`,
  '  /join #other                 the other channel; back with /join #ops',
  '  /home                        the Home tab of the bot; back with /join',
  '  :1                           press button 1 of what was shown last',
  '  :2 3                         choose the third entry of menu 2',
  'To the sample account at DeepSeek:',
  '  :drain 5 · :topup 100        money goes · money comes',
  '  :fast                        spend ¥5 a second instead of ¥1, and back',
  '  :down · :down silent · :up   HTTP 500 · no answer · well again',
  '  :key revoked|restored        the key is refused (HTTP 401) · is good again',
  'Tab completes, the arrow keys bring lines back. Ctrl-C clears the line;',
  'on an empty line it leaves, as :quit and Ctrl-D do.',
];

/** Said once, below the first alert of the sample account about a low balance. */
export const AFTER_ALERT = `Next: ${COMMAND} why explains it, :topup 100 ends it.`;

/** The same where a sudden fall is told, too: the sample goes on spending. */
export const AFTER_FALL = `Next: ${COMMAND} why explains it and shows the number of the rule; a sudden fall ends when the spending does, or with ${COMMAND} remove and that number.`;

export const ONLY_SAMPLE =
  'That steers the sample account only, and this is your real one. Start without DEEPSEEK_API_KEY to get the sample.';

/** What Slack would do with a line that is no command; `isForBot` when its first word is one of the bot's. */
export function messageHint(text: string, isForBot: boolean): readonly string[] {
  return [
    'Slack would post that as an ordinary message, and the bot reads no messages. To ask the bot, type',
    `${COMMAND} ${isForBot ? text : 'help'}`,
  ];
}

/** What Slack says about a slash command that it does not know. */
export function unknownCommand(name: string): string {
  return `${name} is not a valid command here. The bot answers ${COMMAND}; /join changes the channel, /home opens its Home tab.`;
}
