/** A line to be drawn with characters. */
export interface DrawnLine {
  /** At least one, at equal distances. */
  readonly values: readonly number[];
  /** How a value is written beside the axis. */
  readonly label: (value: number) => string;
  /** What stands below the first and the last value. */
  readonly ends: readonly [string, string];
  /** Columns, labels included. */
  readonly width: number;
  /** Rows of the line itself. */
  readonly height: number;
}

const AXIS = 2;
const LEAST_COLUMNS = 2;

/** A line chart for a terminal: its highest value at the top, its lowest at the bottom, as lines of at most `width` columns. */
export function drawLine({ values, label, ends, width, height }: DrawnLine): readonly string[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const rows = high === low ? 1 : height;
  const valueAt = (row: number): number => (rows === 1 ? high : high - ((high - low) * row) / (rows - 1));
  const labels = Array.from({ length: rows }, (_, row) => (isLabelled(row, rows) ? label(valueAt(row)) : ''));
  const margin = Math.max(...labels.map(({ length }) => length));
  const columns = Math.max(LEAST_COLUMNS, width - margin - AXIS);
  const heights = stretch(values, columns).map((value) =>
    rows === 1 ? 0 : Math.round(((high - value) / (high - low)) * (rows - 1)),
  );
  const lines = labels.map((text, row) => {
    const drawn = heights.map((to, column) => strokeAt(row, heights[column - 1] ?? to, to)).join('');
    return `${text.padStart(margin)} ${text === '' ? '│' : '┤'}${drawn.trimEnd()}`;
  });
  const [first, last] = ends;
  const between = ' '.repeat(Math.max(1, columns - first.length - last.length));
  return [
    ...lines,
    `${' '.repeat(margin)} └${'─'.repeat(columns)}`,
    `${' '.repeat(margin + AXIS)}${first}${between}${last}`,
  ];
}

/** Beside the top, the middle and the bottom. */
function isLabelled(row: number, rows: number): boolean {
  return row === 0 || row === rows - 1 || row === Math.floor(rows / 2);
}

/** Values for so many columns: what lies between two is on the straight line between them. */
function stretch(values: readonly number[], columns: number): readonly number[] {
  return Array.from({ length: columns }, (_, column) => {
    const at = (column * (values.length - 1)) / (columns - 1);
    return values.reduce((sum, value, index) => sum + value * Math.max(0, 1 - Math.abs(at - index)), 0);
  });
}

/** The stroke of a column that goes from one row to another; rows are counted from the top. */
function strokeAt(row: number, from: number, to: number): string {
  if (from === to) return row === to ? '─' : ' ';
  if (row === from) return from < to ? '╮' : '╯';
  if (row === to) return from < to ? '╰' : '╭';
  return row > Math.min(from, to) && row < Math.max(from, to) ? '│' : ' ';
}
