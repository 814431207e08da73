import type { EpisodeCard } from '../domain/card.ts';
import type { Notification } from '../domain/notification.ts';
import { endedTitle, wasLine } from './ended-words.ts';
import type { Say } from './locales/say.ts';
import type { MessageParts } from './message-parts.ts';
import type { ShowTime } from './times.ts';

type Summary = Extract<Notification, { readonly kind: 'quiet_summary' }>;

/** What came and went in quiet hours, a line each. */
export function quietSummaryParts(say: Say, { from, until, cards }: Summary, show: ShowTime): MessageParts {
  return {
    title: say('notices.quiet_summary', { from: show(from, until), until: show(until, from), count: cards.length }),
    lines: cards.flatMap((card) => summaryLine(say, card, show)),
  };
}

function summaryLine(say: Say, card: EpisodeCard, show: ShowTime): readonly string[] {
  if (card.ended === null) return [];
  const [title, was] = [endedTitle(say, card, card.ended, show), wasLine(say, card, card.ended, show)];
  return [say('notices.quiet_summary_line', { title, was })];
}
