import type { CardAlert, EpisodeCard } from '../domain/card.ts';
import { alertWords, type Telling } from './alert-words.ts';
import { endedLine } from './ended-words.ts';
import { failureWords } from './failure-words.ts';
import { isRefusedKey } from './links.ts';
import { nameList } from './name-list.ts';
import { accountName, mentionText } from './names.ts';
import { severityWords } from './severity-words.ts';
import type { ShowTime } from './times.ts';

const MOST_MENTIONS = 20;

/** A title: `⚠️ Warning: prod is down to ¥45.00 (threshold ¥50.00).` Undefined: the card has no such alert. */
export function titleLine(alert: CardAlert | undefined, card: EpisodeCard, show: ShowTime, telling: Telling): string {
  if (alert === undefined)
    return `${severityWords(card.severity)}: something is wrong with ${accountName(card.account)}.`;
  return `${severityWords(alert.severity)}: ${alertWords(alert, card, show, telling)}`;
}

/** One line for each alert: what fires, and what ended and when. */
export function alertLines(
  alerts: readonly CardAlert[],
  card: EpisodeCard,
  show: ShowTime,
  telling: Telling,
): readonly string[] {
  return alerts.flatMap((alert) => {
    if (alert.firing) return [titleLine(alert, card, show, telling)];
    return alert.ended === null ? [] : [endedLine(alert, alert.ended, card, show)];
  });
}

/** What limits the amounts of a card: the account cannot be read, or calls are refused and nobody here has a rule for it. */
export function knowledgeLines(card: EpisodeCard, show: ShowTime, telling: Telling): readonly string[] {
  const name = accountName(card.account);
  const refusalTold = card.alerts.some((alert) => alert.firing && alert.kind === 'unavailable');
  return [
    ...(card.refused && !refusalTold
      ? [`DeepSeek refuses calls from ${name} (HTTP 402); the amounts are those of the last reading.`]
      : []),
    ...failingLines(card, show, telling),
    ...hiddenLines(card),
  ];
}

function hiddenLines({ alerts }: EpisodeCard): readonly string[] {
  if (!alerts.some(({ firing, fall }) => firing && fall?.hidden === true)) return [];
  return [
    'Money came in meanwhile; what was spent between those two readings is unknown and comes on top of the fall.',
  ];
}

/** An alert that fires about it says since when; only a first one does not say why. */
function failingLines(card: EpisodeCard, show: ShowTime, telling: Telling): readonly string[] {
  if (card.failing === null) return [];
  const { cause, since } = card.failing;
  const alert = card.alerts.find(({ firing, kind }) => firing && kind === 'blind');
  if (alert === undefined) {
    return [`${accountName(card.account)} has not been readable since ${show(since)}: ${failureWords(cause)}.`];
  }
  return telling === 'again' || isRefusedKey(alert) ? [] : [`Not readable because: ${failureWords(cause)}.`];
}

/** Whom to tell; nothing when nobody is. */
export function mentionLines(card: EpisodeCard): readonly string[] {
  return card.mentions.length === 0 ? [] : [`For ${nameList(card.mentions.map(mentionText), MOST_MENTIONS)}`];
}
