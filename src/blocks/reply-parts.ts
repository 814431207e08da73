import type { CardAlert, EpisodeCard, StepMessage } from '../domain/card.ts';
import { isKey } from '../domain/episode.ts';
import { alertLines, knowledgeLines, mentionLines, titleLine } from './alert-lines.ts';
import { alertWords } from './alert-words.ts';
import { amountThen, changeLines } from './change-words.ts';
import { gapLines } from './facts.ts';
import { linkLine } from './links.ts';
import type { MessageParts } from './message-parts.ts';
import { severityWords } from './severity-words.ts';
import { confirmsWords, stillWords } from './still-words.ts';
import type { ShowTime } from './times.ts';

/** Something got worse: its title with the amount told before, whom to tell, and where to top up. */
export function escalatedParts(message: StepMessage, show: ShowTime): MessageParts {
  const { card } = message;
  const [first, others] = split(newsOf(message));
  return {
    title: `${titleLine(first, card, show, 'first')}${amountThen(first, message, show)}`,
    lines: [...mentionLines(card), ...alertLines(others, card, show, 'first'), ...knowledgeLines(card, show, 'first')],
    small: gapLines(card, show, message.before?.at),
    links: linkLine(card),
  };
}

/** Another alert began beside what is told already. */
export function joinedParts(message: StepMessage, show: ShowTime): MessageParts {
  const { card } = message;
  const [first, others] = split(newsOf(message));
  return {
    title: titleLine(first, card, show, 'first'),
    lines: alertLines(others, card, show, 'first'),
    small: gapLines(card, show, message.before?.at),
  };
}

/** Something is over or less bad; the title says what is left. */
export function easedParts(message: StepMessage, show: ShowTime): MessageParts {
  const { card } = message;
  const firing = card.alerts.filter((alert) => alert.firing);
  const left = firing.find((alert) => !alert.recovering);
  const words = left === undefined ? confirmsWords(card) : stillWords(left, card, show);
  const over = newsOf(message).filter((alert) => !alert.firing);
  const others = left === undefined ? [] : firing.filter((alert) => alert !== left);
  return {
    title: `${severityWords(card.severity)}, eased: ${words}${amountThen(left, message, show)}`,
    lines: [...alertLines([...over, ...others], card, show, 'again'), ...knowledgeLines(card, show, 'again')],
  };
}

/** Nothing new, but it still matters: what it is, and what changed since it was told last. */
export function repeatedParts({ card, before }: StepMessage, show: ShowTime): MessageParts {
  const firing = card.alerts.filter((alert) => alert.firing);
  const [worst, others] = split(firing);
  return {
    title: worst === undefined ? titleLine(worst, card, show, 'again') : stillTitle(worst, card, show),
    lines: [
      ...(before === null ? [] : changeLines(card, before, show)),
      ...alertLines(others, card, show, 'again'),
      ...knowledgeLines(card, show, 'again'),
    ],
    links: linkLine(card),
  };
}

function stillTitle(worst: CardAlert, card: EpisodeCard, show: ShowTime): string {
  return `${severityWords(worst.severity)}, still: ${alertWords(worst, card, show, 'again')}`;
}

/** The alerts a message speaks about first, what fires before what ended. */
function newsOf({ card, news }: StepMessage): readonly CardAlert[] {
  return card.alerts.filter((alert) => news.some((key) => isKey(key, alert)));
}

function split(alerts: readonly CardAlert[]): readonly [CardAlert | undefined, readonly CardAlert[]] {
  const [first, ...others] = alerts;
  return first?.firing === true ? [first, others] : [undefined, alerts];
}
