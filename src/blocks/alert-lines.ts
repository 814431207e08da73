import type { CardAlert, EpisodeCard } from '../domain/card.ts';
import { alertWords, type Telling } from './alert-words.ts';
import { endedLine } from './ended-words.ts';
import { failureWords } from './failure-words.ts';
import { isRefusedKey } from './links.ts';
import type { Say } from './locales/say.ts';
import { nameList } from './name-list.ts';
import { accountName, mentionText } from './names.ts';
import { severityWords } from './severity-words.ts';
import type { ShowTime } from './times.ts';

const MOST_MENTIONS = 20;

/** A title: `⚠️ Warning: prod is down to ¥45.00 (threshold ¥50.00).` Undefined: the card has no such alert. */
export function titleLine(
  say: Say,
  alert: CardAlert | undefined,
  card: EpisodeCard,
  show: ShowTime,
  telling: Telling,
): string {
  if (alert === undefined)
    return `${severityWords(say, card.severity)}: something is wrong with ${accountName(card.account)}.`;
  return `${severityWords(say, alert.severity)}: ${alertWords(say, alert, card, show, telling)}`;
}

/** One line for each alert: what fires, and what ended and when. */
export function alertLines(
  say: Say,
  alerts: readonly CardAlert[],
  card: EpisodeCard,
  show: ShowTime,
  telling: Telling,
): readonly string[] {
  return alerts.flatMap((alert) => {
    if (alert.firing) return [titleLine(say, alert, card, show, telling)];
    return alert.ended === null ? [] : [endedLine(say, alert, alert.ended, card, show)];
  });
}

/** What limits the amounts of a card: the account cannot be read, or calls are refused and nobody here has a rule for it. */
export function knowledgeLines(say: Say, card: EpisodeCard, show: ShowTime, telling: Telling): readonly string[] {
  const name = accountName(card.account);
  const refusalTold = card.alerts.some((alert) => alert.firing && alert.kind === 'unavailable');
  return [
    ...(card.refused && !refusalTold
      ? [`DeepSeek refuses calls from ${name} (HTTP 402); the amounts are those of the last reading.`]
      : []),
    ...failingLines(say, card, show, telling),
    ...hiddenLines(say, card),
  ];
}

function hiddenLines(say: Say, { alerts }: EpisodeCard): readonly string[] {
  if (!alerts.some(({ firing, fall }) => firing && fall?.hidden === true)) return [];
  return [
    'Money came in meanwhile; what was spent between those two readings is unknown and comes on top of the fall.',
  ];
}

/** An alert that fires about it says since when; only a first one does not say why. */
function failingLines(say: Say, card: EpisodeCard, show: ShowTime, telling: Telling): readonly string[] {
  if (card.failing === null) return [];
  const { cause, since } = card.failing;
  const alert = card.alerts.find(({ firing, kind }) => firing && kind === 'blind');
  if (alert === undefined) {
    return [`${accountName(card.account)} has not been readable since ${show(since)}: ${failureWords(say, cause)}.`];
  }
  return telling === 'again' || isRefusedKey(alert) ? [] : [`Not readable because: ${failureWords(say, cause)}.`];
}

/** Whom to tell; nothing when nobody is. */
export function mentionLines(say: Say, card: EpisodeCard): readonly string[] {
  return card.mentions.length === 0 ? [] : [`For ${nameList(say, card.mentions.map(mentionText), MOST_MENTIONS)}`];
}
