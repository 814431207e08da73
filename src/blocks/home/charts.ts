import { DAY_MS } from '../../domain/duration.ts';
import type { HomeChart, HomeCharts } from '../../domain/home.ts';
import { MICROS_PER_UNIT } from '../../domain/money.ts';
import { amount, currencyName } from '../amounts.ts';
import { CHART_LIMITS, type ChartBlock, lineChart } from '../chart.ts';
import { wallClock } from '../dates.ts';
import type { Say } from '../locales/say.ts';
import { context, type Message } from '../message.ts';
import { accountName, plainAccountName } from '../names.ts';

const CENTS_PER_UNIT = 100;

/** What became of some balances, drawn, and in words for workspaces that take no charts. */
export function chartBlocks(say: Say, shown: HomeCharts): Message['blocks'] {
  return shown.charts.slice(0, CHART_LIMITS.perMessage).flatMap((one) => {
    const { info, wallet } = one;
    const words = say('home.chart_words', {
      account: accountName(info),
      from: amount(wallet.currency, wallet.firstTotal),
      until: amount(wallet.currency, wallet.lastTotal),
      days: daysOf(shown),
    });
    return [draw(say, one, shown), context([words])];
  });
}

function draw(say: Say, { info, wallet: { currency, points } }: HomeChart, shown: HomeCharts): ChartBlock {
  const labelOf = wallClock(say, shown.zone);
  const account = plainAccountName(info);
  return lineChart({
    title: say('home.chart', { account, currency: currencyName(currency), days: daysOf(shown) }),
    name: account,
    xLabel: shown.zone,
    yLabel: currency,
    points: points.map(({ at, total }) => ({ label: labelOf(at), value: toUnits(total) })),
  });
}

function daysOf({ windowMs }: HomeCharts): number {
  return Math.round(windowMs / DAY_MS);
}

/** Cents cut down as everywhere, so that a chart never shows more than there is. */
function toUnits(micros: number): number {
  return Math.floor((micros / MICROS_PER_UNIT) * CENTS_PER_UNIT) / CENTS_PER_UNIT;
}
