import { rootMessage, stepMessage } from '../blocks/alert-message.ts';
import { withControls } from '../blocks/controls.ts';
import { digestMessage } from '../blocks/digest-message.ts';
import type { Say } from '../blocks/locales/say.ts';
import { type Message, plainMessage } from '../blocks/message.ts';
import { noticeMessage } from '../blocks/notice.ts';
import type { OutboxRow, StoredEpisode } from '../ports.ts';

/** The message of an outbox row as it is now: edits of a root show what is true, everything else what was decided. */
export function renderRow(say: Say, row: OutboxRow, episode: StoredEpisode | undefined): Message | undefined {
  const message = renderPayload(say, row, episode);
  return message !== undefined && row.rung > 0 ? plainMessage(message) : message;
}

function renderPayload(say: Say, { payload }: OutboxRow, episode: StoredEpisode | undefined): Message | undefined {
  switch (payload.kind) {
    case 'step':
      return controlled(say, stepMessage(say, payload), payload.step === 'fired' ? episode : undefined);
    case 'root_update':
      return episode && controlled(say, rootMessage(say, episode.card), episode);
    case 'digest':
      return digestMessage(say, payload.report);
    case 'rule_notice':
    case 'channel_notice':
    case 'settings_notice':
    case 'snooze_notice':
    case 'quiet_summary':
    case 'introduction':
    case 'test':
    case 'channel_closed':
    case 'rule_not_set':
      return noticeMessage(say, payload);
  }
}

/** The message of an open episode has buttons; once it is over, they would do nothing. */
function controlled(say: Say, message: Message, episode: StoredEpisode | undefined): Message {
  if (episode === undefined || episode.episode.ended !== null) return message;
  return withControls(say, message, { id: episode.id, snoozeId: episode.card.snooze?.id ?? null });
}
