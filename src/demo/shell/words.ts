import { COMMAND } from './typed-line.ts';

export const SAMPLE_WELCOME = [
  'Slack in your terminal, with the real bot and a sample DeepSeek account of ¥71.46. Nothing leaves this machine.',
  'Its money begins to run out, ¥1 a second, with your first command. Type:',
  `  ${COMMAND} threshold 50 CNY    warn #ops below ¥50; then :drain 25, or wait`,
  '  :topup 100    ends the alert        :help    tells everything        :quit    leaves',
  '',
];

export const REAL_WELCOME = [
  'Slack in your terminal, with the real bot and your account at DeepSeek (DEEPSEEK_API_KEY is set), read every 15 s.',
  'Messages go to this terminal only, and nothing is stored after you leave. Type:',
  `  ${COMMAND}    shows the balance; ${COMMAND} threshold 50 CNY (or 5 USD) warns below it`,
  '  :help    tells everything        :quit    leaves',
  '',
];

export const HELP = [
  'To the bot, as in Slack:',
  `  ${COMMAND} help            what it understands; also: threshold 50 CNY, rules, why, test, …`,
  '  /join #other                      another channel (there are #ops and #other)',
  '  :1                                press button 1 of the newest message; :2 3 chooses from menu 2',
  'To the sample account at DeepSeek:',
  '  :drain 5 · :topup 100             money goes · money comes',
  '  :fast                             spend ¥5 a second instead of ¥1, and back',
  '  :down · :down silent · :up        it answers HTTP 500 · does not answer · is well again',
  '  :key revoked · :key restored      the key is refused · is good again',
  'Tab completes, the arrow keys bring lines back, Ctrl-C clears the line, Ctrl-D or :quit leaves.',
];

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
  return `${name} is not a valid command here. The bot answers ${COMMAND}; /join changes the channel.`;
}
