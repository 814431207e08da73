import fc from 'fast-check';

/** Values that programs stumble over, besides any JSON value. */
const ODD: readonly unknown[] = [
  null,
  '',
  ' ',
  '__proto__',
  'constructor',
  '<!channel> <@U1> <https://evil.example|click>',
  '`*_~&lt;',
  '-0',
  '1e400',
  '9'.repeat(400),
  '\u0000\ud800',
  'x'.repeat(4000),
  0,
  -1,
  Number.MAX_SAFE_INTEGER + 1,
  [],
  {},
  true,
];

const replacement = fc.oneof(fc.constantFrom(...ODD), fc.jsonValue());

/** What is done to one place of a value: `at` chooses the place. */
const damage = fc.record({ at: fc.nat(), how: fc.constantFrom('replace', 'drop', 'add'), by: replacement });

/** A JSON value as somebody hostile or a newer server would send it: with up to four places of it replaced, dropped or added to. */
export function mangled(value: unknown): fc.Arbitrary<unknown> {
  return fc.array(damage, { maxLength: 4 }).map((damages) => {
    let result = value;
    for (const { at, how, by } of damages) {
      const places = countPlaces(result);
      result = change(result, at % places, how, by);
    }
    return result;
  });
}

function entriesOf(value: unknown): readonly [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function countPlaces(value: unknown): number {
  return entriesOf(value).reduce((sum, [, child]) => sum + countPlaces(child), 1);
}

const DROPPED = Symbol('dropped');

function change(value: unknown, at: number, how: string, by: unknown): unknown {
  if (at === 0) return damaged(value, how, by);
  let before = 1;
  const children = entriesOf(value).map(([name, child]): readonly [string, unknown] => {
    const places = countPlaces(child);
    const isHere = at >= before && at < before + places;
    const next = isHere ? (at === before && how === 'drop' ? DROPPED : change(child, at - before, how, by)) : child;
    before += places;
    return [name, next];
  });
  const kept = children.filter(([, child]) => child !== DROPPED);
  return Array.isArray(value) ? kept.map(([, child]) => child) : Object.fromEntries(kept);
}

function damaged(value: unknown, how: string, by: unknown): unknown {
  if (how !== 'add') return by;
  if (Array.isArray(value)) return [...value, by];
  return typeof value === 'object' && value !== null ? { ...value, odd: by } : by;
}
