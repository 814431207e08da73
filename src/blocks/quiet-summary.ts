import type { EpisodeCard } from '../domain/card.ts';
import type { Notification } from '../domain/notification.ts';
import { endedTitle, wasLine } from './ended-words.ts';
import type { MessageParts } from './message-parts.ts';
import type { ShowTime } from './times.ts';

type Summary = Extract<Notification, { readonly kind: 'quiet_summary' }>;

/** What came and went in quiet hours, a line each. */
export function quietSummaryParts({ from, until, cards }: Summary, show: ShowTime): MessageParts {
  const count = cards.length === 1 ? '1 alert' : `${cards.length} alerts`;
  return {
    title: `🌙 In the quiet hours from ${show(from, until)} to ${show(until, from)}, ${count} came and went.`,
    lines: cards.flatMap((card) => summaryLine(card, show)),
  };
}

function summaryLine(card: EpisodeCard, show: ShowTime): readonly string[] {
  return card.ended === null ? [] : [`• ${endedTitle(card, card.ended, show)} ${wasLine(card, card.ended, show)}`];
}
