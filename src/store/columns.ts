/** Reads a JSON column that this program wrote itself. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the shape it wrote
export function readJson<T>(text: string): T {
  const value: T = JSON.parse(text);
  return value;
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the shape it wrote
export function readNullableJson<T>(text: string | null): T | null {
  return text === null ? null : readJson<T>(text);
}

/** A text column that this program restricts to some words; anything else is a damaged row. */
export function readWord<W extends string>(words: readonly W[], text: string): W {
  const word = words.find((each) => each === text);
  if (word === undefined) throw new RangeError(`stored word is none of ${words.join(', ')}`);
  return word;
}

export function readFlag(flag: number | null): boolean | null {
  return flag === null ? null : flag === 1;
}

export function writeFlag(flag: boolean | null): number | null {
  return flag === null ? null : Number(flag);
}
