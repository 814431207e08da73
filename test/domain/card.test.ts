import { describe, expect, test } from 'vitest';
import { type AccountInfo, type EpisodeCard, isSameCard, readCard } from '../../src/domain/card.ts';
import { HOUR_MS, MINUTE_MS, toMinuteMicros } from '../../src/domain/duration.ts';
import type { Forecast } from '../../src/domain/forecast.ts';
import type { Reading } from '../../src/domain/reading.ts';
import type { Rule } from '../../src/domain/rule.ts';
import type { Snooze } from '../../src/domain/snooze.ts';
import { failure, makeRule, micros, REFUSED, snapshot, T0 } from './make.ts';
import { play, SETTINGS } from './play.ts';

const INFO: AccountInfo = { id: 'prod', label: 'prod', ownerId: 'U2', runbookUrl: 'https://wiki.example/deepseek' };
const FIFTY = makeRule({ id: 1 });
const TEN = makeRule({ id: 2, thresholdMicros: micros(10), severity: 'critical', mention: '<!subteam^S1>' });
const UNAVAILABLE = makeRule({ id: 3, kind: 'unavailable' });
const BLIND = makeRule({ id: 4, kind: 'blind' });

/** The card after readings one minute apart from `T0` on. */
function cardAfter(rules: readonly Rule[], ...readings: readonly Reading[]): EpisodeCard {
  const played = play(
    [
      ...rules.map((rule) => ({ what: 'set' as const, rule, afterMs: 0 })),
      ...readings.map((reading) => ({ what: 'read' as const, reading, afterMs: MINUTE_MS, tookMs: 0 })),
    ],
    { ...SETTINGS, startAt: T0 - MINUTE_MS },
  );
  const { step, after } = played.at(-1) ?? {};
  if (!step?.episode || after === undefined) throw new RangeError('There is no episode');
  return readCard(step.episode, after.account, INFO, rules, []);
}

const FORECAST: Forecast = {
  currency: 'CNY',
  burn: { hour: null, day: null, week: null },
  outlook: { kind: 'unspent' },
  topUpMicros: 0,
  thresholdMicros: null,
};

test('the card of an open episode says everything about it', () => {
  expect(cardAfter([FIFTY, TEN], snapshot({ CNY: 60 }), snapshot({ CNY: 8 }))).toEqual({
    version: 1,
    account: INFO,
    open: true,
    severity: 'critical',
    since: T0 + MINUTE_MS,
    ended: null,
    alerts: [
      {
        kind: 'below',
        currency: 'CNY',
        unit: 'money',
        windowMs: null,
        severity: 'critical',
        thresholdMicros: micros(10),
        clearsAt: micros(10.2),
        calmsAt: micros(10.2),
        endsAt: micros(51),
        since: T0 + MINUTE_MS,
        firing: true,
        recovering: false,
        firstTotal: micros(8),
        fall: null,
        ended: null,
      },
    ],
    wallets: [
      {
        currency: 'CNY',
        total: micros(8),
        granted: 0,
        toppedUp: micros(8),
        readAt: T0 + MINUTE_MS,
        listed: true,
        forecast: null,
      },
    ],
    readAt: T0 + MINUTE_MS,
    failing: null,
    refused: false,
    report: null,
    rises: [],
    gaps: [],
    mentions: ['<!subteam^S1>'],
    snooze: null,
  });
});

test('the card of an ended episode keeps its worst severity, and tells what rose and when it ended', () => {
  const card = cardAfter([TEN], snapshot({ CNY: 8 }), snapshot({ CNY: 60 }), snapshot({ CNY: 60 }));
  const ended = { at: T0 + 2 * MINUTE_MS, ending: { by: 'readings' } };
  expect(card).toMatchObject({ open: false, severity: 'critical', ended, mentions: [] });
  expect(card.rises).toEqual([{ currency: 'CNY', total: micros(52), toppedUp: micros(52) }]);
  expect(card.alerts).toMatchObject([
    { firing: false, recovering: false, thresholdMicros: null, clearsAt: null, severity: 'warning', ended },
  ]);
});

test('a recovering alert says so, and which tier it is', () => {
  const readings = [snapshot({ CNY: 8 }), snapshot({ CNY: 60 })];
  expect(cardAfter([FIFTY, TEN], ...readings).alerts).toMatchObject([
    { recovering: true, thresholdMicros: micros(10) },
  ]);
});

test('alerts come worst first, those without a threshold without a point where they clear', () => {
  const card = cardAfter([FIFTY, UNAVAILABLE], snapshot({ CNY: 40 }, false));
  expect(card.alerts).toMatchObject([
    {
      kind: 'unavailable',
      currency: null,
      severity: 'critical',
      thresholdMicros: null,
      clearsAt: null,
      firstTotal: null,
    },
    { kind: 'below', currency: 'CNY', severity: 'warning', clearsAt: micros(51) },
  ]);
});

test('a wallet that nobody ever funded is left out while another one is funded', () => {
  const currencies = (reading: Reading): readonly string[] =>
    cardAfter([FIFTY], reading).wallets.map(({ currency }) => currency);
  expect(currencies(snapshot({ CNY: 8, USD: 0 }))).toEqual(['CNY']);
  expect(currencies(snapshot({ CNY: 0, USD: 0 }))).toEqual(['CNY', 'USD']);
});

test('a wallet that is not listed any more keeps its last amounts and their time', () => {
  const card = cardAfter([FIFTY], snapshot({ CNY: 8 }), snapshot({ USD: 3 }));
  expect(card.wallets).toMatchObject([
    { currency: 'CNY', total: micros(8), readAt: T0, listed: false },
    { currency: 'USD', readAt: T0 + MINUTE_MS, listed: true },
  ]);
  expect(card.readAt).toBe(T0 + MINUTE_MS);
});

describe('an account that cannot be read', () => {
  const low = snapshot({ CNY: 8 });

  test('is told with cause and beginning once it failed often enough', () => {
    expect(cardAfter([FIFTY], low, failure(), failure()).failing).toBeNull();
    expect(cardAfter([FIFTY], low, failure(), failure(), failure('blocked'))).toMatchObject({
      failing: { cause: 'blocked', since: T0 + MINUTE_MS },
      readAt: T0,
    });
    expect(cardAfter([FIFTY], low, failure('auth'), failure('auth')).failing?.cause).toBe('auth');
  });

  test('is told no more once it was read', () => {
    expect(cardAfter([FIFTY], low, failure('auth'), failure('auth'), low).failing).toBeNull();
  });

  test('may never have been read', () => {
    const card = cardAfter([BLIND], failure('auth'), failure('auth'));
    expect(card).toMatchObject({ readAt: null, wallets: [], failing: { cause: 'auth', since: T0 } });
  });
});

test('refused calls are told', () => {
  expect(cardAfter([UNAVAILABLE], snapshot({ CNY: 8 }), REFUSED).refused).toBe(true);
  expect(cardAfter([UNAVAILABLE], REFUSED, snapshot({ CNY: 8 }, false)).refused).toBe(false);
});

test('people are mentioned once each, for tiers that are breached only', () => {
  const oncall = makeRule({ id: 8, thresholdMicros: micros(40), mention: '<!subteam^S1>' });
  const payer = makeRule({ id: 9, thresholdMicros: micros(5), mention: '<@U2>' });
  const rules = [FIFTY, TEN, oncall, payer];
  expect(cardAfter(rules, snapshot({ CNY: 45 })).mentions).toEqual([]);
  expect(cardAfter(rules, snapshot({ CNY: 8 })).mentions).toEqual(['<!subteam^S1>']);
  expect(cardAfter(rules, snapshot({ CNY: 4 })).mentions).toEqual(['<!subteam^S1>', '<@U2>']);
});

describe('two cards are the same', () => {
  const build = (): EpisodeCard => cardAfter([FIFTY, TEN], snapshot({ CNY: 8 }));

  test('when only the times of readings and what follows from them differ', () => {
    const card = build();
    const later = {
      ...card,
      readAt: T0 + HOUR_MS,
      wallets: card.wallets.map((wallet) => ({ ...wallet, readAt: T0 + HOUR_MS, forecast: FORECAST })),
    };
    expect(isSameCard(card, later)).toBe(true);
  });

  test('when an older release stored one of them without a snooze', () => {
    const { snooze: _, ...older } = build();
    expect(isSameCard({ ...older, snooze: undefined }, build())).toBe(true);
  });

  test.each<readonly [string, (card: EpisodeCard) => Partial<EpisodeCard>]>([
    ['an amount', ({ wallets }) => ({ wallets: wallets.map((wallet) => ({ ...wallet, total: 1 })) })],
    ['whether a wallet is listed', ({ wallets }) => ({ wallets: wallets.map((each) => ({ ...each, listed: false })) })],
    ['a wallet', () => ({ wallets: [] })],
    ['recovering', ({ alerts }) => ({ alerts: alerts.map((alert) => ({ ...alert, recovering: true })) })],
    ['a gap', () => ({ gaps: [{ from: T0, until: T0 + HOUR_MS }] })],
    ['failing', () => ({ failing: { cause: 'auth', since: T0 } })],
    ['a snooze', () => ({ snooze: { id: 1, by: 'U1', end: { kind: 'time', at: T0 } } })],
    ['the label', () => ({ account: { ...INFO, label: 'production' } })],
  ])('but not when this differs: %s', (_, differ) => {
    const card = build();
    expect(isSameCard(card, { ...card, ...differ(card) })).toBe(false);
  });
});

test('a drop says what fell, and that it ends when less than 80 % of its lowest tier does', () => {
  const drop = (id: number, threshold: number) =>
    makeRule({ id, kind: 'drop', currency: 'CNY', thresholdMicros: micros(threshold), windowMs: HOUR_MS });
  const card = cardAfter([drop(1, 20), drop(2, 50)], snapshot({ CNY: 100 }), snapshot({ CNY: 40 }));
  expect(card.alerts).toMatchObject([
    {
      kind: 'drop',
      windowMs: HOUR_MS,
      thresholdMicros: micros(50),
      clearsAt: micros(40),
      calmsAt: micros(16),
      endsAt: micros(16),
      fall: { micros: micros(60), ofMicros: micros(100) },
    },
  ]);
});

test('a runway says how long the money must last, and what lies ahead of each wallet', () => {
  const runway = (id: number, hours: number) =>
    makeRule({
      id,
      kind: 'runway',
      currency: 'CNY',
      thresholdMicros: toMinuteMicros(hours * HOUR_MS),
      unit: 'minutes',
    });
  const played = play(
    [
      ...[runway(1, 20), runway(2, 100)].map((rule) => ({ afterMs: 0, what: 'set', rule }) as const),
      ...[30, 10, 10].map(
        (total) => ({ afterMs: MINUTE_MS, what: 'read', tookMs: 0, reading: snapshot({ CNY: total }) }) as const,
      ),
    ],
    { startAt: T0, ...SETTINGS },
  ).at(-1);
  const episode = played?.step?.episode;
  expect(episode?.alerts).toHaveLength(1);
  const card = episode && readCard(episode, played.after.account, INFO, played.after.rules, [FORECAST]);
  expect(card?.alerts[0]).toMatchObject({
    kind: 'runway',
    unit: 'minutes',
    thresholdMicros: toMinuteMicros(20 * HOUR_MS),
    clearsAt: toMinuteMicros(25 * HOUR_MS),
    endsAt: toMinuteMicros(125 * HOUR_MS),
    fall: null,
  });
  expect(card?.wallets[0]?.forecast).toEqual(FORECAST);
});

test('a snooze is on the card until the episode ends', () => {
  const snooze: Snooze = {
    id: 7,
    accountId: null,
    by: 'U3',
    since: T0,
    until: { kind: 'top_up', at: T0 + HOUR_MS },
    severity: null,
  };
  const cardOf = (...readings: readonly Reading[]) => {
    const happenings = [
      { what: 'set' as const, rule: FIFTY, afterMs: 0 },
      ...readings.map((reading) => ({ what: 'read' as const, reading, afterMs: MINUTE_MS, tookMs: 0 })),
    ];
    const { step, after } = play(happenings, { ...SETTINGS, startAt: T0 }).at(-1) ?? {};
    if (!step?.episode || after === undefined) throw new RangeError('There is no episode');
    return readCard(step.episode, after.account, INFO, [FIFTY], [], snooze);
  };
  const [low, fine] = [snapshot({ CNY: 8 }), snapshot({ CNY: 60 })];
  expect(cardOf(low).snooze).toEqual({ id: 7, by: 'U3', end: snooze.until });
  expect(cardOf(low, fine, fine).snooze).toBeNull();
});

describe('what production reported', () => {
  const report = { status: 402, reportedAt: T0, by: 'batch-7', readingsSince: 0 } as const;
  const episodeOf = (...rules: readonly Rule[]) => {
    const happenings = [
      ...rules.map((rule) => ({ what: 'set' as const, rule, afterMs: 0 })),
      { what: 'read' as const, reading: snapshot({ CNY: 8 }, false), afterMs: 0, tookMs: 0 },
    ];
    const { step, after } = play(happenings, { ...SETTINGS, startAt: T0 }).at(-1) ?? {};
    if (!step?.episode || after === undefined) throw new RangeError('There is no episode');
    return { episode: step.episode, account: after.account };
  };

  test.each([
    ['is on the card of an episode about calls', UNAVAILABLE, true, { status: 402, by: 'batch-7' }],
    ['is not where a reading says it itself', UNAVAILABLE, false, null],
    ['is not in an episode about money', FIFTY, true, null],
  ])('%s', (_, rule, available, shown) => {
    const { episode, account } = episodeOf(rule);
    expect(readCard(episode, { ...account, available, report }, INFO, [rule], []).report).toEqual(shown);
  });
});
