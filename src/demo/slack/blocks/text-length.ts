/** The number of characters in all `text` strings of a value, at any depth, except below blocks of the types to skip. */
export function textLength(value: unknown, skip: ReadonlySet<unknown> = new Set()): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textLength(item, skip), 0);
  if (typeof value !== 'object' || value === null) return 0;
  if ('type' in value && skip.has(value.type)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === 'text' && typeof inner === 'string' ? inner.length : textLength(inner, skip)),
    0,
  );
}
