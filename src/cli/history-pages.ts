import { amount } from '../blocks/amounts.ts';
import { historyLines } from '../blocks/answers/history-lines.ts';
import { drawLine } from '../blocks/drawn-line.ts';
import type { WalletHistory } from '../domain/wallet-history.ts';
import { ENGLISH } from './english.ts';
import type { ExportedHistory } from './history.ts';
import { plainText } from './plain-text.ts';
import { plainInstant } from './plain-times.ts';

/** Columns; more points than that cannot be told apart. */
export const WIDEST_CHART = 72;
const ROWS = 9;

/** What became of the balances, for people: for each wallet a sentence, a chart and the days, with an empty line between them. */
export function historyPages({ answer }: ExportedHistory, width: number): readonly string[] {
  const pages = answer.accounts.flatMap(({ info, wallets }) =>
    wallets.length === 0
      ? [[`No balance of ${info.id} was read in that time.`]]
      : wallets.map((wallet) => {
          const [head = '', ...lines] = plainText(historyLines(ENGLISH, info, wallet, answer, plainInstant)).split(
            '\n',
          );
          return [head, ...chart(wallet, width), ...lines];
        }),
  );
  if (pages.length === 0) return ['There is no account yet: start the bot.'];
  return [...pages.flatMap((lines) => [...lines, '']), `Days begin and end at midnight, ${answer.zone} time.`];
}

function chart({ currency, points }: WalletHistory, width: number): readonly string[] {
  const [first] = points;
  const last = points.at(-1);
  if (points.length < 2 || first === undefined || last === undefined) return [];
  return drawLine({
    values: points.map(({ total }) => total),
    label: (micros) => plainText(amount(currency, micros)),
    ends: [plainInstant(first.at), plainInstant(last.at)],
    width: Math.min(width, WIDEST_CHART),
    height: ROWS,
  });
}
