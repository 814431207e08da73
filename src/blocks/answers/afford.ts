import type { AffordAnswer, JobCost, PurseVerdict, WalletVerdict } from '../../domain/afford.ts';
import { amount, amountUp, currencyName } from '../amounts.ts';
import { inlineText } from '../inline-text.ts';
import { priceText, tokensText } from '../job-words.ts';
import { sentences } from '../joined.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { nameList } from '../name-list.ts';
import { accountWithId } from '../names.ts';
import { plainTimes, type ShowTime } from '../times.ts';
import { lineToType } from './line-to-type.ts';
import { listMessage, paragraphMessage } from './list-message.ts';

const SOURCE_CHARACTERS = 120;
const MODEL_CHARACTERS = 60;
type Priced = Extract<WalletVerdict, { readonly kind: 'priced' }>;

/** What a planned job costs, and for each account whether its balance pays for it. */
export function affordMessage(say: Say, answer: AffordAnswer, command: string): Message {
  if ('unknownModel' in answer) return paragraphMessage(unknownModelSentence(say, answer));
  return listMessage<PurseVerdict>(
    (time) => ({
      before: [costSentence(say, answer.cost), tableSentence(say, answer.cost)],
      items: answer.purses,
      line: (purse) => purseLines(say, purse, answer.cost, time),
      more: (left, first) =>
        say('answers.afford.more', { left, words: codeSpan(say('type.for', { account: first.info.id })) }),
      after: [
        answer.purses.length === 0
          ? say('answers.afford.no_accounts')
          : say('answers.afford.pay', { line: lineToType(say, command, 'type.top_up') }),
      ],
    }),
    plainTimes(answer.now),
  );
}

export function unknownModelSentence(
  say: Say,
  { unknownModel, known }: Extract<AffordAnswer, { unknownModel: string }>,
): string {
  const names = nameList(
    say,
    known.map((model) => inlineText(model, MODEL_CHARACTERS)),
  );
  return say('answers.afford.unknown_model', { model: inlineText(unknownModel, MODEL_CHARACTERS), names });
}

/** The price off-peak and at peak, and which of them counts now. */
export function costSentence(say: Say, { job, prices, peakAsked, peakNow }: JobCost): string {
  const what = { model: inlineText(job.model, MODEL_CHARACTERS), tokens: tokensText(say, job) };
  const peak = priceText(say, prices, 'peak');
  if (peakAsked) return say('answers.afford.cost_at_peak', { ...what, peak });
  const [offPeak, now] = [priceText(say, prices, 'offPeak'), peakNow ? 'peak' : 'off_peak'];
  return say('answers.afford.cost', { ...what, offPeak, peak, now });
}

/** How old the prices are. */
export function tableSentence(say: Say, { table, old }: JobCost): string {
  const day = new Date(table.asOf).toISOString().slice(0, 10);
  const source = inlineText(table.source, SOURCE_CHARACTERS);
  return say(old ? 'answers.afford.old_prices' : 'answers.afford.prices', { day, source });
}

/** One account: each wallet beside the price, and why that may be no promise. */
export function purseLines(say: Say, purse: PurseVerdict, cost: JobCost, time: ShowTime): string {
  const name = accountWithId(purse.info);
  const doubt = doubtSentence(say, purse, time);
  if (purse.wallets.length === 0) return sentences(say, [say('answers.afford.no_balance', { name }), ...doubt]);
  const isSure = doubt.length === 0;
  const verdicts = purse.wallets.map((wallet) =>
    say('answers.afford.purse', { name, verdict: walletSentence(say, wallet, cost, isSure) }),
  );
  return [...verdicts, ...doubt].join('\n');
}

function walletSentence(say: Say, wallet: WalletVerdict, { peakAsked }: JobCost, isSure: boolean): string {
  const has = amount(wallet.currency, wallet.total);
  switch (wallet.kind) {
    case 'not_listed':
      return say('answers.afford.not_listed', { currency: currencyName(wallet.currency), has });
    case 'no_price':
      return say('answers.afford.no_price', { currency: currencyName(wallet.currency), has });
    case 'priced':
      return pricedSentence(say, wallet, has, { peakAsked, isSure });
  }
}

function pricedSentence(
  say: Say,
  { currency, offPeak, peak }: Priced,
  has: string,
  { peakAsked, isSure }: { readonly peakAsked: boolean; readonly isSure: boolean },
): string {
  const mark = isSure ? '✅' : '❔';
  const [left, peakLeft] = [amount(currency, offPeak.left), amount(currency, peak.left)];
  const [short, peakShort] = [amountUp(currency, offPeak.short), amountUp(currency, peak.short)];
  if (peakAsked) {
    return peak.short === 0
      ? say('answers.afford.enough', { mark, has, left: peakLeft })
      : say('answers.afford.short', { has, short: peakShort });
  }
  if (peak.short === 0) return say('answers.afford.enough_always', { mark, has, left, peakLeft });
  return offPeak.short === 0
    ? say('answers.afford.enough_off_peak', { has, left, peakShort })
    : say('answers.afford.short_always', { has, short, peakShort });
}

function doubtSentence(say: Say, { state, readAt }: PurseVerdict, time: ShowTime): readonly string[] {
  switch (state) {
    case 'ok':
    case 'low':
      return [];
    case 'unavailable':
      return [say('answers.afford.refused')];
    case 'unread':
      return [say('answers.afford.unread')];
    case 'auth':
    case 'limited':
    case 'error':
      return [readAt === null ? say('answers.afford.unreadable') : say('answers.afford.stale', { time: time(readAt) })];
  }
}
