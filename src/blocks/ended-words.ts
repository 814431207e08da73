import type { CardAlert, CardWallet, EpisodeCard } from '../domain/card.ts';
import { formatDuration } from '../domain/duration.ts';
import type { Edit } from '../domain/episode.ts';
import { MICROS_PER_CENT } from '../domain/money.ts';
import { outlookSentence } from './ahead-words.ts';
import { refusedCalls } from './alert-words.ts';
import { amount, currencyName, listedWallets, totals } from './amounts.ts';
import { fallText } from './fall-words.ts';
import type { Say } from './locales/say.ts';
import { nameList } from './name-list.ts';
import { accountName, authorName } from './names.ts';
import { answeredWords, reportedProblem } from './report-words.ts';
import type { ShowTime } from './times.ts';

type Ended = NonNullable<EpisodeCard['ended']>;

/** The title of an episode that is over. What a change of rules ended is never called a recovery. */
export function endedTitle(say: Say, card: EpisodeCard, ended: Ended, show: ShowTime): string {
  if (ended.ending.by === 'edit') {
    const { edit } = ended.ending;
    // What is known of the account was read with the key that it had before.
    const has = edit.what === 'key_changed' ? '' : stillHas(say, card, show);
    return `✅ Ended: ${editWords(say, edit, card)}${has}.`;
  }
  const sentences = [
    ...resolvedSentences(say, card, formatDuration(ended.at - card.since)),
    ...riseSentences(say, card),
  ];
  return `✅ Resolved: ${[...sentences, ...nothingElse(say, card)].join(' ')}`;
}

/** What an episode was: `It lasted 3 h 20 min, from … to …, and was critical at its worst: low balance (¥9.80 when it began).` */
export function wasLine(say: Say, card: EpisodeCard, ended: Ended, show: ShowTime): string {
  const what = nameList(
    say,
    card.alerts.map((alert) => problemName(say, alert, card)),
  );
  const span = `from ${show(card.since, ended.at)} to ${show(ended.at, card.since)}`;
  const worst = card.severity === 'critical' ? ', and was critical at its worst' : '';
  return `It lasted ${formatDuration(ended.at - card.since)}, ${span}${worst}${what === '' ? '' : `: ${what}`}.`;
}

/** One alert that is over while others go on: "✓ … ended". */
export function endedLine(say: Say, alert: CardAlert, ended: Ended, card: EpisodeCard, show: ShowTime): string {
  if (ended.ending.by === 'edit') {
    return `✓ The alert about ${subject(say, alert)} ended ${show(ended.at)}: ${editWords(say, ended.ending.edit, card)}.`;
  }
  return `✓ ${recoveredWords(say, alert, card)}: ended ${show(ended.at)}.`;
}

/** Which alerts of a finished episode ended otherwise than the last one did. */
export function endedOtherwise(card: EpisodeCard, ended: Ended): readonly CardAlert[] {
  return card.alerts.filter((alert) => alert.ended !== null && alert.ended.ending.by !== ended.ending.by);
}

function resolvedSentences(say: Say, card: EpisodeCard, duration: string): readonly string[] {
  const name = accountName(card.account);
  const recovered = card.alerts.filter((alert) => alert.ended?.ending.by === 'readings');
  const kinds = new Set(recovered.map((alert) => alert.kind));
  const wallets = listedWallets(card);
  const named = wallets.filter((wallet) => recovered.some((alert) => alert.currency === wallet.currency));
  const has = totals(say, named.length === 0 ? wallets : named);
  const accepts = acceptsWords(say, card);
  if ((kinds.has('below') || kinds.has('drop') || kinds.has('runway')) && has !== undefined) {
    return [
      `${name} has ${has}, after ${duration}.`,
      ...(kinds.has('drop') ? ['It no longer falls that fast.'] : []),
      ...(kinds.has('runway') ? lastingAgain(say, named) : []),
      ...(kinds.has('unavailable') ? [`${accepts.charAt(0).toUpperCase()}${accepts.slice(1)}.`] : []),
      ...(kinds.has('blind') ? ['It can be read again.'] : []),
    ];
  }
  if (kinds.has('unavailable')) return [`${accepts}, after ${duration}${has === undefined ? '' : `; it has ${has}`}.`];
  if (kinds.has('blind'))
    return [`${name} can be read again after ${duration}${has === undefined ? '' : `, it has ${has}`}.`];
  return [`what was wrong with ${name} ended after ${duration}.`];
}

/** How long the wallets last that were said to run out. */
function lastingAgain(say: Say, wallets: readonly CardWallet[]): readonly string[] {
  return wallets.flatMap(({ forecast }) => (forecast ? [outlookSentence(say, forecast.outlook)] : [])).slice(0, 1);
}

/** Rises are what was seen between readings; what was spent in between is unknown, hence "at least". */
function riseSentences(say: Say, card: EpisodeCard): readonly string[] {
  return card.rises.flatMap(({ currency, total, toppedUp }) => {
    if (toppedUp !== null && toppedUp >= MICROS_PER_CENT)
      return [`A top-up of at least ${amount(currency, toppedUp)}.`];
    return total >= MICROS_PER_CENT ? [`A rise of at least ${amount(currency, total)}.`] : [];
  });
}

/** Only where every alert ended by readings: a rule that was removed may have been right. */
function nothingElse(say: Say, card: EpisodeCard): readonly string[] {
  if (card.refused || card.failing !== null) return [];
  const allRead = card.alerts.every((alert) => alert.ended?.ending.by === 'readings');
  return allRead ? [`Nothing else is wrong with ${accountName(card.account)}.`] : [];
}

function editWords(say: Say, { by, what }: Edit, card: EpisodeCard): string {
  switch (what) {
    case 'changed':
      return `${authorName(say, by)} changed the rule`;
    case 'removed':
      return `${authorName(say, by)} removed the rule`;
    case 'account_removed':
      return `${authorName(say, by)} removed the account ${accountName(card.account)}`;
    case 'key_changed':
      return `the key of ${accountName(card.account)} was changed in the configuration; it is watched anew`;
  }
}

function stillHas(say: Say, card: EpisodeCard, show: ShowTime): string {
  const name = accountName(card.account);
  const has = totals(say, listedWallets(card));
  if (has === undefined) return `; the balance of ${name} is unknown`;
  const known = !card.refused && card.failing === null;
  if (known || card.readAt === null) return `; ${name} has ${has}`;
  return `; ${name} had ${has} when last read ${show(card.readAt)}`;
}

/** Readings that end what production reported have seen no call go through. */
function acceptsWords(say: Say, card: EpisodeCard): string {
  if (card.report) return answeredWords(say, card.report, card);
  return `DeepSeek accepts calls from ${accountName(card.account)} again`;
}

function recoveredWords(say: Say, alert: CardAlert, card: EpisodeCard): string {
  const name = accountName(card.account);
  switch (alert.kind) {
    case 'below':
      return `${name} was above its ${walletOf(alert)}thresholds again`;
    case 'runway':
      return `the ${walletOf(alert)}money of ${name} lasted long enough again`;
    case 'drop':
      return `the ${walletOf(alert)}balance of ${name} no longer fell that fast`;
    case 'unavailable':
      return card.report ? answeredWords(say, card.report, card) : `DeepSeek accepted calls from ${name} again`;
    case 'blind':
      return `${name} could be read again`;
  }
}

function subject(say: Say, alert: CardAlert): string {
  switch (alert.kind) {
    case 'below':
      return `the ${walletOf(alert)}balance`;
    case 'runway':
      return `how long the ${walletOf(alert)}money lasts`;
    case 'drop':
      return `the sudden fall of the ${walletOf(alert)}balance`;
    case 'unavailable':
      return 'refused calls';
    case 'blind':
      return 'failed readings';
  }
}

function walletOf({ currency }: CardAlert): string {
  return currency === null ? '' : `${currencyName(currency)} `;
}

function problemName(say: Say, alert: CardAlert, card: EpisodeCard): string {
  switch (alert.kind) {
    case 'below':
      return alert.currency === null || alert.firstTotal === null
        ? 'low balance'
        : `low balance (${amount(alert.currency, alert.firstTotal)} when it began)`;
    case 'runway':
      return alert.currency === null || alert.firstTotal === null
        ? 'money running out'
        : `money running out (${amount(alert.currency, alert.firstTotal)} when it began)`;
    case 'drop':
      return alert.currency === null || alert.fall === null
        ? 'sudden fall'
        : `sudden fall (${fallText(say, alert, alert.currency, alert.fall)})`;
    case 'unavailable':
      if (card.report) return reportedProblem(say, card.report);
      return refusedCalls(card) ? 'calls refused' : 'reported as not available';
    case 'blind':
      return 'balance not readable';
  }
}
