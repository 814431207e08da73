import type { CardAlert, EpisodeCard, StepMessage } from '../domain/card.ts';
import { isKey } from '../domain/episode.ts';
import { alertLines, knowledgeLines, mentionLines, titleLine } from './alert-lines.ts';
import { alertWords } from './alert-words.ts';
import { amountThen, changeLines } from './change-words.ts';
import { gapLines } from './facts.ts';
import { linkLine } from './links.ts';
import type { Say } from './locales/say.ts';
import type { MessageParts } from './message-parts.ts';
import { severityWords } from './severity-words.ts';
import { confirmsWords, stillWords } from './still-words.ts';
import type { ShowTime } from './times.ts';

/** Something got worse: its title with the amount told before, whom to tell, and where to top up. */
export function escalatedParts(say: Say, message: StepMessage, show: ShowTime): MessageParts {
  const { card } = message;
  const [first, others] = split(newsOf(message));
  return {
    title: `${titleLine(say, first, card, show, 'first')}${amountThen(say, first, message, show)}`,
    lines: [
      ...mentionLines(say, card),
      ...alertLines(say, others, card, show, 'first', first),
      ...knowledgeLines(say, card, show, 'first'),
    ],
    small: gapLines(say, card, show, message.before?.at),
    links: linkLine(say, card),
  };
}

/** Another alert began beside what is told already. */
export function joinedParts(say: Say, message: StepMessage, show: ShowTime): MessageParts {
  const { card } = message;
  const [first, others] = split(newsOf(message));
  return {
    title: titleLine(say, first, card, show, 'first'),
    lines: alertLines(say, others, card, show, 'first', first),
    small: gapLines(say, card, show, message.before?.at),
  };
}

/** Something is over or less bad; the title says what is left. */
export function easedParts(say: Say, message: StepMessage, show: ShowTime): MessageParts {
  const { card } = message;
  const firing = card.alerts.filter((alert) => alert.firing);
  const left = firing.find((alert) => !alert.recovering);
  const words = left === undefined ? confirmsWords(say, card) : stillWords(say, left, card, show);
  const severity = severityWords(say, card.severity);
  const over = newsOf(message).filter((alert) => !alert.firing);
  const others = left === undefined ? [] : firing.filter((alert) => alert !== left);
  return {
    title: `${say('title.eased', { severity, words })}${amountThen(say, left, message, show)}`,
    lines: [...alertLines(say, [...over, ...others], card, show, 'again'), ...knowledgeLines(say, card, show, 'again')],
  };
}

/** Nothing new, but it still matters: what it is, and what changed since it was told last. */
export function repeatedParts(say: Say, { card, before }: StepMessage, show: ShowTime): MessageParts {
  const firing = card.alerts.filter((alert) => alert.firing);
  const [worst, others] = split(firing);
  return {
    title: worst === undefined ? titleLine(say, worst, card, show, 'again') : stillTitle(say, worst, card, show),
    lines: [
      ...(before === null ? [] : changeLines(say, card, before, show)),
      ...alertLines(say, others, card, show, 'again', worst),
      ...knowledgeLines(say, card, show, 'again'),
    ],
    links: linkLine(say, card),
  };
}

function stillTitle(say: Say, worst: CardAlert, card: EpisodeCard, show: ShowTime): string {
  const words = alertWords(say, worst, card, show, 'again');
  return say('title.still', { severity: severityWords(say, worst.severity), words });
}

/** The alerts a message speaks about first, what fires before what ended. */
function newsOf({ card, news }: StepMessage): readonly CardAlert[] {
  return card.alerts.filter((alert) => news.some((key) => isKey(key, alert)));
}

function split(alerts: readonly CardAlert[]): readonly [CardAlert | undefined, readonly CardAlert[]] {
  const [first, ...others] = alerts;
  return first?.firing === true ? [first, others] : [undefined, alerts];
}
