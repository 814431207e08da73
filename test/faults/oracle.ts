/** What became of the steps that a channel had to see. */
export interface Verdict {
  readonly expected: number;
  /** Everything that was announced, twice or not. */
  readonly announced: number;
  /** Announced more often than it happened. */
  readonly doubled: readonly string[];
  readonly lost: readonly string[];
  readonly outOfOrder: readonly string[];
  /** Announced, but never happened. */
  readonly untrue: readonly string[];
}

/** Compares what had to be announced with what was, each in order. */
export function judge(expected: readonly string[], announced: readonly string[]): Verdict {
  const lost = without(expected, announced);
  const surplus = without(announced, expected);
  // Of a step that is there twice the first one is taken: people read it first.
  const firsts = without(announced.toReversed(), surplus).toReversed();
  return {
    expected: expected.length,
    announced: announced.length,
    doubled: surplus.filter((step) => expected.includes(step)),
    lost,
    outOfOrder: misplaced(without(expected, lost), firsts),
    untrue: surplus.filter((step) => !expected.includes(step)),
  };
}

/** What is left of a row when each of `taken` takes one like itself out of it. */
function without(row: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...taken];
  return row.filter((step) => {
    const index = left.indexOf(step);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
}

/** The fewest steps that would have to move, of two rows with the same steps. */
function misplaced(wanted: readonly string[], found: readonly string[]): readonly string[] {
  return without(found, longestCommon(wanted, found));
}

function longestCommon(a: readonly string[], b: readonly string[]): readonly string[] {
  let rows: readonly (readonly string[])[] = b.map(() => []);
  for (const step of a) {
    const above = rows;
    const row: (readonly string[])[] = [];
    for (const [index, other] of b.entries()) {
      const [left, up] = [row[index - 1] ?? [], above[index] ?? []];
      row.push(step === other ? [...(above[index - 1] ?? []), step] : left.length > up.length ? left : up);
    }
    rows = row;
  }
  return rows.at(-1) ?? [];
}
