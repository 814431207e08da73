import { DAY_MS, HOUR_MS, MINUTE_MS } from '../src/domain/duration.ts';
import { isPeak } from '../src/domain/peak.ts';
import { between, normal } from './random.ts';

/** How an account's production behaves. */
export type Scenario =
  | 'steady'
  | 'office_hours'
  | 'weekend_pause'
  | 'bursts'
  | 'batch_job'
  | 'top_ups'
  | 'gaps'
  | 'leak';

export const SCENARIOS: readonly Scenario[] = [
  'steady',
  'office_hours',
  'weekend_pause',
  'bursts',
  'batch_job',
  'top_ups',
  'gaps',
  'leak',
];

/** What an account costs in each minute from `start` on, in micros; the prices of the peak hours are in it. */
export function costs(scenario: Scenario, random: () => number, start: number, minutes: number): Float64Array {
  const perMinute = (between(random, 4, 120) * 1e6 * MINUTE_MS) / DAY_MS;
  const load = LOADS[scenario](random, start, minutes);
  // The days are not alike, and neither are the minutes.
  const dayFactors = Array.from({ length: Math.ceil((minutes * MINUTE_MS) / DAY_MS) + 1 }, () =>
    Math.exp(0.15 * normal(random)),
  );
  return Float64Array.from({ length: minutes }, (_, minute) => {
    const at = start + minute * MINUTE_MS;
    const day = dayFactors[Math.floor((minute * MINUTE_MS) / DAY_MS)] ?? 1;
    return perMinute * load(at, minute) * day * (isPeak(at) ? 2 : 1) * between(random, 0.4, 1.6);
  });
}

type Load = (at: number, minute: number) => number;

const LOADS: Readonly<Record<Scenario, (random: () => number, start: number, minutes: number) => Load>> = {
  steady: () => () => 1,
  top_ups: () => () => 1,
  gaps: (random) => daily(between(random, 0, 24)),
  office_hours: (random) => {
    const offset = [8, 1, -5][Math.floor(random() * 3)] ?? 0;
    return (at) => {
      const { hour, weekend } = local(at, offset);
      if (weekend) return 0.03;
      return hour >= 9 && hour < 18 ? 2.5 : 0.05;
    };
  },
  weekend_pause: (random) => {
    const offset = between(random, -8, 8);
    return (at) => (local(at, offset).weekend ? 0 : 1.2);
  },
  bursts: (random, _start, minutes) => {
    const load = new Float64Array(minutes).fill(0.3);
    const perDay = between(random, 2, 6);
    const count = Math.round((perDay * minutes * MINUTE_MS) / DAY_MS);
    for (let burst = 0; burst < count; burst += 1) {
      const from = Math.floor(random() * minutes);
      const height = between(random, 5, 25);
      load.fill(height, from, from + Math.floor(between(random, 10, 60)));
    }
    return (_at, minute) => load[minute] ?? 0;
  },
  batch_job: (random) => {
    const begins = Math.floor(between(random, 0, 24));
    const hours = between(random, 1, 3);
    return (at) => {
      const hour = (at % DAY_MS) / HOUR_MS;
      return (hour - begins + 24) % 24 < hours ? 12 : 0.15;
    };
  },
  leak: (random, _start, minutes) => {
    const begins = minutes - (between(random, 0.7, 9) * DAY_MS) / MINUTE_MS;
    const factor = between(random, 3, 8);
    const load = daily(between(random, 0, 24));
    return (at, minute) => load(at) + (minute >= begins ? factor : 0);
  },
};

/** More in the day than in the night, wherever that is. */
function daily(noon: number): (at: number) => number {
  return (at) => 1 + 0.6 * Math.cos((2 * Math.PI * (at / HOUR_MS - noon)) / 24);
}

function local(at: number, offsetHours: number): { readonly hour: number; readonly weekend: boolean } {
  const there = new Date(at + offsetHours * HOUR_MS);
  const day = there.getUTCDay();
  return { hour: there.getUTCHours(), weekend: day === 0 || day === 6 };
}
