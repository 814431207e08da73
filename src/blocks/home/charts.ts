import { DAY_MS } from '../../domain/duration.ts';
import type { HomeChart, HomeCharts } from '../../domain/home.ts';
import { MICROS_PER_UNIT } from '../../domain/money.ts';
import { amount, currencyName } from '../amounts.ts';
import { CHART_LIMITS, type ChartBlock, lineChart } from '../chart.ts';
import type { Say } from '../locales/say.ts';
import { context, type Message } from '../message.ts';
import { accountName } from '../names.ts';

const CENTS_PER_UNIT = 100;
const DATE_LOCALES = { en: 'en-US', zh: 'zh-CN' } as const;

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
  const format = new Intl.DateTimeFormat(DATE_LOCALES[say.language], {
    timeZone: shown.zone,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return lineChart({
    title: say('home.chart', { account: info.id, currency: currencyName(currency), days: daysOf(shown) }),
    name: info.id,
    xLabel: shown.zone,
    yLabel: currency,
    points: points.map(({ at, total }) => ({ label: format.format(at), value: toUnits(total) })),
  });
}

function daysOf({ windowMs }: HomeCharts): number {
  return Math.round(windowMs / DAY_MS);
}

/** Cents cut down as everywhere, so that a chart never shows more than there is. */
function toUnits(micros: number): number {
  return Math.floor((micros / MICROS_PER_UNIT) * CENTS_PER_UNIT) / CENTS_PER_UNIT;
}
