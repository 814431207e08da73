import type { AccountHistory, HistoryAnswer } from '../../domain/answer.ts';
import { MICROS_PER_UNIT } from '../../domain/money.ts';
import type { WalletHistory } from '../../domain/wallet-history.ts';
import { CHART_LIMITS, type ChartBlock, lineChart } from '../chart.ts';
import { wallClock } from '../dates.ts';
import { sentences } from '../joined.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { nameList } from '../name-list.ts';
import { accountWithId, plainAccountName } from '../names.ts';
import { plainTimes } from '../times.ts';
import { historyHead, historyLines, spellWindow } from './history-lines.ts';
import { lineToType } from './line-to-type.ts';
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
    return paragraphMessage(say('answers.no_accounts'));
  }
  const items = accounts.flatMap((account) => account.wallets.map((wallet) => ({ account, wallet })));
  const message = listMessage<Item>(
    (time) => ({
      before: items.length === 1 ? [] : beforeAll(say, items.length, answer),
      items,
      line: ({ account, wallet }) => historyLines(say, account.info, wallet, answer, time),
      shortLine: ({ account, wallet }) => historyHead(say, account.info, wallet, answer, time),
      apart: true,
      more: (left, { account }) => say('answers.history.more', { left, line: historyLine(say, account, command) }),
      after: afterAll(say, items, answer, command),
    }),
    plainTimes(now),
  );
  const { blocks } = message;
  // Of one balance the words stay together: what explains a day stands right below the days.
  const before = items.length === 1 ? blocks.length : 1;
  return { ...message, blocks: [...blocks.slice(0, before), ...charts(say, items, answer), ...blocks.slice(before)] };
}

function beforeAll(say: Say, count: number, { accounts, windowMs }: HistoryAnswer): readonly string[] {
  const window = spellWindow(say, windowMs);
  if (count > 0) return [say('answers.history.all', { count, window })];
  const names = nameList(
    say,
    accounts.map(({ info }) => accountWithId(info)),
  );
  return [say('answers.history.nothing', { names, window })];
}

function afterAll(
  say: Say,
  items: readonly Item[],
  { accounts, zone }: HistoryAnswer,
  command: string,
): readonly string[] {
  if (items.length === 0) return [];
  const unseen = accounts.filter(({ wallets }) => wallets.length === 0).map(({ info }) => accountWithId(info));
  const hidden = items.some(({ wallet }) => wallet.atLeast) ? [say('answers.history.at_least')] : [];
  const [, , third] = items;
  return [
    ...(unseen.length === 0 ? [] : [say('answers.history.unseen', { names: nameList(say, unseen) })]),
    ...(third === undefined
      ? []
      : [say('answers.history.one_chart', { line: historyLine(say, third.account, command) })]),
    sentences(say, [...hidden, say('answers.history.midnight', { zone: zone.replaceAll('_', ' ') })]),
  ];
}

function historyLine(say: Say, { info }: AccountHistory, command: string): string {
  return lineToType(say, command, 'type.history_of', { account: info.id });
}

function charts(say: Say, items: readonly Item[], { zone, windowMs }: HistoryAnswer): readonly ChartBlock[] {
  const labelOf = wallClock(say, zone);
  return items
    .filter(({ wallet }) => wallet.points.length > 1)
    .slice(0, CHART_LIMITS.perMessage)
    .map(({ account: { info }, wallet: { currency, points } }) =>
      lineChart({
        title: say('answers.history.chart', {
          account: plainAccountName(info),
          currency,
          window: spellWindow(say, windowMs),
        }),
        name: plainAccountName(info),
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
