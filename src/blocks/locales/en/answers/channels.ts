/** Answers about a channel's settings and tests, about the bot itself, and to what could not be done. */
export const CHANNEL_ANSWERS = {
  'answers.digest.none': '🔕 This channel gets no digest. To get one, type {weekdays}, {daily} or {weekly}',
  'answers.digest.times': 'Times are those of {zone} ({line}); {now} shows you one.',
  'answers.digest.is': '📊 This channel gets a digest {schedule} ({zone}).',
  'answers.digest.next': 'The next digest comes at {at}.',
  'answers.digest.edit': 'To change it, type {line} with another time or day, or {off}; {now} shows you one.',
  'answers.digest.set': '✅ Set: this channel gets a digest {schedule} ({zone}).',
  'answers.digest.set_to_none': '✅ Set: this channel gets no digest any more.',
  'answers.digest.preview': '{now} shows you one.',

  'answers.zone.is': '🕘 The time zone of this channel is {zone}.',
  'answers.zone.edit': 'To change it, type {line}',
  'answers.zone.what_for':
    'The digest and the quiet hours go by it. In all other messages Slack shows times in the zone of whoever reads.',
  'answers.zone.set': '✅ Set: the time zone of this channel is {zone}.',

  'answers.channel.already': '✅ Already so: this channel gets a digest {schedule}; its time zone is {zone}.',
  'answers.channel.already_without_digest': '✅ Already so: this channel gets no digest; its time zone is {zone}.',
  'answers.channel.closed':
    '🚫 Nothing can be posted here at present: {why}. {way} What you set holds as soon as I can post.',
  'answers.not_told':
    'The channel does not know yet: Slack has not taken the notice. It is told as soon as Slack does.',

  'answers.test.sent': '✅ The test alert is in this channel. A real alert arrives the same way.',
  'answers.test.waiting':
    '⏳ The test alert is on its way: Slack has not taken it yet. It appears here once Slack has; {line} tells how it went.',
  'answers.test.closed':
    '🚫 The test alert could not be posted: {why}. Real alerts would not arrive here either. {way}',

  'answers.version.watches':
    'ℹ️ {bot} {version} watches {accounts, plural, one {# DeepSeek account} other {# DeepSeek accounts}}.',
  'answers.version.never_read': 'No balance has been read yet.',
  'answers.version.read': 'Last check: {time}.',

  'answers.corrected.read': '✏️ I read {typed} as {read}.',
  'answers.corrected.left_out': '✏️ I left out “{words}”.',
  'answers.denied.external':
    '🚫 Only members of this workspace may use this, not guests and not people of other organisations. Nothing was changed; a colleague in the workspace can do it for you.',
  'answers.denied.not_admin':
    '🚫 Only {admins} may change what this channel is told. Nothing was changed; asking for balances and rules is open to you.',
  'answers.denied.no_workspace_admin':
    '🚫 Only admins of this workspace may change what this channel is told. Nothing was changed; asking for balances and rules is open to you.',
  'answers.denied.unknown_person':
    '🚫 Slack could not tell me just now whether you may do this, so nothing was changed. Please try again in a minute.',
  'answers.failed':
    '😕 Sorry, something went wrong on our side; nothing was changed. Please try again. If it happens again, give {id} to whoever runs this bot: with it they find the cause.',
} as const satisfies Readonly<Record<string, string>>;
