import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { type EpisodeAlert, readSeverity, stepEpisode, worstFirst } from '../../src/domain/episode.ts';
import type { Level } from '../../src/domain/level.ts';
import type { Wallet } from '../../src/domain/reading.ts';
import type { Rule } from '../../src/domain/rule.ts';
import {
  ALL,
  BLIND,
  cny,
  FIFTY,
  last,
  news,
  playOn,
  read,
  set,
  steps,
  TEN,
  tick,
  UNAVAILABLE,
  USD_FIVE,
} from './episode-life.ts';
import { accountAfter, failure, makeRule, makeWallet, micros, REFUSED, snapshot, T0 } from './make.ts';
import { type Happening, type Played, SETTINGS } from './play.ts';

describe('the product’s example', () => {
  const playExample = (): readonly Played[] =>
    playOn([FIFTY, TEN], cny(60), cny(8), cny(30), cny(30), cny(60), cny(60));

  test('is one message, one eased and one resolved', () => {
    const played = playExample();
    expect(steps(played)).toEqual([null, 'fired', null, 'eased', null, 'resolved']);
    expect(played.map(({ step }) => step?.gate)).toEqual([
      { opens: false, because: 'nothing_to_tell' },
      { opens: true, step: 'fired' },
      { opens: false, because: 'told_already' },
      { opens: true, step: 'eased' },
      { opens: false, because: 'told_already' },
      { opens: true, step: 'resolved' },
    ]);
  });

  test('says each time what stood in the announcement before', () => {
    const played = playExample();
    const told = (happening: number, total: number): unknown => ({
      at: T0 + (2 + happening) * MINUTE_MS,
      totals: [{ currency: 'CNY', total: micros(total) }],
    });
    const before = played.flatMap(({ step }) => (step?.announcement ? [step.announcement.before] : []));
    expect(before).toEqual([null, told(1, 8), told(3, 30)]);
  });

  test('keeps its beginning, its first total, its worst severity, its rise, and ends by readings', () => {
    const played = playExample();
    const ended = { at: T0 + 7 * MINUTE_MS, ending: { by: 'readings' } };
    expect(last(played)).toEqual({
      since: T0 + 3 * MINUTE_MS,
      alerts: [
        {
          kind: 'below',
          currency: 'CNY',
          unit: 'money',
          windowMs: null,
          state: { status: 'ok' },
          told: null,
          since: T0 + 3 * MINUTE_MS,
          firstTotal: micros(8),
          fall: null,
          ended,
        },
      ],
      peak: 'critical',
      told: { at: T0 + 7 * MINUTE_MS, totals: [{ currency: 'CNY', total: micros(60) }] },
      repeat: { dueAt: null, count: 0, newsAt: T0 + 7 * MINUTE_MS },
      rises: [{ currency: 'CNY', total: micros(52), toppedUp: micros(52) }],
      gaps: [],
      ended,
    });
  });

  test('asks for a confirming read after each first good reading only', () => {
    const played = playExample();
    const confirm = (happening: number): number => T0 + (2 + happening) * MINUTE_MS + 30 * SECOND_MS;
    expect(played.map(({ step }) => step?.confirmAt)).toEqual([null, null, confirm(2), null, confirm(4), null]);
  });

  test('asks again for a confirming read that failed, and for each tier that recovers later', () => {
    const sooner = 20 * SECOND_MS;
    const played = playOn([FIFTY, TEN], cny(8), cny(30), cny(60, sooner), read(failure(), sooner), cny(60, sooner));
    const at = (ms: number): number => T0 + 3 * MINUTE_MS + ms;
    expect(played.map(({ step }) => step?.confirmAt)).toEqual([
      null,
      at(30 * SECOND_MS),
      at(30 * SECOND_MS),
      at(50 * SECOND_MS),
      null,
    ]);
  });

  test('waits half a minute before it asks again for one whose time has passed', () => {
    const played = playOn([TEN], cny(8), cny(30), read(failure(), 45 * SECOND_MS));
    expect(played.at(-1)?.step?.confirmAt).toBe(T0 + 2 * MINUTE_MS + 75 * SECOND_MS);
  });
});

describe('an episode', () => {
  test('does not begin without a problem or without rules', () => {
    const quiet = playOn([FIFTY], cny(60), read(failure()), read(snapshot({})), tick(DAY_MS));
    expect(quiet.map(({ step }) => step?.episode)).toEqual([null, null, null, null]);
    expect(playOn([], cny(1)).map(({ step }) => step?.episode)).toEqual([null]);
  });

  test('begins anew after it ended', () => {
    const played = playOn([FIFTY], cny(8), cny(60), cny(60), cny(49));
    expect(steps(played)).toEqual(['fired', null, 'resolved', 'fired']);
    expect(last(played)).toMatchObject({ since: T0 + 4 * MINUTE_MS, peak: 'warning', rises: [], ended: null });
    expect(last(played).alerts).toMatchObject([{ firstTotal: micros(49), ended: null }]);
  });

  test('is not resolved by a first good reading, nor by two too close together', () => {
    expect(steps(playOn([FIFTY], cny(8), cny(60), cny(60, 30 * SECOND_MS - 1)))).toEqual(['fired', null, null]);
    expect(steps(playOn([FIFTY], cny(8), cny(60), cny(60, 30 * SECOND_MS)))).toEqual(['fired', null, 'resolved']);
  });

  test('is not resolved by failures, refusals, or lists without the wallet', () => {
    const others = [failure(), failure('auth'), REFUSED, snapshot({}), snapshot({ USD: 100 })].map((each) =>
      read(each),
    );
    expect(steps(playOn([FIFTY], cny(8), ...others, ...others))).toEqual(['fired', ...Array<null>(10).fill(null)]);
  });

  test('is not begun by failures or lists without the wallet either', () => {
    const others = [failure(), failure('auth'), snapshot({}), snapshot({ USD: 1 })].map((each) => read(each));
    expect(steps(playOn([FIFTY], cny(60), ...others, ...others)).every((step) => step === null)).toBe(true);
  });

  test('keeps the worst severity it had when it eases', () => {
    expect(last(playOn([FIFTY, TEN], cny(8), cny(30), cny(30)))).toMatchObject({
      peak: 'critical',
      ended: null,
      alerts: [{ told: { severity: 'warning', ruleId: 1 }, firstTotal: micros(8) }],
    });
  });

  test('joins a second alert, eases when one ends, and resolves with the last', () => {
    const both = (yuan: number, dollars: number): Happening => read(snapshot({ CNY: yuan, USD: dollars }));
    const played = playOn(
      [FIFTY, USD_FIVE],
      both(40, 9),
      both(40, 4),
      both(60, 4),
      both(60, 4),
      both(60, 9),
      both(60, 9),
    );
    expect(steps(played)).toEqual(['fired', 'joined', null, 'eased', null, 'resolved']);
    expect(news(played.slice(0, 2))).toEqual(['below USD']);
    expect(news(played.slice(0, 4))).toEqual(['below CNY']);
    expect(last(played).alerts.map(({ ended }) => ended?.at)).toEqual([T0 + 5 * MINUTE_MS, T0 + 7 * MINUTE_MS]);
  });

  test('joins an alert that begins again with its new beginning', () => {
    const both = (yuan: number): Happening => read(snapshot({ CNY: yuan, USD: 4 }));
    const played = playOn([FIFTY, USD_FIVE], both(40), both(60), both(60), both(30));
    expect(steps(played)).toEqual(['fired', null, 'eased', 'joined']);
    expect(last(played).alerts).toMatchObject([
      { currency: 'CNY', since: T0 + 5 * MINUTE_MS, firstTotal: micros(30), ended: null },
      { currency: 'USD', since: T0 + 2 * MINUTE_MS },
    ]);
  });

  test('escalates when a lower tier is breached, at equal severity too', () => {
    const twenty = makeRule({ id: 9, thresholdMicros: micros(20) });
    expect(steps(playOn([FIFTY, twenty], cny(40), cny(19), cny(18)))).toEqual(['fired', 'escalated', null]);
    expect(steps(playOn([FIFTY, TEN], cny(40), cny(9)))).toEqual(['fired', 'escalated']);
  });

  test('says nothing of a tier that a worse announced one covers', () => {
    const ends = playOn([FIFTY, TEN], cny(8), cny(8), set(makeRule({ id: 9, thresholdMicros: micros(40) })), cny(7));
    expect(steps(ends)).toEqual(['fired', null, null, null]);
  });

  test('escalates when calls are refused, first among equals in the news', () => {
    const played = playOn(ALL, cny(9), read(REFUSED), read(snapshot({ CNY: 1, USD: -1 }, null)));
    expect(steps(played)).toEqual(['fired', 'escalated', 'joined']);
    expect(news(playOn(ALL, read(snapshot({ USD: 4, CNY: 9 }, false))))).toEqual([
      'unavailable',
      'below CNY',
      'below USD',
    ]);
  });

  test('escalates when a key is refused after other failures', () => {
    const blind = playOn(
      [BLIND],
      read(failure()),
      read(failure()),
      read(failure(), HOUR_MS),
      read(failure('auth')),
      read(failure('auth')),
    );
    expect(steps(blind)).toEqual([null, null, 'fired', null, 'escalated']);
    expect(last(blind).alerts).toMatchObject([{ kind: 'blind', currency: null, firstTotal: null }]);
  });

  test('does not count a rise from before it began, and sums those after', () => {
    const played = playOn(
      [FIFTY],
      cny(10),
      cny(60),
      cny(60),
      cny(20),
      cny(30),
      cny(25),
      read(snapshot({ CNY: 45, USD: 3 })),
    );
    expect(last(played).rises).toEqual([{ currency: 'CNY', total: micros(30), toppedUp: micros(30) }]);
    expect(last(playOn([FIFTY, UNAVAILABLE], cny(10), read(snapshot({ CNY: 20 }, false)))).rises).toHaveLength(1);
    expect(last(playOn([FIFTY, UNAVAILABLE], cny(60), read(snapshot({ CNY: 70 }, false)))).rises).toEqual([]);
  });

  test('sums rises per wallet, and knows topped-up money only while every rise was split', () => {
    const unsplit: Wallet = { ...makeWallet('CNY', 30), toppedUp: null };
    const played = playOn(
      [FIFTY],
      read(snapshot({ CNY: 10, USD: 1 })),
      read(snapshot({ CNY: 20, USD: 2 })),
      read({ kind: 'snapshot', available: true, wallets: [unsplit, makeWallet('USD', 4)] }),
      read(snapshot({ CNY: 35, USD: 4 })),
      read(snapshot({ CNY: 40, USD: 4 })),
    );
    expect(last(played).rises).toEqual([
      { currency: 'CNY', total: micros(30), toppedUp: null },
      { currency: 'USD', total: micros(3), toppedUp: micros(3) },
    ]);
  });
});

test('an episode that was never announced is fired, and one that ended unannounced is not resolved', () => {
  const episode = { ...last(playOn([FIFTY], cny(30))), told: null, alerts: [] };
  const input = {
    account: accountAfter(snapshot({ CNY: 30 })),
    observed: null,
    history: [],
    prospects: [],
    edit: null,
    holds: [],
    opened: null,
    now: T0,
    ...SETTINGS,
  };
  const judged = stepEpisode(episode, { ...input, rules: [FIFTY], judged: new Set([1]) });
  expect(judged.announcement).toMatchObject({ step: 'fired', before: null });
  const ended = stepEpisode(episode, { ...input, rules: [], judged: new Set() });
  expect(ended).toMatchObject({ announcement: null, episode: { ended: { at: T0, ending: { by: 'readings' } } } });
});

describe('alerts are read', () => {
  function alert(kind: Rule['kind'], currency: string | null, severity: Level['severity'] | null): EpisodeAlert {
    const tiers =
      severity === null ? [] : [{ ruleId: 1, thresholdMicros: null, windowMs: null, severity, recoveringSince: null }];
    const state: EpisodeAlert['state'] = severity === null ? { status: 'ok' } : { status: 'firing', since: T0, tiers };
    return {
      kind,
      currency,
      state,
      told: null,
      since: T0,
      firstTotal: null,
      fall: null,
      unit: 'money',
      windowMs: null,
      ended: null,
    };
  }

  test('firing before ended, critical before warning, calls refused before balances before blindness, by currency', () => {
    const order = [
      alert('unavailable', null, 'critical'),
      alert('below', 'CNY', 'critical'),
      alert('below', 'USD', 'critical'),
      alert('blind', null, 'critical'),
      alert('below', 'EUR', 'warning'),
      alert('blind', null, 'warning'),
      alert('unavailable', null, null),
      alert('below', 'CNY', null),
      alert('below', 'USD', null),
      alert('blind', null, null),
    ];
    expect(order.toReversed().toSorted(worstFirst)).toEqual(order);
    expect(order.toSorted(worstFirst)).toEqual(order);
  });

  test('of sudden falls the faster one first, then money before percent', () => {
    const drop = (windowMs: number, unit: Rule['unit']): EpisodeAlert => ({
      ...alert('drop', 'CNY', 'warning'),
      windowMs,
      unit,
    });
    const order = [drop(HOUR_MS, 'money'), drop(HOUR_MS, 'percent'), drop(DAY_MS, 'money'), drop(DAY_MS, 'percent')];
    expect(order.toReversed().toSorted(worstFirst)).toEqual(order);
    expect(order.toSorted(worstFirst)).toEqual(order);
  });

  test('with the severity of the worst that fires, or of the worst that ever did', () => {
    const episode = last(playOn([FIFTY, TEN], cny(8), cny(60)));
    const of = (...alerts: readonly EpisodeAlert[]): string => readSeverity({ ...episode, alerts });
    expect(of(alert('blind', null, 'warning'), alert('below', 'CNY', null))).toBe('warning');
    expect(of(alert('blind', null, 'warning'), alert('below', 'CNY', 'critical'))).toBe('critical');
    expect(of(alert('below', 'CNY', null))).toBe('critical');
  });
});
