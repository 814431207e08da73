import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import {
  type Episode,
  type EpisodeAlert,
  type EpisodeInput,
  readSeverity,
  stepEpisode,
  worstFirst,
} from '../../src/domain/episode.ts';
import type { Level } from '../../src/domain/level.ts';
import type { Reading, Wallet } from '../../src/domain/reading.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { accountAfter, failure, makeRule, makeWallet, micros, REFUSED, snapshot, T0 } from './make.ts';
import { EDITOR, type Happening, type Played, play, SETTINGS } from './play.ts';

const FIFTY = makeRule({ id: 1 });
const TEN = makeRule({ id: 2, thresholdMicros: micros(10), severity: 'critical' });
const USD_FIVE = makeRule({ id: 3, currency: 'USD', thresholdMicros: micros(5) });
const UNAVAILABLE = makeRule({ id: 4, kind: 'unavailable' });
const BLIND = makeRule({ id: 5, kind: 'blind' });
const ALL = [FIFTY, TEN, USD_FIVE, UNAVAILABLE, BLIND];

function read(reading: Reading, afterMs = MINUTE_MS): Happening {
  return { what: 'read', reading, afterMs, tookMs: 0 };
}

function cny(total: number, afterMs = MINUTE_MS): Happening {
  return read(snapshot({ CNY: total }), afterMs);
}

function set(rule: Rule): Happening {
  return { what: 'set', rule, afterMs: MINUTE_MS };
}

function change(rule: Rule): Happening {
  return { what: 'change', rule, afterMs: MINUTE_MS };
}

function remove(ruleId: number): Happening {
  return { what: 'remove', ruleId, afterMs: MINUTE_MS };
}

function tick(afterMs: number): Happening {
  return { what: 'tick', afterMs };
}

/** What came of the happenings, after `rules` had been set one minute apart each, the first at `T0`. */
function playOn(rules: readonly Rule[], ...happenings: readonly Happening[]): readonly Played[] {
  const setting = rules.map(set);
  return play([...setting, ...happenings], { ...SETTINGS, startAt: T0 - MINUTE_MS }).slice(rules.length);
}

function steps(played: readonly Played[]): readonly (string | null)[] {
  return played.map(({ step }) => step?.announcement?.step ?? null);
}

function news(played: readonly Played[]): readonly string[] {
  const keys = played.at(-1)?.step?.announcement?.news ?? [];
  return keys.map(({ kind, currency }) => (currency === null ? kind : `${kind} ${currency}`));
}

/** The episode after the last happening, ended or not. */
function last(played: readonly Played[]): Episode {
  const episode = played.at(-1)?.step?.episode;
  if (!episode) throw new RangeError('There is no episode');
  return episode;
}

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

describe('a change of rules', () => {
  test('that sets a rule judges it at once by the last good reading', () => {
    expect(steps(playOn([], cny(30), read(failure()), set(FIFTY)))).toEqual([null, null, 'fired']);
    expect(steps(playOn([], cny(50), set(FIFTY)))).toEqual([null, null]);
    expect(steps(playOn([], set(FIFTY), cny(30)))).toEqual([null, 'fired']);
    expect(last(playOn([], cny(30), set(FIFTY))).alerts).toMatchObject([{ firstTotal: micros(30) }]);
  });

  test('judges no other rule, not even by a reading that would count', () => {
    const played = playOn([FIFTY], cny(8), cny(60), set(USD_FIVE), set(BLIND), tick(HOUR_MS), cny(60));
    expect(steps(played)).toEqual(['fired', null, null, null, null, 'resolved']);
  });

  test('that lets a tier end does so without hysteresis, and says by whom', () => {
    const by = { by: 'edit', edit: { by: EDITOR, what: 'changed' } };
    const played = playOn([FIFTY], cny(30), change({ ...FIFTY, thresholdMicros: micros(30) }));
    expect(steps(played)).toEqual(['fired', 'resolved']);
    expect(last(played)).toMatchObject({ ended: { ending: by }, alerts: [{ ended: { ending: by } }] });
  });

  test('that removes a rule ends its tier, and says by whom', () => {
    const by = { by: 'edit', edit: { by: EDITOR, what: 'removed' } };
    const played = playOn([FIFTY, TEN], cny(8), remove(2), remove(1));
    expect(steps(played)).toEqual(['fired', 'eased', 'resolved']);
    expect(last(played)).toMatchObject({ ended: { at: T0 + 4 * MINUTE_MS, ending: by }, peak: 'critical' });
  });

  test('leaves it said that readings ended another alert before', () => {
    const both = (yuan: number): Happening => read(snapshot({ CNY: yuan, USD: 4 }));
    const played = playOn([FIFTY, USD_FIVE], both(40), both(60), both(60), remove(3));
    expect(last(played).alerts.map(({ ended }) => ended?.ending.by)).toEqual(['readings', 'edit']);
    expect(last(played).ended?.ending.by).toBe('edit');
  });

  test('of the severity escalates or eases what fires', () => {
    const critical = change({ ...FIFTY, severity: 'critical' });
    expect(steps(playOn([FIFTY], cny(30), critical, change(FIFTY)))).toEqual(['fired', 'escalated', 'eased']);
  });

  test('is no news of its own when only the threshold of what fires moves down', () => {
    const played = playOn([FIFTY], cny(30), change({ ...FIFTY, thresholdMicros: micros(40) }), cny(29));
    expect(steps(played)).toEqual(['fired', null, null]);
    expect(last(played).alerts).toMatchObject([{ told: { thresholdMicros: micros(40) } }]);
  });

  test('together with a higher severity is news even when the threshold moves down', () => {
    const worse = change({ ...FIFTY, thresholdMicros: micros(40), severity: 'critical' });
    expect(steps(playOn([FIFTY], cny(30), worse))).toEqual(['fired', 'escalated']);
  });

  test('that moves the threshold up does not make a covered tier news', () => {
    const [twenty, forty] = [
      makeRule({ id: 8, thresholdMicros: micros(20) }),
      makeRule({ id: 9, thresholdMicros: micros(40) }),
    ];
    const played = playOn([twenty, forty], cny(15), change({ ...twenty, thresholdMicros: micros(50) }), cny(14));
    expect(steps(played)).toEqual(['fired', 'eased', null]);
    expect(last(played).alerts).toMatchObject([{ told: { ruleId: 9, thresholdMicros: micros(40) } }]);
  });

  test('keeps what fires on a wallet that is not reported, said once under its new terms', () => {
    const forty = { ...FIFTY, thresholdMicros: micros(40) };
    const gone = [read(snapshot({})), read(snapshot({}))];
    expect(steps(playOn([FIFTY], cny(30), ...gone, change(forty), ...gone, cny(30)))).toEqual([
      'fired',
      ...Array<null>(6).fill(null),
    ]);
    const critical = change({ ...forty, severity: 'critical' });
    expect(steps(playOn([FIFTY], cny(30), ...gone, critical, ...gone))).toEqual([
      'fired',
      null,
      null,
      'escalated',
      null,
      null,
    ]);
    const twenty = change({ ...FIFTY, thresholdMicros: micros(20) });
    expect(steps(playOn([FIFTY], cny(30), ...gone, twenty, ...gone))).toEqual([
      'fired',
      null,
      null,
      'resolved',
      null,
      null,
    ]);
  });

  test('of one wallet leaves the other alerts as they are', () => {
    const low = read(snapshot({ CNY: 30, USD: 4 }));
    const played = playOn([FIFTY, USD_FIVE], low, change({ ...USD_FIVE, thresholdMicros: micros(2) }), low, remove(1));
    expect(steps(played)).toEqual(['fired', 'eased', null, 'resolved']);
    expect(news(played.slice(0, 2))).toEqual(['below USD']);
  });
});

describe('a repeat', () => {
  test('is due at its stored time, not a millisecond before, and says what it said before', () => {
    const played = playOn([TEN], cny(8), tick(4 * HOUR_MS - 1), tick(1), tick(4 * HOUR_MS));
    expect(steps(played)).toEqual(['fired', null, 'repeated', 'repeated']);
    expect(news(played)).toEqual([]);
    expect(last(played).repeat).toEqual({ dueAt: T0 + MINUTE_MS + 12 * HOUR_MS, count: 2, newsAt: T0 + MINUTE_MS });
    expect(played.at(-1)?.step?.announcement?.before?.at).toBe(T0 + MINUTE_MS + 4 * HOUR_MS);
  });

  test('goes on for 14 days after a late escalation', () => {
    const played = playOn([FIFTY, TEN], cny(45), tick(15 * DAY_MS), cny(8), tick(4 * HOUR_MS));
    expect(steps(played)).toEqual(['fired', 'repeated', 'escalated', 'repeated']);
  });

  test('is also said by a reading', () => {
    const played = playOn([TEN], cny(8), cny(7, 4 * HOUR_MS), cny(6));
    expect(steps(played)).toEqual(['fired', 'repeated', null]);
    expect(last(played).told?.totals).toEqual([{ currency: 'CNY', total: micros(7) }]);
  });

  test('starts anew after any other step', () => {
    const eased = playOn([FIFTY, TEN], cny(8), tick(4 * HOUR_MS), cny(30), cny(30));
    expect(steps(eased)).toEqual(['fired', 'repeated', null, 'eased']);
    expect(last(eased).repeat).toEqual({
      dueAt: T0 + 4 * MINUTE_MS + 4 * HOUR_MS + DAY_MS,
      count: 0,
      newsAt: T0 + 4 * MINUTE_MS + 4 * HOUR_MS,
    });
  });

  test('ends 14 days after the episode began', () => {
    const days = Array.from({ length: 20 }, () => tick(DAY_MS));
    const played = playOn([FIFTY], cny(8), ...days);
    expect(steps(played).flatMap((step, day) => (step === 'repeated' ? [day] : []))).toEqual([1, 2, 9]);
    expect(last(played).repeat.dueAt).toBeNull();
  });
});

describe('a time nobody watched', () => {
  const gap = (from: number, until: number): unknown => ({ from: T0 + from, until: T0 + until });

  test('is noted by each open episode, whatever was read', () => {
    for (const reading of [snapshot({ CNY: 30 }), snapshot({ CNY: 60 }), failure(), REFUSED])
      expect(last(playOn([FIFTY], cny(30), read(reading, HOUR_MS))).gaps).toEqual([
        gap(MINUTE_MS, MINUTE_MS + HOUR_MS),
      ]);
  });

  test('is never a step of its own', () => {
    expect(steps(playOn([FIFTY], cny(30), cny(30, HOUR_MS)))).toEqual(['fired', null]);
    expect(playOn([FIFTY], cny(60), cny(60, HOUR_MS)).map(({ step }) => step?.episode)).toEqual([null, null]);
  });

  test('is noted by an alert about a balance that fell meanwhile', () => {
    expect(last(playOn([FIFTY], cny(60), cny(30, HOUR_MS))).gaps).toEqual([gap(MINUTE_MS, MINUTE_MS + HOUR_MS)]);
    const afterFailure = playOn([FIFTY], cny(60), read(failure(), HOUR_MS), cny(30));
    expect(last(afterFailure).gaps).toEqual([gap(MINUTE_MS, MINUTE_MS + HOUR_MS)]);
  });

  test('is noted when other wallets fell too, or did not', () => {
    const [high, low] = [snapshot({ CNY: 60, USD: 9 }), snapshot({ CNY: 30, USD: 8 })];
    const noted = [gap(2 * MINUTE_MS, 2 * MINUTE_MS + HOUR_MS)];
    expect(last(playOn([FIFTY, USD_FIVE], read(high), read(low, HOUR_MS))).gaps).toEqual(noted);
    const refused = snapshot({ CNY: 30, USD: 9 }, false);
    expect(last(playOn([UNAVAILABLE, FIFTY], read(high), read(refused, HOUR_MS))).gaps).toEqual(noted);
  });

  test('is noted by no alert about anything else', () => {
    expect(last(playOn([UNAVAILABLE], cny(60), read(snapshot({ CNY: 30 }, false), HOUR_MS))).gaps).toEqual([]);
    const other = playOn([FIFTY], read(snapshot({ USD: 9 })), read(snapshot({ USD: 1, CNY: -1 }), HOUR_MS));
    expect(last(other).gaps).toEqual([]);
    expect(last(playOn([FIFTY], cny(60), cny(60, HOUR_MS), cny(30))).gaps).toEqual([]);
  });

  test('is not noted again by an alert that goes on, after a failure', () => {
    const low = (yuan: number, afterMs = MINUTE_MS): Happening => read(snapshot({ CNY: yuan }, false), afterMs);
    const played = playOn([FIFTY, UNAVAILABLE], low(60), read(failure(), HOUR_MS), low(30));
    expect(last(played).gaps).toEqual([gap(2 * MINUTE_MS, 2 * MINUTE_MS + HOUR_MS)]);
  });

  test('is not noted by a change of rules', () => {
    expect(last(playOn([FIFTY], cny(30), tick(HOUR_MS), set(TEN))).gaps).toEqual([]);
  });

  test('that goes on is one line, and only the last twenty are kept', () => {
    const growing = playOn([FIFTY], cny(30), read(failure(), HOUR_MS), read(failure(), HOUR_MS));
    expect(last(growing).gaps).toEqual([gap(MINUTE_MS, MINUTE_MS + 2 * HOUR_MS)]);
    const many = playOn([FIFTY], cny(30), ...Array.from({ length: 22 }, () => cny(30, HOUR_MS)));
    expect(last(many).gaps).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 2).map((hour) =>
        gap(MINUTE_MS + hour * HOUR_MS, MINUTE_MS + (hour + 1) * HOUR_MS),
      ),
    );
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

describe('a reminder that is due while its channel is told less', () => {
  const UNTIL = T0 + 5 * DAY_MS;
  const told = last(playOn([FIFTY], cny(30)));
  const dueAt = told.repeat.dueAt ?? 0;
  const stepped = (given: Partial<EpisodeInput>, episode = told) =>
    stepEpisode(episode, {
      account: accountAfter(snapshot({ CNY: 30 })),
      rules: [FIFTY],
      observed: null,
      judged: new Set(),
      history: [],
      prospects: [],
      edit: null,
      holds: [{ because: 'snoozed', severity: 'warning', until: UNTIL }],
      opened: null,
      now: dueAt,
      ...SETTINGS,
      ...given,
    });
  const held = stepped({}).episode ?? told;
  const byHand = { by: 'hand' } as const;
  const byItself = { by: 'itself', until: UNTIL } as const;

  test('is put off until that ends', () => {
    expect(stepped({}).announcement).toBeNull();
    expect(held).toEqual({ ...told, repeat: { ...told.repeat, dueAt: UNTIL } });
    expect(stepped({ now: dueAt - 1 }).episode).toEqual(told);
  });

  test('is told when a snooze is ended by hand; one that was not due is not', () => {
    const at = { now: dueAt + 1, holds: [] };
    expect(stepped({ ...at, opened: byHand }, held).announcement).toMatchObject({ step: 'repeated' });
    expect(stepped({ ...at, opened: byHand, now: dueAt - 1 }).announcement).toBeNull();
    expect(stepped({ ...at, opened: byHand, now: dueAt - 1 }, held).announcement).toBeNull();
    expect(stepped({ ...at, opened: byHand, now: dueAt }, held).announcement).not.toBeNull();
    const beside = held.alerts.map(
      (alert): EpisodeAlert => ({ ...alert, currency: 'USD', state: { status: 'ok' }, told: null }),
    );
    const withEnded = { ...held, alerts: [...held.alerts, ...beside] };
    expect(stepped({ ...at, opened: byHand }, withEnded).announcement).toMatchObject({ step: 'repeated' });
    const silent = { ...held, repeat: { ...held.repeat, newsAt: T0 - 30 * DAY_MS } };
    expect(stepped({ ...at, opened: byHand }, silent).announcement).toBeNull();
  });

  test('is due at its own time again when what put it off is ended by hand before', () => {
    const early = stepped({ now: T0 + HOUR_MS, opened: byItself }).episode ?? told;
    expect(early.repeat.dueAt).toBe(UNTIL);
    const { episode, announcement } = stepped({ now: T0 + 2 * HOUR_MS, holds: [], opened: byHand }, early);
    expect(announcement).toBeNull();
    expect(episode?.repeat).toEqual(told.repeat);
    const silent = { ...told, repeat: { ...told.repeat, dueAt: null } };
    expect(stepped({ now: T0 + 2 * HOUR_MS, holds: [], opened: byHand }, silent).episode?.repeat).toEqual(told.repeat);
  });

  test('waits for the reading that confirms a recovery when a snooze ends by itself', () => {
    const now = T0 + HOUR_MS;
    const good: Partial<EpisodeInput> = { account: accountAfter(snapshot({ CNY: 60 })), holds: [], opened: byItself };
    const recovering = told.alerts.map((alert): EpisodeAlert => {
      const { state } = alert;
      if (state.status !== 'firing') return alert;
      return { ...alert, state: { ...state, tiers: state.tiers.map((tier) => ({ ...tier, recoveringSince: now })) } };
    });
    const waiting = stepped({ ...good, now }, { ...told, alerts: recovering });
    expect(waiting.announcement).toBeNull();
    expect(waiting.episode?.repeat.dueAt).toBe(now + 30 * SECOND_MS);
    const unconfirmed = stepped({ holds: [], now: now + 30 * SECOND_MS }, waiting.episode ?? told);
    expect(unconfirmed.announcement).toMatchObject({ step: 'repeated' });
  });

  test('is not told again when something was told after the snooze had ended', () => {
    const opened = { by: 'itself', until: told.told?.at ?? 0 } as const;
    expect(stepped({ now: T0 + HOUR_MS, holds: [], opened }).announcement).toBeNull();
    const before = { ...opened, until: opened.until + 1 };
    expect(stepped({ now: T0 + HOUR_MS, holds: [], opened: before }).announcement).not.toBeNull();
  });

  test('is told at once when a snooze ends by itself, due or not, and by no other end of it', () => {
    const at = { now: T0 + HOUR_MS, holds: [] };
    expect(stepped({ ...at, opened: byItself }).announcement).toMatchObject({ step: 'repeated', news: [] });
    expect(stepped(at).announcement).toBeNull();
  });

  test('is told once when the end of a snooze is held itself', () => {
    const quiet = { because: 'quiet_hours', until: T0 + 8 * HOUR_MS } as const;
    const waiting = stepped({ now: T0 + HOUR_MS, holds: [quiet], opened: byItself });
    expect(waiting).toMatchObject({ announcement: null, gate: { because: 'quiet_hours' } });
    expect(waiting.episode?.repeat.dueAt).toBe(quiet.until);
  });

  test('is none for an episode that was never told, which is told as it is when its time comes', () => {
    const untold = { ...told, told: null, alerts: told.alerts.map((alert) => ({ ...alert, told: null })) };
    const fresh = { ...untold, repeat: { dueAt: null, count: 0, newsAt: T0 } };
    expect(stepped({ opened: byItself }, fresh).episode).toEqual(fresh);
    expect(stepped({ opened: byItself, holds: [] }, fresh).announcement).toMatchObject({ step: 'fired' });
  });
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
