/** What can be typed, and the words that stand between things in answers. */
export const HELP_ANSWERS = {
  'answers.or': '{first} or {next}',
  'answers.beside': '{first}, {next}',
  'answers.code_name': '{code}',
  'answers.more': '… and {left} more',

  'answers.help.balances': '{all} shows all balances, worst first',
  'answers.help.balances_of_one': '{all} shows all balances, worst first; {one} shows that account',
  'answers.help.balances_of_some':
    '{all} shows all balances, worst first; {one} shows that account (there are {names})',
  'answers.help.threshold': '{lines} warns this channel below that amount (add {words})',
  'answers.help.watch': '{line} warns only when calls are refused or an account cannot be read',
  'answers.help.rules': '{rules} lists what this channel is warned about, {why} how each rule stands',
  'answers.help.change': '{change} edits rule 2, {remove} ends it',
  'answers.help.more':
    '{settings} opens a form for all of this, no typing needed; {test} posts a test alert, {topUp} says where to pay, {all} shows everything',
  'answers.help.hour': '9am',
  'answers.help.table': 'Here is all that you can type; [what is in brackets] can be left out.',
  'answers.help.row': '• {line}: {get}',
  'answers.help.row_also': '• {line} (also {also}): {get}',

  'answers.row.show': 'all balances, worst first',
  'answers.row.account': 'that account alone',
  'answers.row.threshold': 'a warning here when the total falls below that amount',
  'answers.row.drop': 'a warning here when that much is gone within that time',
  'answers.row.runway': 'a warning here when the money lasts less than that',
  'answers.row.watch': 'a warning here only when calls are refused or it cannot be read',
  'answers.row.rules': "this channel's rules, numbered, with state and author",
  'answers.row.change':
    'another amount for rule 2, or how bad it is; for a drop also `in 2h`, for how long the money lasts `to 5d`',
  'answers.row.remove': 'rules ended; removing all asks first',
  'answers.row.settings': "a form for rules and for this channel's settings",
  'answers.row.snooze': 'no reminders here for that long; what gets worse is told all the same',
  'answers.row.quiet': 'warnings wait here at these hours; critical ones do not',
  'answers.row.simulate': 'what this channel would be told at that balance; nothing is sent',
  'answers.row.afford': 'what a planned job costs, and whether the balance pays for it',
  'answers.row.why': 'how each rule stands and compares, and the last message to this channel',
  'answers.row.history': 'a chart of the last 7 days, spend per day, and what else moved the balance',
  'answers.row.digest': 'a regular summary here; `now` shows you one',
  'answers.row.zone': 'the time zone of the digest and of quiet hours',
  'answers.row.language': "the language of this channel's messages",
  'answers.row.probe':
    'one real chat call of one token: whether DeepSeek answers it, and if not, why. It costs a fraction of a cent',
  'answers.row.test': 'a test alert here, the same way as a real one',
  'answers.row.top_up': 'where to pay, and who pays',
  'answers.row.version': 'the version and the last check',
  'answers.row.help': 'the most useful six lines, or this table',
} as const satisfies Readonly<Record<string, string>>;
