import type { AccountHistory, HistoryAnswer } from '../../domain/answer.ts';
import { MICROS_PER_UNIT } from '../../domain/money.ts';
import type { WalletHistory } from '../../domain/wallet-history.ts';
import { CHART_LIMITS, type ChartBlock, lineChart } from '../chart.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { nameList } from '../name-list.ts';
import { accountWithId } from '../names.ts';
import { plainTimes } from '../times.ts';
import { historyHead, historyLines, spellWindow } from './history-lines.ts';
import { listMessage, paragraphMessage } from './list-message.ts';

/** A wallet and whose it is. */
interface Item {
  readonly account: AccountHistory;
  readonly wallet: WalletHistory;
}

const CENTS_PER_UNIT = 100;

/** What became of the balances in a time: a chart for each of the first two wallets, and all that they show in words. */
export function historyMessage(say: Say, answer: HistoryAnswer, command: string): Message {
  const { accounts, now } = answer;
  if (accounts.length === 0) {
    return paragraphMessage('There is no account to show yet. Whoever runs this bot can add a DeepSeek key.');
  }
  const items = accounts.flatMap((account) => account.wallets.map((wallet) => ({ account, wallet })));
  const message = listMessage<Item>(
    (time) => ({
      before: items.length === 1 ? [] : beforeAll(say, items.length, answer),
      items,
      line: ({ account, wallet }) => historyLines(say, account.info, wallet, answer, time),
      shortLine: ({ account, wallet }) => historyHead(say, account.info, wallet, answer, time),
      apart: true,
      more: (left, { account }) => `… and ${left} more: ${codeSpan(`${command} history ${account.info.id}`)}`,
      after: afterAll(say, items, answer, command),
    }),
    plainTimes(now),
  );
  const { blocks } = message;
  return { ...message, blocks: [...blocks.slice(0, 1), ...charts(say, items, answer), ...blocks.slice(1)] };
}

function beforeAll(say: Say, count: number, { accounts, windowMs }: HistoryAnswer): readonly string[] {
  if (count > 0) return [`Here is what became of ${count} balances in the last ${spellWindow(say, windowMs)}.`];
  const names = nameList(
    say,
    accounts.map(({ info }) => accountWithId(info)),
  );
  return [
    `❔ No balance of ${names} was read in the last ${spellWindow(say, windowMs)}, so there is nothing to show yet.`,
  ];
}

function afterAll(
  say: Say,
  items: readonly Item[],
  { accounts, zone }: HistoryAnswer,
  command: string,
): readonly string[] {
  if (items.length === 0) return [];
  const unseen = accounts.filter(({ wallets }) => wallets.length === 0).map(({ info }) => accountWithId(info));
  const hidden = items.some(({ wallet }) => wallet.atLeast)
    ? ['“At least”: money came in, and what was spent between those two readings cannot be seen.']
    : [];
  const [, , third] = items;
  return [
    ...(unseen.length === 0 ? [] : [`❔ Not read in that time: ${nameList(say, unseen)}.`]),
    ...(third === undefined
      ? []
      : [`A chart of one account: ${codeSpan(`${command} history ${third.account.info.id}`)}`]),
    [...hidden, `Days begin and end at midnight, ${zone.replaceAll('_', ' ')} time.`].join(' '),
  ];
}

function charts(say: Say, items: readonly Item[], { zone, windowMs }: HistoryAnswer): readonly ChartBlock[] {
  const labelOf = pointLabels(zone);
  return items
    .filter(({ wallet }) => wallet.points.length > 1)
    .slice(0, CHART_LIMITS.perMessage)
    .map(({ account: { info }, wallet: { currency, points } }) =>
      lineChart({
        title: `${info.id} (${currency}), last ${spellWindow(say, windowMs)}`,
        name: info.id,
        xLabel: zone,
        yLabel: currency,
        points: points.map(({ at, total }) => ({ label: labelOf(at), value: toUnits(total) })),
      }),
    );
}

/** Cents cut down as everywhere, so that a chart never shows more than there is. */
function toUnits(micros: number): number {
  return Math.floor((micros / MICROS_PER_UNIT) * CENTS_PER_UNIT) / CENTS_PER_UNIT;
}

/** `Nov 21, 14:05` by the clocks of a zone. */
function pointLabels(zone: string): (ms: number) => string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (ms) => format.format(ms);
}
