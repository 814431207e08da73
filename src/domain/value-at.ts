/** A number of a row; 0 beyond its ends. */
export function valueAt(row: Float64Array, index: number): number {
  return row[index] ?? 0;
}
