const SHORTEST = 3;
const LONG_WORD = 6;

/**
 * The words nearest to a typed one within reach: one typing error, two for words of six letters and more. Words that are
 * equally near are all returned; a word of fewer than three letters is near to nothing, because everything is near to it.
 */
export function nearest(
  typed: string,
  words: Iterable<string>,
): { readonly words: readonly string[]; distance: number } {
  let found: string[] = [];
  let best = reach(typed);
  for (const word of new Set(words)) {
    const distance = distanceWithin(typed, word, best);
    if (distance === undefined) continue;
    found = distance < best ? [word] : [...found, word];
    best = distance;
  }
  return { words: found, distance: best };
}

function reach(typed: string): number {
  if (typed.length < SHORTEST) return 0;
  return typed.length < LONG_WORD ? 1 : 2;
}

/** The distance if it is at most `limit`. A word of very different length is never compared, which keeps long input cheap. */
function distanceWithin(left: string, right: string, limit: number): number | undefined {
  if (Math.abs(left.length - right.length) > limit) return undefined;
  const distance = editDistance(left, right);
  return distance <= limit ? distance : undefined;
}

/** Damerau-Levenshtein: letters added, left out, replaced, or two neighbours swapped. */
export function editDistance(left: string, right: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const replaced = cell(last, column - 1) + (left[row - 1] === right[column - 1] ? 0 : 1);
      const swapped =
        left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
          ? cell(beforeLast, column - 2) + 1
          : Number.POSITIVE_INFINITY;
      current.push(Math.min(cell(last, column) + 1, cell(current, column - 1) + 1, replaced, swapped));
    }
    beforeLast = last;
    last = current;
  }
  return cell(last, right.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
