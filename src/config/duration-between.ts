import { formatDuration, parseDuration } from '../domain/duration.ts';
import { accepted, type Parsed, refused } from './text-schema.ts';

/** A parser of durations between two limits (ms, both included) into milliseconds; `example` is what an error shows. */
export function durationBetween(min: number, max: number, example: string): (text: string) => Parsed<number> {
  const smallest = min === 0 ? '0' : formatDuration(min);
  return (text) => {
    const ms = /w$/i.test(text) ? undefined : parseDuration(text);
    if (ms === undefined) return refused(`must be a number with its unit (s, m, h or d) such as ${example}`);
    if (ms < min || ms > max)
      return refused(`must be between ${smallest} and ${formatDuration(max)}, such as ${example}`);
    return accepted(ms);
  };
}
