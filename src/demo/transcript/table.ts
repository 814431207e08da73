import { displayWidth, pad, shorten } from './width.ts';

const GAP = '  ';

/** Rows as aligned columns within `width`; columns with only numbers below the header are set right. */
export function renderTable(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: count }, (_, index) => rows.map((row) => row[index] ?? ''));
  const widths = fit(
    columns.map((cells) => Math.max(...cells.map(displayWidth))),
    width - GAP.length * (count - 1),
  );
  const right = columns.map((cells) => cells.length > 1 && cells.slice(1).every(isAmount));
  return rows.map((row) =>
    widths
      .map((columnWidth, index) => pad(shorten(row[index] ?? '', columnWidth), columnWidth, right[index] === true))
      .join(GAP)
      .trimEnd(),
  );
}

/** Takes from the widest column until all fit. */
function fit(widths: readonly number[], available: number): readonly number[] {
  const sum = widths.reduce((total, one) => total + one, 0);
  const widest = Math.max(...widths);
  if (sum <= available || widest <= 1) return widths;
  const index = widths.indexOf(widest);
  return fit(
    widths.map((one, at) => (at === index ? one - 1 : one)),
    available,
  );
}

function isAmount(text: string): boolean {
  return text === '' || /^[-+−]?[¥￥$€]?[\d.,]+( ?[A-Z]{3}|%)?$/.test(text);
}
