import type { FetchFunction } from '@slack/web-api';
import { type ClockSample, readClockSample } from '../domain/clock-sample.ts';

/** A `fetch` for Slack's client that also tells what Slack's clock said in each answer. */
export function createClockedFetch(now: () => number, onClock: (sample: ClockSample) => void): FetchFunction {
  return async (...asked) => {
    const askedAt = now();
    const response = await fetch(...asked);
    const sample = readClockSample(response.headers.get('date'), askedAt, now());
    if (sample !== undefined) onClock(sample);
    return response;
  };
}
