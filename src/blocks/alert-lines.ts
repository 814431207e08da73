import type { CardAlert, EpisodeCard } from '../domain/card.ts';
import { alertWords, type Telling } from './alert-words.ts';
import { besideWords } from './beside-words.ts';
import { endedLine } from './ended-words.ts';
import { failureWords } from './failure-words.ts';
import { capitalized } from './joined.ts';
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
  if (alert === undefined) {
    const name = accountName(card.account);
    return say('title.unknown', { severity: severityWords(say, card.severity), name });
  }
  const words = alertWords(say, alert, card, show, telling);
  return say('title.alert', { severity: severityWords(say, alert.severity), words });
}

/**
 * One line for each alert: what fires, and what ended and when. Below the title of `titled` a line repeats neither the
 * severity nor the account.
 */
export function alertLines(
  say: Say,
  alerts: readonly CardAlert[],
  card: EpisodeCard,
  show: ShowTime,
  telling: Telling,
  titled?: CardAlert,
): readonly string[] {
  return alerts.flatMap((alert) => {
    if (alert.firing && titled !== undefined) return [besideLine(say, alert, card, show, telling, titled)];
    if (alert.firing) return [titleLine(say, alert, card, show, telling)];
    return alert.ended === null ? [] : [endedLine(say, alert, alert.ended, card, show)];
  });
}

function besideLine(
  say: Say,
  alert: CardAlert,
  card: EpisodeCard,
  show: ShowTime,
  telling: Telling,
  titled: CardAlert,
): string {
  const words = besideWords(say, alert, card);
  if (words === undefined) return titleLine(say, alert, card, show, telling);
  if (alert.severity === titled.severity) return say('beside.line', { words: capitalized(words) });
  return say('title.alert', { severity: severityWords(say, alert.severity), words });
}

/** What limits the amounts of a card: the account cannot be read, or calls are refused and nobody here has a rule for it. */
export function knowledgeLines(say: Say, card: EpisodeCard, show: ShowTime, telling: Telling): readonly string[] {
  const name = accountName(card.account);
  const refusalTold = card.alerts.some((alert) => alert.firing && alert.kind === 'unavailable');
  return [
    ...(card.refused && !refusalTold ? [say('knowledge.refused', { name })] : []),
    ...failingLines(say, card, show, telling),
    ...hiddenLines(say, card),
  ];
}

function hiddenLines(say: Say, { alerts }: EpisodeCard): readonly string[] {
  if (!alerts.some(({ firing, fall }) => firing && fall?.hidden === true)) return [];
  return [say('knowledge.hidden')];
}

/** An alert that fires about it says since when; only a first one does not say why. */
function failingLines(say: Say, card: EpisodeCard, show: ShowTime, telling: Telling): readonly string[] {
  if (card.failing === null) return [];
  const { cause, since } = card.failing;
  const alert = card.alerts.find(({ firing, kind }) => firing && kind === 'blind');
  if (alert === undefined) {
    const name = accountName(card.account);
    return [say('knowledge.unreadable', { name, time: show(since), cause: failureWords(say, cause) })];
  }
  if (telling === 'again' || isRefusedKey(alert)) return [];
  return [say('knowledge.because', { cause: failureWords(say, cause) })];
}

/** Whom to tell; nothing when nobody is. */
export function mentionLines(say: Say, card: EpisodeCard): readonly string[] {
  if (card.mentions.length === 0) return [];
  return [say('mention.for', { people: nameList(say, card.mentions.map(mentionText), MOST_MENTIONS) })];
}
