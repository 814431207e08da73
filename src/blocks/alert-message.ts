import type { EpisodeCard, StepMessage } from '../domain/card.ts';
import { alertLines, knowledgeLines, mentionLines, titleLine } from './alert-lines.ts';
import type { Telling } from './alert-words.ts';
import { endedOtherwise, endedTitle, wasLine } from './ended-words.ts';
import { gapLines, readFacts, timeLines } from './facts.ts';
import { linkLine } from './links.ts';
import type { Say } from './locales/say.ts';
import type { Message } from './message.ts';
import { type MessageParts, partsMessage } from './message-parts.ts';
import { easedParts, escalatedParts, joinedParts, repeatedParts } from './reply-parts.ts';
import { snoozeLines } from './snooze-words.ts';
import type { ShowTime } from './times.ts';

/** An episode's one message as of its card, for edits: it mentions nobody but who pays. */
export function rootMessage(say: Say, card: EpisodeCard): Message {
  return partsMessage(say, (show) => readRoot(say, card, show, 'again'), latestInstant(card));
}

/** What announces a step: the first message for `fired`, a short thread reply for all others. */
export function stepMessage(say: Say, message: StepMessage): Message {
  const reference = Math.max(latestInstant(message.card), message.before?.at ?? 0);
  return partsMessage(say, (show) => readStep(say, message, show), reference);
}

function readStep(say: Say, message: StepMessage, show: ShowTime): MessageParts {
  switch (message.step) {
    case 'fired':
      return readRoot(say, message.card, show, 'first');
    case 'escalated':
      return escalatedParts(say, message, show);
    case 'joined':
      return joinedParts(say, message, show);
    case 'eased':
      return easedParts(say, message, show);
    case 'repeated':
      return repeatedParts(say, message, show);
    case 'resolved':
      return readRoot(say, message.card, show, 'again');
  }
}

function readRoot(say: Say, card: EpisodeCard, show: ShowTime, telling: Telling): MessageParts {
  if (card.ended === null) return readOpen(say, card, show, telling);
  const { ended } = card;
  return {
    title: endedTitle(say, card, ended, show),
    lines: [
      ...alertLines(say, endedOtherwise(card, ended), card, show, telling),
      ...knowledgeLines(say, card, show, telling),
    ],
    small: [wasLine(say, card, ended, show), ...gapLines(say, card, show)],
  };
}

/** Only the first message says whom to tell: an edit would mention nobody. */
function readOpen(say: Say, card: EpisodeCard, show: ShowTime, telling: Telling): MessageParts {
  const worst = card.alerts.find((alert) => alert.firing);
  const others = card.alerts.filter((alert) => alert !== worst);
  return {
    title: titleLine(say, worst, card, show, telling),
    lines: [
      ...(telling === 'first' ? mentionLines(say, card) : []),
      ...alertLines(say, others, card, show, telling, worst),
      ...knowledgeLines(say, card, show, telling),
    ],
    facts: readFacts(say, card, show),
    small: [...timeLines(say, card, show), ...snoozeLines(say, card.snooze, show)],
    links: linkLine(say, card),
  };
}

/** The newest instant that a card knows, since builders have no clock. */
function latestInstant(card: EpisodeCard): number {
  const alerts = card.alerts.flatMap(({ since, ended }) => [since, ended?.at ?? since]);
  return Math.max(card.since, card.readAt ?? 0, card.ended?.at ?? 0, ...alerts);
}
