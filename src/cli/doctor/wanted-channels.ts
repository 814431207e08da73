import type { UsableConfig } from '../../config/usable.ts';
import type { WantedChannel } from './channel-findings.ts';
import type { DatabaseContent } from './database-look.ts';

/** Every channel that the bot shall write to: those with rules, ALERT_CHANNEL and OPERATOR_CHANNEL. */
export function wantedChannels(config: UsableConfig, content: DatabaseContent | null): readonly WantedChannel[] {
  const counts = Map.groupBy(content?.rules ?? [], ({ channelId }) => channelId);
  const reasons = new Map<string, string[]>();
  const add = (id: string, why: string) => reasons.set(id, [...(reasons.get(id) ?? []), why]);
  for (const [id, rules] of counts) add(id, rules.length === 1 ? '1 rule' : `${rules.length} rules`);
  if (config.alertChannel !== null) add(config.alertChannel, 'ALERT_CHANNEL');
  if (config.operatorChannel !== null) add(config.operatorChannel, 'OPERATOR_CHANNEL');
  return [...reasons].map(([id, why]) => ({
    id,
    for: why.join(', '),
    stored: content?.channels.find((channel) => channel.id === id),
  }));
}
