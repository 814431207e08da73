import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLevel } from '../../src/domain/alert.ts';
import type { AlertKey, Episode } from '../../src/domain/episode.ts';
import { readQuietEnd } from '../../src/domain/quiet-hours.ts';
import { opinions } from './model.ts';
import { type Played, play, type Stored } from './play.ts';
import { RUNS } from './runs.ts';
import { heldStories, type Story, stories, swapped } from './stories.ts';

/** Lives with holds are looked at far more often, and so take longer. */
const FEWER_RUNS = { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 4) };
/** However few runs a property is given: how many lives are drawn to see what lives there are. */
const LIVES = { ...RUNS, numRuns: 75 };

function holds(claim: (story: Story, played: readonly Played[]) => void, life = stories(), runs = RUNS): void {
  fc.assert(
    fc.property(life, (story) => claim(story, play(story.happenings, story.settings))),
    runs,
  );
}

/** What the channel sees of a play. */
function seen(played: readonly Played[]): readonly unknown[] {
  return played.map(({ step }) => step && { announcement: step.announcement, episode: step.episode });
}

function stepsOf(played: readonly Played[]): readonly string[] {
  return played.flatMap(({ step }) => step?.announcement?.step ?? []);
}

/** As the second opinion names alerts. */
function nameOf({ kind, currency, unit, windowMs }: AlertKey): string {
  return `${kind}/${currency ?? ''}${windowMs === null ? '' : `/${windowMs}/${unit}`}`;
}

function levels(episode: Episode | null): readonly string[] {
  const firing = (episode?.alerts ?? []).flatMap((alert) => {
    const level = readLevel(alert.state);
    return level === undefined ? [] : [`${nameOf(alert)} ${level.severity} ${level.thresholdMicros ?? ''}`];
  });
  return firing.toSorted();
}

function toldLevels(episode: Episode | null): readonly string[] {
  const told = (episode?.alerts ?? []).flatMap((alert) =>
    alert.told === null ? [] : [`${nameOf(alert)} ${alert.told.severity} ${alert.told.thresholdMicros ?? ''}`],
  );
  return told.toSorted();
}

describe('the core agrees with the product read by a second pair of eyes', () => {
  test.each([
    ['on every step, what is new in it and what ended it', stories, RUNS],
    ['also while snoozes and quiet hours hold something back', heldStories, FEWER_RUNS],
  ])('%s', (_, lives, runs) => {
    holds(
      ({ happenings, settings }, played) => {
        const said = played.map(({ step }) => {
          if (step === undefined) return undefined;
          const { announcement, episode } = step;
          return {
            says: announcement?.step ?? null,
            news: (announcement?.news ?? []).map(nameOf).toSorted(),
            endedBy: episode?.ended?.ending.by ?? null,
          };
        });
        const expected = opinions(happenings, settings).map(
          (opinion) => opinion && { says: opinion.says, news: opinion.news.toSorted(), endedBy: opinion.endedBy },
        );
        expect(said).toEqual(expected);
      },
      lives(),
      runs,
    );
  });

  test('on the rises since an episode began', () => {
    holds(({ happenings, settings }, played) => {
      const rises = played.map(({ step }) => {
        const list = step?.episode?.rises ?? [];
        return step && Object.fromEntries(list.map(({ currency, ...rise }) => [currency, rise]));
      });
      expect(rises).toEqual(opinions(happenings, settings).map((opinion) => opinion?.rises));
    });
  });
});

test('the stories reach every step, by readings and by edits', () => {
  const all = fc.sample(stories(), LIVES).flatMap(({ happenings, settings }) => play(happenings, settings));
  expect(new Set(stepsOf(all))).toEqual(new Set(['fired', 'escalated', 'joined', 'eased', 'resolved', 'repeated']));
  const endings = all.flatMap(({ step }) => step?.episode?.ended?.ending.by ?? []);
  expect(new Set(endings)).toEqual(new Set(['readings', 'edit']));
});

describe('in every story', () => {
  test('a restart between any two happenings changes nothing', () => {
    holds(({ happenings, settings }, played) => {
      const restarted = play(happenings, settings, (stored): Stored => JSON.parse(JSON.stringify(stored)));
      expect(seen(restarted)).toEqual(seen(played));
    });
  });

  test('swapped rows change nothing', () => {
    holds(({ happenings, settings }, played) => {
      expect(seen(play(swapped(happenings), settings))).toEqual(seen(played));
    });
  });

  test('each episode is announced first as fired and last, once, as resolved', () => {
    holds((_, played) => {
      const steps = stepsOf(played).filter((step) => step === 'fired' || step === 'resolved');
      expect(steps).toEqual(steps.map((_step, index) => (index % 2 === 0 ? 'fired' : 'resolved')));
      const ended = played.filter(({ step }) => step?.episode?.ended);
      expect(ended.map(({ step }) => step?.announcement?.step)).toEqual(ended.map(() => 'resolved'));
      const open = played.at(-1)?.after.episode ?? null;
      expect(steps.at(-1) === 'fired').toBe(open !== null);
    });
  });

  test('an episode is open exactly while something fires', () => {
    holds((_, played) => {
      for (const { after } of played) expect(levels(after.episode).length > 0).toBe(after.episode !== null);
    });
  });

  test('what a channel was told is what is', () => {
    holds((_, played) => {
      for (const { after } of played) expect(toldLevels(after.episode)).toEqual(levels(after.episode));
    });
  });

  test('only a repeat has no news, and only news changes what a channel was told', () => {
    holds((_, played) => {
      for (const { happening, before, step } of played) {
        const announced = step?.announcement;
        if (!announced) continue;
        expect(announced.news.length === 0).toBe(announced.step === 'repeated');
        // A threshold that is moved under a firing alert is told by the notice of that change, repeat or not.
        if (announced.step === 'repeated' && happening.what === 'change') continue;
        const changed = levels(before.episode).join() !== levels(step.episode).join();
        expect(changed).toBe(announced.step !== 'repeated');
      }
    });
  });

  test('a failure or a refusal leaves every alert about a balance as it was', () => {
    holds((_, played) => {
      for (const { happening, before, after } of played) {
        if (happening.what !== 'read' || happening.reading.kind === 'snapshot') continue;
        const balances = ({ episode }: Stored): unknown =>
          (episode?.alerts ?? []).filter(({ currency, state }) => currency !== null && state.status === 'firing');
        expect(balances(after)).toEqual(balances(before));
      }
    });
  });

  test('a reading that started before the last stored one is as if it never was', () => {
    holds((_, played) => {
      const discarded = played.filter(({ happening, account }) => happening.what === 'read' && account === undefined);
      expect(discarded.map(({ after, step }) => ({ after, step }))).toEqual(
        discarded.map(({ before }) => ({ after: before, step: undefined })),
      );
    });
  });
});

describe('with snoozes and quiet hours', () => {
  test('only an end, or news of something critical, comes through', () => {
    holds(
      (_, played) => {
        for (const { after, step } of played) {
          const announced = step?.announcement;
          if (after.snooze === null || !announced || announced.step === 'resolved') continue;
          expect(['fired', 'escalated']).toContain(announced.step);
          expect(levels(step.episode).join()).toContain(' critical ');
        }
      },
      heldStories(),
      FEWER_RUNS,
    );
  });

  test('what a channel was told is what is, whenever nothing is held', () => {
    holds(
      ({ settings }, played) => {
        for (const { after, now } of played) {
          if (after.snooze !== null || readQuietEnd(settings.quiet ?? null, 'UTC', now) !== null) continue;
          expect(toldLevels(after.episode)).toEqual(levels(after.episode));
        }
      },
      heldStories(),
      FEWER_RUNS,
    );
  });

  test('a reminder that waits is not due before that ends', () => {
    holds(
      (_, played) => {
        for (const { after, step, now } of played) {
          if (step === undefined || step.gate.opens || !('until' in step.gate)) continue;
          expect(after.episode?.repeat.dueAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now);
        }
      },
      heldStories(),
      FEWER_RUNS,
    );
  });

  test('the stories hold back something by both, and end it by both', () => {
    const all = fc.sample(heldStories(), LIVES).flatMap(({ happenings, settings }) => play(happenings, settings));
    const because = all.flatMap(({ step }) => (step === undefined || step.gate.opens ? [] : step.gate.because));
    expect(new Set(because)).toEqual(new Set(['nothing_to_tell', 'told_already', 'snoozed', 'quiet_hours']));
  });
});
