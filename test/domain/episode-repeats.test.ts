import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { type EpisodeAlert, type EpisodeInput, stepEpisode } from '../../src/domain/episode.ts';
import { cny, FIFTY, last, news, playOn, steps, TEN, tick } from './episode-life.ts';
import { accountAfter, micros, snapshot, T0 } from './make.ts';
import { SETTINGS } from './play.ts';

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
