import type { CardAlert, CardWallet, EpisodeCard, StepMessage } from '../domain/card.ts';
import { amount, currencyName, listedWallets } from './amounts.ts';
import type { Say } from './locales/say.ts';
import { nameList } from './name-list.ts';
import { type ShowTime, slackTime } from './times.ts';

type Before = NonNullable<StepMessage['before']>;

const MOST_CHANGES = 5;

/** ` (it was ¥45.00 at 14:05)`, or with Slack's token `, today 14:05`; nothing when the alert has no wallet or the amount is the one told before. */
export function amountThen(
  say: Say,
  alert: CardAlert | undefined,
  { card, before }: StepMessage,
  show: ShowTime,
): string {
  const wallet = card.wallets.find((each) => each.currency === alert?.currency);
  if (wallet === undefined || before === null) return '';
  const then = totalThen(wallet, before);
  if (then === undefined || then === wallet.total) return '';
  // A date token says its day before the clock, "today at 14:05".
  const key = show === slackTime ? 'change.was_on' : 'change.was_at';
  return say(key, { amount: amount(wallet.currency, then), time: show(before.at) });
}

/** What the balances did since the announcement before; nothing when an alert says already that they cannot be read. */
export function changeLines(say: Say, card: EpisodeCard, before: Before, show: ShowTime): readonly string[] {
  const time = show(before.at);
  if (card.readAt === null || card.readAt <= before.at) {
    const isTold = card.alerts.some(({ firing, kind }) => firing && kind === 'blind');
    return isTold ? [] : [say('change.no_reading', { time })];
  }
  const changes = listedWallets(card).flatMap((wallet) => changeOf(say, wallet, totalThen(wallet, before)));
  if (changes.length === 0) return [say('change.none', { time })];
  return [say('change.since', { time, changes: nameList(say, changes, MOST_CHANGES) })];
}

function changeOf(say: Say, wallet: CardWallet, then: number | undefined): readonly string[] {
  if (then === undefined || then === wallet.total) return [];
  const { currency, total } = wallet;
  const values = { currency: currencyName(currency), from: amount(currency, then), to: amount(currency, total) };
  return [say(total < then ? 'change.fell' : 'change.rose', values)];
}

function totalThen({ currency }: CardWallet, before: Before): number | undefined {
  return before.totals.find((told) => told.currency === currency)?.total;
}
