import type { Block } from '@slack/types';
import { cutText } from './limits.ts';

/** What Slack takes in a chart, and in one message (docs/facts/slack.md). */
export const CHART_LIMITS = { title: 50, label: 20, points: 20, perMessage: 2 } as const;

/** Slack's chart block with one line; `@slack/types` does not know it yet. */
export interface ChartBlock extends Block {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'line';
    readonly series: readonly [{ readonly name: string; readonly data: readonly ChartPoint[] }];
    readonly axis_config: {
      readonly categories: readonly string[];
      readonly x_label: string;
      readonly y_label: string;
    };
  };
}

interface ChartPoint {
  readonly label: string;
  readonly value: number;
}

/** Plain text, not mrkdwn. */
export interface LineChart {
  readonly title: string;
  readonly name: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** At most 20. */
  readonly points: readonly ChartPoint[];
}

/** A chart of one line. Equal labels are told apart by a number: Slack refuses a chart that has one twice. */
export function lineChart({ title, name, xLabel, yLabel, points }: LineChart): ChartBlock {
  const data = points.map(({ label, value }, index) => {
    const times = points.slice(0, index).filter((other) => other.label === label).length;
    const suffix = times === 0 ? '' : ` (${times + 1})`;
    return { label: `${cutText(label, CHART_LIMITS.label - suffix.length)}${suffix}`, value };
  });
  return {
    type: 'data_visualization',
    title: cutText(title, CHART_LIMITS.title),
    chart: {
      type: 'line',
      series: [{ name: cutText(name, CHART_LIMITS.label), data }],
      axis_config: {
        categories: data.map(({ label }) => label),
        x_label: cutText(xLabel, CHART_LIMITS.title),
        y_label: cutText(yLabel, CHART_LIMITS.title),
      },
    },
  };
}
