import { field, list, word } from '../transcript/block-fields.ts';

/** Of the kept renderer's chart, about, in letters of its labels. */
const LETTERS_ACROSS = 66;
const GAP = 2;
/** Reads as nothing; repeated, it tells labels apart that are not shown. */
const NOTHING = '\u200b';

/** A chart whose labels do not run into each other: some are left out, as in Slack. Its points stay. */
export function thinLabels(chart: unknown): unknown {
  const axis = field(chart, 'axis_config');
  const categories = list(axis, 'categories').map(String);
  if (typeof chart !== 'object' || chart === null || categories.length === 0) return chart;
  const widest = Math.max(...categories.map((label) => label.length)) + GAP;
  const every = Math.ceil((categories.length * widest) / LETTERS_ACROSS);
  const shown = new Map(categories.map((label, index) => [label, index % every === 0 ? label : NOTHING.repeat(index)]));
  const series = list(chart, 'series').map((one) => ({
    name: word(one, 'name'),
    data: list(one, 'data').map((point) => ({
      label: shown.get(word(point, 'label')) ?? word(point, 'label'),
      value: field(point, 'value'),
    })),
  }));
  const labels = { x_label: word(axis, 'x_label'), y_label: word(axis, 'y_label') };
  return { ...chart, series, axis_config: { ...labels, categories: [...shown.values()] } };
}
