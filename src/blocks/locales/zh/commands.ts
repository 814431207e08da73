import type { COMMANDS as ENGLISH } from '../en/commands.ts';

export const COMMANDS = {
  'type.critical': '严重',
  'type.days': '{count}天',
  'type.digest_daily': '摘要 每天 {time}',
  'type.digest_off': '摘要 关闭',
  'type.digest_weekdays': '摘要 工作日 {time}',
  'type.digest_weekly': '摘要 每周{day, select, 0 {一} 1 {二} 2 {三} 3 {四} 4 {五} 5 {六} other {日}} {time}',
  'type.drop': '骤降 {amount} {window}',
  'type.for': '针对 {account}',
  'type.help': '帮助',
  'type.hours': '{count}小时',
  'type.minutes': '{count}分钟',
  'type.notify': '通知 {mention}',
  'type.remove': '删除 {number}',
  'type.remove_all': '删除 全部',
  'type.rules': '规则',
  'type.runway': '可用天数 {span}',
  'type.threshold': '阈值 {amount}',
  'type.watch': '监控',
  'type.why': '为什么',
  'type.zone': '时区 {zone}',
} as const satisfies Readonly<Record<keyof typeof ENGLISH, string>>;
