import type { Notification } from '../domain/notification.ts';
import { channelNoticeParts } from './channel-notice.ts';
import type { Say } from './locales/say.ts';
import type { MessageParts } from './message-parts.ts';
import { personName } from './names.ts';
import { ruleNoticeParts } from './rule-notice.ts';

type Saved = Extract<Notification, { readonly kind: 'settings_notice' }>;

/** Everything that somebody changed in the settings form, in one notice. */
export function settingsNoticeParts(say: Say, { by, rules, channel, command }: Saved): MessageParts {
  const parts = [
    ...rules.map((change) => ruleNoticeParts(say, change, command)),
    ...channel.map((change) => channelNoticeParts(say, change, command)),
  ];
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return only;
  return {
    title: say('notices.settings_saved', { by: personName(by), count: parts.length }),
    lines: parts.flatMap(({ title, lines = [] }) => [`▸ ${title}`, ...lines]),
  };
}
