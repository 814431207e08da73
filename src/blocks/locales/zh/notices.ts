import type { NOTICES as ENGLISH } from '../en/notices.ts';

/** An account or a person ends with the space that stands between foreign letters and Chinese ones. */
export const NOTICES = {
  'notices.account': '{account} ',
  'notices.along': '由于这是本频道的第一条规则，同时添加了：',
  'notices.any_account': '任一账户',
  'notices.asked_for_test': '{by} 发起了这次测试。真正的提醒也会这样送达。',
  'notices.by_configuration': '系统配置',
  'notices.by_person': '{person} ',
  'notices.changed_from': '原规则：{rule}',
  'notices.changed_rule': '{by}修改了本频道的规则 #{number}。',
  'notices.changed_to': '新规则：{rule}',
  'notices.closed': '自 {since} 起，我的提醒无法送达 {channel}。',
  'notices.digest_changed': '{by} 修改了本频道的摘要：{when}。',
  'notices.digest_off': '{by} 关闭了本频道的摘要。',
  'notices.digest_set': '{by} 为本频道设置了摘要：{when}。',
  'notices.introduction': '👋 大家好！DeepSeek 账户余额用完之前，我会在本频道提前提醒。',
  'notices.introduction_commands':
    '输入 {show} 查看余额，输入 {add} 添加提醒，输入 {remove} 删除规则，输入 {why} 了解各条规则的情况，输入 {help} 查看更多用法。',
  'notices.introduction_more': '… 另有 {count} 条，输入 {line} 查看全部',
  'notices.introduction_watches': '我正在监控 {accounts}。出现以下情况时，会在本频道提醒：',
  'notices.its_threshold': '阈值',
  'notices.mentions': '规则 #{number} 提醒时会点名通知{whom, select, person {一位成员} other {一个用户组}}。',
  'notices.next_digest': '下一份摘要将于 {at} 发送。',
  'notices.next_one': '下一份摘要将于 {at} 发送。',
  'notices.not_set': '未能为 {channel} 完成设置，因为我无法在那里发消息。',
  'notices.removed_one': '{by}删除了本频道的规则：{rule}。',
  'notices.removed_several': '{by}删除了本频道的 {count} 条规则。',
  'notices.restore_each': '{rule}： {line}',
  'notices.restore_one': '如需恢复，请输入： {line}',
  'notices.restore_several': '如需恢复某一条，请输入它后面的命令：',
  'notices.rule_below':
    '{account}的余额低于 {threshold} 时提醒（{severity, select, critical {严重} other {警告}}）',
  'notices.rule_blind': '{account}的余额无法查询时提醒（警告）',
  'notices.rule_drop':
    '{account}的{shown, select, yes { {currency} 余额} other {余额}}在 {fall}时提醒（{severity, select, critical {严重} other {警告}}）',
  'notices.rule_runway':
    '{account}的{shown, select, yes { {currency} 余额} other {余额}}预计可用时间不足 {span}时提醒（{severity, select, critical {严重} other {警告}}）',
  'notices.rule_unavailable':
    '{account}的 API 调用被拒绝时提醒（{severity, select, critical {严重} other {警告}}）',
  'notices.set_one': '{by}为本频道设置了规则：{rule}。',
  'notices.set_several': '{by}为本频道设置了 {count} 条规则。',
  'notices.suddenly': '短时间内大幅减少',
  'notices.test': '测试消息，一切正常：提醒可以送达本频道。',
  'notices.then_set_again': '{way}然后重新设置：',
  'notices.until_then': '在此之前，该频道收不到任何提醒。一旦可以发消息，我会立即在该频道说明最新情况。',
  'notices.zone_set': '{by} 将本频道的时区设为 {zone}。',
} as const satisfies Readonly<Record<keyof typeof ENGLISH, string>>;
