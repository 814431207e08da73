import { COMMAND_VERBS, type Verb } from '../../domain/command-words.ts';
import type { Say } from '../locales/say.ts';
import { exampleAmounts, type HelpInput } from './help.ts';

/** One command: what one types after its name, other words for the same, and what one gets. */
export interface HelpRow {
  readonly type: string;
  readonly also: readonly string[];
  readonly get: string;
}

const MODEL = 'deepseek-flash';

/** Every command, with this team's own accounts and currencies as examples. */
export function helpRows(say: Say, input: HelpInput): readonly HelpRow[] {
  const [account = 'prod'] = input.accountIds;
  const [amount] = exampleAmounts(input);
  return [
    { type: '', also: [say('type.show'), ...alsoFor(say, 'show')], get: say('answers.row.show') },
    { type: account, also: [say('type.show_account', { account })], get: say('answers.row.account') },
    ...ruleRows(say, amount, account),
    ...quietRows(say, account),
    ...questionRows(say, amount, account),
    ...channelRows(say),
    ...otherRows(say, account),
  ];
}

function ruleRows(say: Say, amount: string, account: string): readonly HelpRow[] {
  const [critical, of] = [say('type.critical'), say('type.for', { account })];
  const options = [critical, say('type.notify', { mention: '@oncall' }), of];
  const drop = say('type.drop', { amount, window: say('type.hours', { count: 1 }) });
  const share = say('type.drop', { amount: '20%', window: say('type.hours', { count: 24 }) });
  const runway = say('type.runway', { span: say('type.days', { count: 3 }) });
  return [
    row(say, 'threshold', pattern(say('type.threshold', { amount }), options)),
    row(say, 'drop', pattern(drop, options), share),
    row(say, 'runway', pattern(runway, options)),
    row(say, 'watch', pattern(say('type.watch'), [of])),
    row(say, 'rules', say('type.rules')),
    row(say, 'change', pattern(say('type.change', { number: 2, amount }), [critical])),
    row(
      say,
      'remove',
      say('type.remove', { number: 2 }),
      say('type.remove', { number: amount }),
      say('type.remove_all'),
    ),
    row(say, 'settings', say('type.settings')),
  ];
}

function quietRows(say: Say, account: string): readonly HelpRow[] {
  const snooze = pattern(say('type.snooze', { span: say('type.hours', { count: 4 }) }), [say('type.for', { account })]);
  return [
    row(say, 'snooze', snooze, say('type.snooze_until_top_up'), say('type.snooze_off')),
    // Its verb is still to come into the grammar.
    {
      type: say('type.quiet', { hours: '22:00-07:00' }),
      also: [say('type.quiet_off')],
      get: say('answers.row.quiet'),
    },
  ];
}

function questionRows(say: Say, amount: string, account: string): readonly HelpRow[] {
  const of = say('type.for', { account });
  const month = say('type.history_days_of', { span: say('type.days', { count: 30 }), account });
  return [
    row(say, 'simulate', pattern(say('type.simulate', { amount }), [of])),
    row(
      say,
      'afford',
      pattern(say('type.afford', { model: MODEL, input: '40M', output: '8M' }), [say('type.peak'), of]),
    ),
    row(say, 'why', say('type.why')),
    row(say, 'history', say('type.history'), month),
  ];
}

function channelRows(say: Say): readonly HelpRow[] {
  return [
    row(
      say,
      'digest',
      say('type.digest_weekdays', { time: '09:00' }),
      say('type.digest_daily', { time: say('answers.help.hour') }),
      say('type.digest_weekly', { day: 0, time: '09:00' }),
      say('type.digest_now'),
      say('type.digest_off'),
      say('type.digest'),
    ),
    row(say, 'zone', say('type.zone', { zone: 'Asia/Shanghai' }), say('type.zone_show')),
    row(say, 'language', say('type.language', { language: '中文' }), say('type.language', { language: 'english' })),
  ];
}

function otherRows(say: Say, account: string): readonly HelpRow[] {
  return [
    row(say, 'probe', pattern(say('type.probe'), [MODEL, say('type.for', { account })])),
    row(say, 'test', say('type.test')),
    row(say, 'top_up', say('type.top_up')),
    row(say, 'version', say('type.version')),
    row(say, 'help', say('type.help'), say('type.help_all')),
  ];
}

function row(say: Say, verb: Exclude<Verb, 'show'>, type: string, ...examples: readonly string[]): HelpRow {
  return { type, also: [...alsoFor(say, verb), ...examples], get: say(`answers.row.${verb}`) };
}

/** Other words for a verb than the one that lines to type have: in Chinese the English one, which is read everywhere. */
function alsoFor(say: Say, verb: Verb): readonly string[] {
  const [first, ...others] = COMMAND_VERBS[verb].spellings;
  return say.language === 'zh' ? [first] : others;
}

/** What is in brackets can be left out. */
function pattern(line: string, options: readonly string[]): string {
  return [line, ...options.map((option) => `[${option}]`)].join(' ');
}
