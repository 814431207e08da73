import { z } from 'zod';
import { BLOCK_LIMITS } from './limits.ts';
import { blockId } from './text-objects.ts';

const label = z.string().min(1).max(BLOCK_LIMITS.chartLabel);
const axisLabel = z.string().min(1).max(BLOCK_LIMITS.chartAxisLabel).optional();

const pie = z.strictObject({
  type: z.literal('pie'),
  segments: z
    .array(z.strictObject({ label, value: z.number().positive() }))
    .min(1)
    .max(BLOCK_LIMITS.chartSeries),
});

const series = z.strictObject({
  name: label,
  data: z
    .array(z.strictObject({ label, value: z.number() }))
    .min(1)
    .max(BLOCK_LIMITS.chartPoints),
});

const plotted = z
  .strictObject({
    type: z.enum(['bar', 'line', 'area']),
    series: z.array(series).min(1).max(BLOCK_LIMITS.chartSeries),
    axis_config: z.strictObject({
      categories: z.array(label).min(1).max(BLOCK_LIMITS.chartPoints),
      x_label: axisLabel,
      y_label: axisLabel,
    }),
  })
  .refine((chart) => isUnique(chart.axis_config.categories), { error: 'categories must be unique' })
  .refine((chart) => isUnique(chart.series.map((one) => one.name)), { error: 'series names must be unique' })
  .refine(
    (chart) =>
      chart.series.every((one) =>
        isSameSet(
          one.data.map((point) => point.label),
          chart.axis_config.categories,
        ),
      ),
    { error: 'every series must have exactly one point per category' },
  );

export const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  title: z.string().min(1).max(BLOCK_LIMITS.chartTitle),
  chart: z.discriminatedUnion('type', [pie, plotted]),
  block_id: blockId,
});

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

function isSameSet(labels: readonly string[], categories: readonly string[]): boolean {
  const known = new Set(categories);
  return isUnique(labels) && labels.length === known.size && labels.every((one) => known.has(one));
}
