import fc from 'fast-check';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, WEEK_MS } from '../../src/domain/duration.ts';
import type { FailureCause, Reading, Wallet } from '../../src/domain/reading.ts';
import type { ReportedStatus } from '../../src/domain/report.ts';
import type { Kind, Rule, Severity, Unit } from '../../src/domain/rule.ts';
import { isSubject } from '../../src/domain/rule.ts';
import { makeRule, micros, T0 } from './make.ts';
import { type Happening, type Settings, withEnds } from './play.ts';

const MINUTES_PER_HOUR = 60;

/** A random life of one account in one channel. */
export interface Story {
  readonly happenings: readonly Happening[];
  readonly settings: Settings;
}

/** Lives with rules set, changed and removed between readings of every kind, near every boundary in money and time. */
export function stories(): fc.Arbitrary<Story> {
  return fc.record({
    happenings: fc
      .tuple(fc.array(ruleWishes(), { minLength: 1, maxLength: 4 }), fc.array(wishes(), { maxLength: 40, size: 'max' }))
      .map(([first, later]) => plan([...first, ...later])),
    settings: fc.record({
      startAt: fc.constant(T0),
      confirmAfterMs: fc.constantFrom(0, 30 * SECOND_MS, 5 * MINUTE_MS),
      blindAfterMs: fc.constantFrom(0, 15 * MINUTE_MS),
      maxGapMs: fc.constantFrom(5 * MINUTE_MS, 20 * MINUTE_MS),
    }),
  });
}

/** As `stories`, with snoozes and mostly with quiet hours, and every look at the clock at which one ends. */
export function heldStories(): fc.Arbitrary<Story> {
  const night = fc.constantFrom(
    { fromMinute: 22 * 60, untilMinute: 7 * 60 },
    { fromMinute: 9 * 60 + 10, untilMinute: 9 * 60 + 30 },
    { fromMinute: 9 * 60, untilMinute: 13 * 60 },
  );
  const snoozes = fc.array(
    fc.record({
      at: fc.nat(40),
      happening: fc.oneof(
        fc.record({
          what: fc.constant('snooze' as const),
          afterMs: waits(),
          forMs: fc.constantFrom(MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS, 2 * DAY_MS, 3 * WEEK_MS),
        }),
        fc.record({ what: fc.constant('unsnooze' as const), afterMs: waits() }),
      ),
    }),
    { maxLength: 4 },
  );
  return fc.record({ story: stories(), snoozes, quiet: fc.option(night, { nil: undefined }) }).map((given) => {
    const settings = { ...given.story.settings, ...(given.quiet && { quiet: given.quiet }) };
    let happenings: readonly Happening[] = given.story.happenings;
    for (const { at, happening } of given.snoozes) happenings = happenings.toSpliced(at, 0, happening);
    return { settings, happenings: withEnds(happenings, settings) };
  });
}

/** The same story, each snapshot listing its wallets the other way round. */
export function swapped(happenings: readonly Happening[]): readonly Happening[] {
  return happenings.map((happening) =>
    happening.what === 'read' && happening.reading.kind === 'snapshot'
      ? { ...happening, reading: { ...happening.reading, wallets: happening.reading.wallets.toReversed() } }
      : happening,
  );
}

interface Wished {
  readonly kind: Kind;
  readonly unit: Unit;
  readonly windowMs: number;
  readonly currency: string;
  readonly threshold: number;
  readonly severity: Severity;
}

/** A happening before it is known which rules there are; `pick` chooses among them. */
type Wish =
  | { readonly afterMs: number; readonly what: 'read'; readonly reading: Reading; readonly tookMs: number }
  | ({ readonly afterMs: number; readonly what: 'set' } & Wished)
  | {
      readonly afterMs: number;
      readonly what: 'change';
      readonly pick: number;
      readonly threshold: number | null;
      readonly severity: Severity;
    }
  | { readonly afterMs: number; readonly what: 'remove'; readonly pick: number }
  | { readonly afterMs: number; readonly what: 'report'; readonly status: ReportedStatus }
  | { readonly afterMs: number; readonly what: 'tick' };

function waits(): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(SECOND_MS, 30 * SECOND_MS - 1, 30 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS) },
    { weight: 2, arbitrary: fc.constantFrom(0, 1, 15 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS) },
    { weight: 1, arbitrary: fc.constantFrom(DAY_MS, WEEK_MS) },
  );
}

function severities(): fc.Arbitrary<Severity> {
  return fc.constantFrom('warning', 'critical');
}

function thresholds(): fc.Arbitrary<number> {
  return fc.constantFrom(0.5, 10, 20, 45, 50).map(micros);
}

function totals(): fc.Arbitrary<number> {
  const near = [0.5, 10, 20, 45, 50].flatMap((threshold) => {
    const clears = threshold + Math.max(threshold * 0.02, 0.02);
    return [threshold - 0.000001, threshold, clears - 0.000001, clears];
  });
  return fc.constantFrom(-0.02, 0, 0, 0.01, 5, 15, 30, 30, 60, 60, 110, ...near).map(micros);
}

function wallets(): fc.Arbitrary<readonly Wallet[]> {
  const row = fc
    .tuple(fc.constantFrom('CNY', 'CNY', 'USD', 'EUR'), totals(), fc.constantFrom('paid', 'granted', 'half', 'unsplit'))
    .map(([currency, total, split]): Wallet => {
      if (split === 'unsplit') return { currency, total, granted: null, toppedUp: null };
      const granted = { paid: 0, granted: total, half: Math.trunc(total / 2) }[split] ?? 0;
      return { currency, total, granted, toppedUp: total - granted };
    });
  return fc.uniqueArray(row, { selector: ({ currency }) => currency, maxLength: 3 });
}

function readings(): fc.Arbitrary<Reading> {
  const causes: readonly FailureCause[] = ['auth', 'rate_limited', 'unreachable', 'blocked', 'not_found', 'invalid'];
  return fc.oneof(
    {
      weight: 7,
      arbitrary: fc.record({
        kind: fc.constant('snapshot' as const),
        available: fc.constantFrom(true, true, true, null, false),
        wallets: wallets(),
      }),
    },
    { weight: 1, arbitrary: fc.constant<Reading>({ kind: 'refused' }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('failure' as const), cause: fc.constantFrom(...causes) }) },
    { weight: 1, arbitrary: fc.constant<Reading>({ kind: 'failure', cause: 'auth' }) },
  );
}

function ruleWishes(): fc.Arbitrary<Wish> {
  return fc.record({
    afterMs: fc.constant(SECOND_MS),
    what: fc.constant('set' as const),
    kind: fc.constantFrom<Kind[]>(
      'below',
      'below',
      'below',
      'drop',
      'drop',
      'runway',
      'runway',
      'unavailable',
      'blind',
    ),
    unit: fc.constantFrom<Unit[]>('money', 'money', 'percent'),
    windowMs: fc.constantFrom(5 * MINUTE_MS, HOUR_MS),
    currency: fc.constantFrom('CNY', 'CNY', 'USD'),
    threshold: thresholds(),
    severity: severities(),
  });
}

function wishes(): fc.Arbitrary<Wish> {
  const read = fc.record({
    afterMs: waits(),
    what: fc.constant('read' as const),
    reading: readings(),
    tookMs: fc.constantFrom(0, 200, 200, 40 * SECOND_MS),
  });
  const change = fc.record({
    afterMs: waits(),
    what: fc.constant('change' as const),
    pick: fc.nat(9),
    threshold: fc.option(thresholds()),
    severity: severities(),
  });
  return fc.oneof(
    { weight: 12, arbitrary: read },
    { weight: 1, arbitrary: ruleWishes() },
    { weight: 2, arbitrary: change },
    {
      weight: 1,
      arbitrary: fc.record({ afterMs: waits(), what: fc.constant('remove' as const), pick: fc.nat(9) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        afterMs: waits(),
        what: fc.constant('report' as const),
        status: fc.constantFrom<ReportedStatus[]>(402, 429),
      }),
    },
    { weight: 1, arbitrary: fc.record({ afterMs: waits(), what: fc.constant('tick' as const) }) },
  );
}

/** Wishes come true where they can: two rules of a channel are never the same one, and only thresholds are changed. */
function plan(wanted: readonly Wish[]): readonly Happening[] {
  let rules: readonly Rule[] = [];
  let lastId = 0;
  return wanted.map((wish): Happening => {
    const { afterMs } = wish;
    switch (wish.what) {
      case 'read':
      case 'report':
      case 'tick':
        return wish;
      case 'set': {
        const rule = makeRule(
          wish.kind === 'below' || wish.kind === 'drop' || wish.kind === 'runway'
            ? balanceRule(lastId + 1, wish)
            : { id: lastId + 1, kind: wish.kind },
        );
        if (rules.some((other) => isSame(other, rule))) return { afterMs, what: 'tick' };
        lastId = rule.id;
        rules = [...rules, rule];
        return { afterMs, what: 'set', rule };
      }
      case 'change': {
        const old = pickOf(
          rules.filter(({ thresholdMicros }) => thresholdMicros !== null),
          wish.pick,
        );
        if (old === undefined) return { afterMs, what: 'tick' };
        const threshold = wish.threshold === null ? old.thresholdMicros : thresholdOf(old.kind, wish.threshold);
        const rule = { ...old, severity: wish.severity, thresholdMicros: threshold };
        if (rules.some((other) => other.id !== rule.id && isSame(other, rule))) return { afterMs, what: 'tick' };
        rules = rules.map((other) => (other.id === rule.id ? rule : other));
        return { afterMs, what: 'change', rule };
      }
      case 'remove': {
        const old = pickOf(rules, wish.pick);
        if (old === undefined) return { afterMs, what: 'tick' };
        rules = rules.filter((other) => other !== old);
        return { afterMs, what: 'remove', ruleId: old.id };
      }
    }
  });
}

function balanceRule(id: number, { kind, currency, threshold, severity, unit, windowMs }: Wished): Partial<Rule> {
  const window = kind === 'drop' ? { unit, windowMs } : kind === 'runway' ? { unit: 'minutes' as const } : {};
  return { id, kind, currency, thresholdMicros: thresholdOf(kind, threshold), severity, ...window };
}

/** Amounts for balances; as many hours for a runway. */
function thresholdOf(kind: Kind, amount: number): number {
  return kind === 'runway' ? amount * MINUTES_PER_HOUR : amount;
}

function pickOf(rules: readonly Rule[], pick: number): Rule | undefined {
  return rules.length === 0 ? undefined : rules[pick % rules.length];
}

function isSame(a: Rule, b: Rule): boolean {
  return isSubject(a, b);
}
