import type { CardAlert, CardWallet, EpisodeCard } from '../domain/card.ts';
import type { Edit } from '../domain/episode.ts';
import { MICROS_PER_CENT } from '../domain/money.ts';
import { outlookSentence } from './ahead-words.ts';
import { refusedCalls } from './alert-words.ts';
import { amount, currencyName, listedWallets, totals } from './amounts.ts';
import { fallText } from './fall-words.ts';
import { capitalized, sentences } from './joined.ts';
import type { Say } from './locales/say.ts';
import { nameList } from './name-list.ts';
import { accountName, authorName } from './names.ts';
import { answeredWords, reportedProblem } from './report-words.ts';
import { type ShowTime, shortDuration } from './times.ts';

type Ended = NonNullable<EpisodeCard['ended']>;

/** The title of an episode that is over. What a change of rules ended is never called a recovery. */
export function endedTitle(say: Say, card: EpisodeCard, ended: Ended, show: ShowTime): string {
  if (ended.ending.by === 'edit') {
    const { edit } = ended.ending;
    // What is known of the account was read with the key that it had before.
    const words = editWords(say, edit, card);
    if (edit.what === 'key_changed') return say('ended.title', { edit: words });
    return say('ended.title_has', { edit: words, has: stillHas(say, card, show) });
  }
  const resolved = resolvedSentences(say, card, shortDuration(say, ended.at - card.since));
  const all = sentences(say, [...resolved, ...riseSentences(say, card), ...nothingElse(say, card)]);
  return say('resolved.title', { sentences: all });
}

/**
 * What an episode was: `From … to …, critical at its worst: low balance (¥9.80 when it began).` How long it took is only said
 * where the title does not.
 */
export function wasLine(say: Say, card: EpisodeCard, ended: Ended, show: ShowTime): string {
  const what = nameList(
    say,
    card.alerts.map((alert) => problemName(say, alert, card)),
  );
  const values = {
    duration: shortDuration(say, ended.at - card.since),
    from: show(card.since, ended.at),
    until: show(ended.at, card.since),
    severity: card.severity,
  };
  if (ended.ending.by === 'readings')
    return what === '' ? say('was.span', values) : say('was.span_what', { ...values, what });
  return what === '' ? say('was.line', values) : say('was.line_what', { ...values, what });
}

/** One alert that is over while others go on: "✓ … ended". */
export function endedLine(say: Say, alert: CardAlert, ended: Ended, card: EpisodeCard, show: ShowTime): string {
  const time = show(ended.at);
  if (ended.ending.by === 'edit') {
    return say('over.by_edit', { subject: subject(say, alert), time, edit: editWords(say, ended.ending.edit, card) });
  }
  return say('over.recovered', { recovered: recoveredWords(say, alert, card), time });
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
  const amounts = totals(say, named.length === 0 ? wallets : named);
  if ((kinds.has('below') || kinds.has('drop') || kinds.has('runway')) && amounts !== undefined) {
    return [
      say('resolved.has', { name, amounts, duration }),
      ...(kinds.has('drop') ? [say('resolved.calm')] : []),
      ...(kinds.has('runway') ? lastingAgain(say, named) : []),
      ...(kinds.has('unavailable') ? [say('resolved.accepts', { accepts: capitalized(acceptsWords(say, card)) })] : []),
      ...(kinds.has('blind') ? [say('resolved.readable')] : []),
    ];
  }
  if (kinds.has('unavailable')) return [acceptsSentence(say, card, duration, amounts)];
  if (!kinds.has('blind')) return [say('resolved.unknown', { name, duration })];
  if (amounts === undefined) return [say('resolved.readable_first', { name, duration })];
  return [say('resolved.readable_first_has', { name, duration, amounts })];
}

function acceptsSentence(say: Say, card: EpisodeCard, duration: string, amounts: string | undefined): string {
  const accepts = acceptsWords(say, card);
  if (amounts === undefined) return say('resolved.accepts_first', { accepts, duration });
  return say('resolved.accepts_first_has', { accepts, duration, amounts });
}

/** How long the wallets last that were said to run out. */
function lastingAgain(say: Say, wallets: readonly CardWallet[]): readonly string[] {
  return wallets.flatMap(({ forecast }) => (forecast ? [outlookSentence(say, forecast.outlook)] : [])).slice(0, 1);
}

/** Rises are what was seen between readings; what was spent in between is unknown, hence "at least". */
function riseSentences(say: Say, card: EpisodeCard): readonly string[] {
  return card.rises.flatMap(({ currency, total, toppedUp }) => {
    if (toppedUp !== null && toppedUp >= MICROS_PER_CENT)
      return [say('resolved.top_up', { amount: amount(currency, toppedUp) })];
    return total >= MICROS_PER_CENT ? [say('resolved.rise', { amount: amount(currency, total) })] : [];
  });
}

/** Only where every alert ended by readings: a rule that was removed may have been right. */
function nothingElse(say: Say, card: EpisodeCard): readonly string[] {
  if (card.refused || card.failing !== null) return [];
  const allRead = card.alerts.every((alert) => alert.ended?.ending.by === 'readings');
  return allRead ? [say('resolved.nothing_else', { name: accountName(card.account) })] : [];
}

function editWords(say: Say, { by, what }: Edit, card: EpisodeCard): string {
  return say(`edit.${what}`, { by: authorName(say, by), name: accountName(card.account) });
}

function stillHas(say: Say, card: EpisodeCard, show: ShowTime): string {
  const name = accountName(card.account);
  const amounts = totals(say, listedWallets(card));
  if (amounts === undefined) return say('ended.has_unknown', { name });
  const known = !card.refused && card.failing === null;
  if (known || card.readAt === null) return say('ended.has', { name, amounts });
  return say('ended.had', { name, amounts, time: show(card.readAt) });
}

/** Readings that end what production reported have seen no call go through. */
function acceptsWords(say: Say, card: EpisodeCard): string {
  if (card.report) return answeredWords(say, card.report, card);
  return say('resolved.calls', { name: accountName(card.account) });
}

function recoveredWords(say: Say, alert: CardAlert, card: EpisodeCard): string {
  if (alert.kind === 'unavailable' && card.report) return answeredWords(say, card.report, card);
  return say(`over.${alert.kind}`, { name: accountName(card.account), wallet: walletOf(say, alert) });
}

function subject(say: Say, alert: CardAlert): string {
  return say(`subject.${alert.kind}`, { wallet: walletOf(say, alert) });
}

/** With the spaces that it needs in the middle of a sentence. */
function walletOf(say: Say, { currency }: CardAlert): string {
  return currency === null ? '' : say('over.wallet', { currency: currencyName(currency) });
}

function problemName(say: Say, alert: CardAlert, card: EpisodeCard): string {
  const { kind, currency, firstTotal, fall } = alert;
  switch (kind) {
    case 'below':
    case 'runway':
      return currency === null || firstTotal === null
        ? say(`was.${kind}`)
        : say(`was.${kind}_amount`, { amount: amount(currency, firstTotal) });
    case 'drop':
      return currency === null || fall === null
        ? say('was.drop')
        : say('was.drop_amount', { fall: fallText(say, alert, currency, fall) });
    case 'unavailable':
      if (card.report) return reportedProblem(say, card.report);
      return say(refusedCalls(card) ? 'was.calls_refused' : 'was.not_available');
    case 'blind':
      return say('was.blind');
  }
}
