/** Lines that a person can type after the command's name; the grammar reads every one of them in its language. */
export const COMMANDS = {
  'type.critical': 'critical',
  'type.days': '{count}d',
  'type.digest_daily': 'digest daily {time}',
  'type.digest_off': 'digest off',
  'type.digest_weekdays': 'digest weekdays {time}',
  'type.digest_weekly':
    'digest weekly {day, select, 0 {mon} 1 {tue} 2 {wed} 3 {thu} 4 {fri} 5 {sat} other {sun}} {time}',
  'type.drop': 'drop {amount} in {window}',
  'type.for': 'for {account}',
  'type.help': 'help',
  'type.hours': '{count}h',
  'type.minutes': '{count}m',
  'type.notify': 'notify {mention}',
  'type.remove': 'remove {number}',
  'type.remove_all': 'remove all',
  'type.rules': 'rules',
  'type.runway': 'runway {span}',
  'type.threshold': 'threshold {amount}',
  'type.watch': 'watch',
  'type.why': 'why',
  'type.zone': 'zone {zone}',
} as const satisfies Readonly<Record<string, string>>;
