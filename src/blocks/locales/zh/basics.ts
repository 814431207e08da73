import type { BASICS as ENGLISH } from '../en/basics.ts';

export const BASICS = {
  'severity.warning': '⚠️ 警告',
  'severity.critical': '🔴 严重',

  'failure.auth': 'DeepSeek 不再接受它的 API 密钥（HTTP 401）',
  'failure.rate_limited': 'DeepSeek 要求减少查询次数（HTTP 429）',
  'failure.unreachable': '无法连接 DeepSeek',
  'failure.blocked': '通往 DeepSeek 的网络拦截了查询（HTTP 403）',
  'failure.not_found': '设置的地址查不到余额（HTTP 404）',
  'failure.invalid': '收到的内容中没有可识别的余额',

  'list.comma': '{first}、{next}',
  'list.and': '{first}、{last}',
  'list.more': '{names}……另有 {count} 项',
  'list.semicolon': '{first}；{next}',
  'list.sentence': '{first}{next}',
  'list.lines_left': '……另有 {count} 项',

  'amount.all_granted': '{total}（均为赠金）',
  'amount.all_topped_up': '{total}（均为充值余额）',
  'amount.split': '{total}（赠金 {granted}，充值余额 {toppedUp}）',
  'amount.split_granted': '{total}（赠金 {granted}）',
  'amount.split_topped_up': '{total}（充值余额 {toppedUp}）',

  'length.s': '{count} 秒',
  'length.min': '{count} 分钟',
  'length.h': '{count} 小时',
  'length.d': '{count} 天',
  'length.h_min': '{major} 小时 {minor} 分钟',
  'length.d_h': '{major} 天 {minor} 小时',
  'length.days_hours': '{major} 天 {minor} 小时',
  'length.minutes': '{count} 分钟',
  'length.hours': '{count} 小时',
  'length.days': '{count} 天',

  'lasts.nothing_left': '已无可用余额',
  'lasts.at_least': '预计至少还可用 {length}',
  'lasts.less_than': '预计不到 {length}就会用完',
  'lasts.about': '预计还可用约 {length}',
  'lasts.range': '预计还可用 {low}–{high}',
  'lasts.range_of_units': '预计还可用 {low}至 {high}',

  'outlook.unknown': '数据还不够，暂时无法估算还能用多久。',
  'outlook.unspent': '按目前的消耗，可用一年以上。',
  'outlook.nothing_left': '已无可用余额。',
  'outlook.lasts': '{lasts}。',

  'outlook.unknown_of': '数据还不够，暂时无法估算 {currency} 余额还能用多久。',
  'outlook.unspent_of': '按目前的消耗，{currency} 余额可用一年以上。',
  'outlook.nothing_left_of': '{currency} 已无可用余额。',
  'outlook.lasts_of': '{currency} 余额{lasts}。',

  'burn.rate': '每天消耗 {amount}{seen}',
  'burn.last_day': '最近 24 小时',
  'burn.last_week': '最近 7 天',
  'seen.partly': '（{time}中只有 {percent}% 的时间有余额记录）',

  'top_up.about': '建议充值约 {amount}',
  'top_up.with_threshold': '建议充值约 {amount}；阈值设为 {threshold}，可提前约 {days} 天提醒',

  'fall.within': '{window}内',
  'fall.lately': '近期',
  'fall.percent': '{percent}（{money}）',
  'fall.exact': '{within}减少 {size}',
  'fall.about': '{within}减少约 {size}',
  'fall.at_least': '{within}至少减少 {size}',
  'fall.sudden': '{within}减少 {threshold} 或更多',
  'fall.calm': '{within}减少不到 {limit}',

  'name.configuration': '系统配置',

  'link.top_up': '充值',
  'link.usage': '用量',
  'link.keys': 'API 密钥',
  'link.status': '服务状态',
  'link.runbook': '处理办法',
  'link.runbook_text': '处理办法：{url}',

  'closed.why.archived': '频道 {channel} 已归档。',
  'closed.why.not_in_channel': '我不在频道 {channel} 中。',
  'closed.why.not_found': '我看不到频道 {channel}：它是我未加入的私有频道，或者已被删除。',
  'closed.why.restricted': '频道 {channel} 只允许部分人发消息。',
  'closed.way.archived': '请取消归档，或在其他频道设置规则。',
  'closed.way.not_in_channel': '请在那里输入 `/invite` 并选择本应用，邀请我加入。',
  'closed.way.not_found': '请在那里输入 `/invite` 邀请我加入，或在其他频道设置规则。',
  'closed.way.restricted': '请让工作区管理员允许本应用在那里发消息，或在其他频道设置规则。',

  'closed_here.why.archived': '本频道已归档',
  'closed_here.why.not_in_channel': '我不在本频道中',
  'closed_here.why.not_found': '我看不到本频道',
  'closed_here.why.restricted': '本频道只允许部分人发消息',
  'closed_here.way.archived': '请取消归档，或换一个频道再试。',
  'closed_here.way.not_in_channel': '请在这里输入 `/invite` 并选择本应用，然后再试一次。',
  'closed_here.way.not_found':
    '如果这是私有频道，请在这里输入 `/invite` 并选择本应用，然后再试一次。在成员之间的私信里我无法发消息，请改用频道。',
  'closed_here.way.restricted': '请让工作区管理员允许本应用在这里发消息，或换一个频道再试。',
} as const satisfies Readonly<Record<keyof typeof ENGLISH, string>>;
