import type { CHANNEL_ANSWERS as ENGLISH } from '../../en/answers/channels.ts';

export const CHANNEL_ANSWERS = {
  'answers.digest.none': '🔕 本频道没有定期摘要。如需接收，请输入 {weekdays} 、 {daily} 或 {weekly}',
  'answers.digest.times': '时间按 {zone} 时区计算（输入 {line} 查看时区）；输入 {now} 可先预览一份。',
  'answers.digest.is': '📊 本频道接收摘要的时间：{schedule}（{zone}）。',
  'answers.digest.next': '下一份摘要将于 {at} 发送。',
  'answers.digest.edit':
    '如需修改，请输入 {line} 并换成其他时间或日期；输入 {off} 可关闭摘要，输入 {now} 可先预览一份。',
  'answers.digest.set': '✅ 已设置：本频道接收摘要的时间为{schedule}（{zone}）。',
  'answers.digest.set_to_none': '✅ 已设置：本频道不再接收摘要。',
  'answers.digest.preview': '输入 {now} 可先预览一份。',

  'answers.zone.is': '🕘 本频道的时区是 {zone}。',
  'answers.zone.edit': '如需修改，请输入 {line}',
  'answers.zone.what_for': '摘要和免打扰时段使用这个时区。其他消息中的时间，Slack 会按每位读者自己的时区显示。',
  'answers.zone.set': '✅ 已设置：本频道的时区是 {zone}。',

  'answers.channel.already': '✅ 无需更改：本频道接收摘要的时间已经是{schedule}；时区是 {zone}。',
  'answers.channel.already_without_digest': '✅ 无需更改：本频道本来就不接收摘要；时区是 {zone}。',
  'answers.channel.closed': '🚫 目前无法在这里发消息：{why}。{way}一旦可以发消息，您的设置就会生效。',
  'answers.not_told': '频道里的同事还不知道：Slack 尚未接收通知。一旦 Slack 接收，频道就会收到通知。',

  'answers.test.sent': '✅ 测试提醒已发到本频道。真正的提醒也会这样送达。',
  'answers.test.waiting': '⏳ 测试提醒正在发送：Slack 尚未接收，接收后会出现在这里；输入 {line} 可查看结果。',
  'answers.test.closed': '🚫 测试提醒无法发送：{why}。真正的提醒也同样无法送达这里。{way}',

  'answers.version.watches': 'ℹ️ {bot} {version} 正在监控 {accounts} 个 DeepSeek 账户。',
  'answers.version.never_read': '还没有查询过余额。',
  'answers.version.read': '上次查询：{time}。',

  'answers.corrected.read': '✏️ 我把 {typed} 理解为 {read} 。',
  'answers.corrected.left_out': '✏️ 我忽略了“{words}”。',
  'answers.denied.external':
    '🚫 只有本工作区的成员可以使用，访客和其他组织的人员不能使用。没有做任何更改；您可以请工作区里的同事代为操作。',
  'answers.denied.not_admin': '🚫 只有 {admins} 可以更改本频道的提醒设置。没有做任何更改；您仍然可以查看余额和规则。',
  'answers.denied.no_workspace_admin':
    '🚫 只有工作区管理员可以更改本频道的提醒设置。没有做任何更改；您仍然可以查看余额和规则。',
  'answers.denied.unknown_person': '🚫 Slack 刚才未能确认您是否有权执行此操作，因此没有做任何更改。请过一分钟再试。',
  'answers.failed':
    '😕 抱歉，我们这边出了问题，没有做任何更改。请再试一次。如果再次出现，请把 {id} 告诉负责维护本机器人的同事，凭它可以查明原因。',
} as const satisfies Readonly<Record<keyof typeof ENGLISH, string>>;
