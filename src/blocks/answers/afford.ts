import type { AffordAnswer, JobCost, PurseVerdict, WalletVerdict } from '../../domain/afford.ts';
import { amount, amountUp, currencyName } from '../amounts.ts';
import { inlineText } from '../inline-text.ts';
import { priceText, tokensText } from '../job-words.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { nameList } from '../name-list.ts';
import { accountWithId } from '../names.ts';
import { plainTimes, type ShowTime } from '../times.ts';
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
      more: (left, first) => `… and ${left} more accounts: add ${codeSpan(`for ${first.info.id}`)}`,
      after:
        answer.purses.length === 0
          ? ['There is no account to compare with yet. Whoever runs this bot can add a DeepSeek key.']
          : [`To pay: ${codeSpan(`${command} top up`)}`],
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
  return `I know no price of ${inlineText(unknownModel, MODEL_CHARACTERS)}. There are prices of ${names}.`;
}

/** The price off-peak and at peak, and which of them counts now. */
export function costSentence(say: Say, { job, prices, peakAsked, peakNow }: JobCost): string {
  const [offPeak, peak] = [priceText(say, prices, 'offPeak'), priceText(say, prices, 'peak')];
  const what = `${inlineText(job.model, MODEL_CHARACTERS)}, ${tokensText(say, job)}`;
  if (peakAsked) return `💸 ${what}: about ${peak} at peak.`;
  return `💸 ${what}: about ${offPeak} off-peak and ${peak} at peak; it is ${peakNow ? 'peak' : 'off-peak'} now.`;
}

/** How old the prices are. */
export function tableSentence(say: Say, { table, old }: JobCost): string {
  const day = new Date(table.asOf).toISOString().slice(0, 10);
  const source = inlineText(table.source, SOURCE_CHARACTERS);
  return old
    ? `⚠️ These prices are of ${day}, more than 90 days old: compare them with ${source} first.`
    : `Prices of ${day}, from ${source}. Peak: Monday to Friday 01:00–04:00 and 06:00–10:00 UTC.`;
}

/** One account: each wallet beside the price, and why that may be no promise. */
export function purseLines(say: Say, purse: PurseVerdict, cost: JobCost, time: ShowTime): string {
  const name = accountWithId(purse.info);
  const doubt = doubtSentence(say, purse, time);
  if (purse.wallets.length === 0) return [`${name}: no balance is known.`, ...doubt].join(' ');
  const isSure = doubt.length === 0;
  return [...purse.wallets.map((wallet) => `${name}: ${walletSentence(say, wallet, cost, isSure)}`), ...doubt].join(
    '\n',
  );
}

function walletSentence(say: Say, wallet: WalletVerdict, { peakAsked }: JobCost, isSure: boolean): string {
  const has = amount(wallet.currency, wallet.total);
  switch (wallet.kind) {
    case 'not_listed':
      return `❔ DeepSeek no longer reports the ${currencyName(wallet.currency)} wallet (last ${has}); it may not pay for anything.`;
    case 'no_price':
      return `❔ ${has}, but there is no price in ${currencyName(wallet.currency)}.`;
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
  const left = (micros: number): string => amount(currency, micros);
  const short = (micros: number): string => amountUp(currency, micros);
  const mark = isSure ? '✅' : '❔';
  if (peakAsked) {
    return peak.short === 0
      ? `${mark} ${has} is enough; about ${left(peak.left)} would remain.`
      : `❌ ${has} is not enough: top up at least ${short(peak.short)}.`;
  }
  if (peak.short === 0) {
    return `${mark} ${has} is enough at any hour; about ${left(offPeak.left)} would remain, at peak ${left(peak.left)}.`;
  }
  return offPeak.short === 0
    ? `⚠️ ${has} is enough off-peak (about ${left(offPeak.left)} would remain), not at peak: top up at least ${short(peak.short)} for that.`
    : `❌ ${has} is not enough: top up at least ${short(offPeak.short)}, at peak ${short(peak.short)}.`;
}

function doubtSentence(say: Say, { state, readAt }: PurseVerdict, time: ShowTime): readonly string[] {
  switch (state) {
    case 'ok':
    case 'low':
      return [];
    case 'unavailable':
      return ['🔴 DeepSeek refuses calls from this account at present, so it can pay for nothing until that ends.'];
    case 'unread':
      return ['It was never read, so this is no promise.'];
    case 'auth':
    case 'limited':
    case 'error':
      return [
        readAt === null
          ? 'It could not be read, so this is no promise.'
          : `It could not be read just now; this is the balance of ${time(readAt)} and no promise.`,
      ];
  }
}
