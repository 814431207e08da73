/** The Home tab. */
export const HOME = {
  'home.accounts': 'Accounts',
  'home.as_of': 'As of {time}. This page updates itself when something changes.',
  'home.begin': 'Three steps to the first warning',
  'home.begin_button': 'Add the first rule',
  'home.begin_done':
    '*3. That is all.*\nI look at the balances all day, and write only when something is wrong or over. This page shows how things are at any time.',
  'home.begin_rule':
    '*1. Choose a channel and an amount.*\nWhen less than that is left, everyone in the channel sees a warning.',
  'home.begin_test':
    '*2. Send yourself a test alert.*\nThe button for it comes once the rule is saved. So you see that warnings arrive.',
  'home.channels': 'Your channels',
  'home.channels_unknown':
    'Slack does not tell me at present which channels you are in, so I show no rules and alerts here. In a channel, type {command} to see them.',
  'home.chart': '{account} ({currency}), last {days, plural, one {# day} other {# days}}',
  'home.chart_words': '{account}: {from} → {until} in the last {days, plural, one {# day} other {# days}}',
  'home.firing': 'Alerts',
  'home.firing_where': '{channel} · since {since}',
  'home.hidden_firing':
    '{count, plural, one {# more alert is open in a channel} other {# more alerts are open in channels}} that you are not in.',
  'home.last_read': 'Last read {time}.',
  'home.late': '⏳ Slack gave me too little time to open that. Please click once more.',
  'home.more_accounts':
    '… and {count, plural, one {# more account} other {# more accounts}}: type {command} in a channel.',
  'home.more_channels': '… and {count, plural, one {# more channel} other {# more channels}} with rules.',
  'home.more_firing': '… and {count, plural, one {# more alert} other {# more alerts}} in your channels.',
  'home.more_rules': '… and {count, plural, one {# more rule} other {# more rules}}',
  'home.no_accounts': 'There is no account to show yet. Whoever runs this bot can add a DeepSeek key.',
  'home.nothing_fires': '✅ No alerts in your channels.',
  'home.paused': '⚠️ Slack has refused my messages since {since}. Alerts wait until it takes them again.',
  'home.rule_waits': '{rule} (not active yet: Slack has not taken my message to the channel)',
  'home.settings': 'Settings',
  'home.title': 'DeepSeek balances',
  'home.typed': 'All of this can be typed in a channel, too: {command} shows how.',
  'home.wallet': '{currency}: {outlook}',
} as const satisfies Readonly<Record<string, string>>;
