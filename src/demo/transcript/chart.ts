import { drawLine } from '../../blocks/drawn-line.ts';
import { field, list, word } from './block-fields.ts';
import { renderTable } from './table.ts';

const WIDEST = 72;
const ROWS = 7;

/** A chart as lines of at most `width` columns: each line of it drawn by itself, everything else as a table of its points. */
export function renderChart(chart: unknown, width: number): readonly string[] {
  const series = list(chart, 'series');
  const type = word(chart, 'type');
  if (type !== 'line' && type !== 'area') return renderTable(points(chart), width);
  return series.flatMap((one) => [
    ...(series.length === 1 ? [] : [word(one, 'name')]),
    ...drawSeries(one, chart, width),
  ]);
}

function drawSeries(series: unknown, chart: unknown, width: number): readonly string[] {
  const categories = list(field(chart, 'axis_config'), 'categories').map(String);
  const values = categories.map((category) => Number(valueAt(series, category)));
  const [first = ''] = categories;
  const ends = [first, categories.at(-1) ?? ''] as const;
  const label = (value: number): string => value.toFixed(2);
  return drawLine({ values, label, ends, width: Math.min(width, WIDEST), height: ROWS });
}

/** One row per category or segment. */
function points(chart: unknown): readonly (readonly string[])[] {
  const segments = list(chart, 'segments').map((one) => [word(one, 'label'), String(field(one, 'value'))]);
  const series = list(chart, 'series');
  const names = series.map((one) => word(one, 'name'));
  const rows = list(field(chart, 'axis_config'), 'categories').map((category) => [
    String(category),
    ...series.map((one) => valueAt(one, category)),
  ]);
  return rows.length === 0 ? segments : [['', ...names], ...rows];
}

function valueAt(series: unknown, category: unknown): string {
  const point = list(series, 'data').find((one) => field(one, 'label') === category);
  return point === undefined ? '' : String(field(point, 'value'));
}
