import { type ClockSample, readAhead } from '../../domain/clock-sample.ts';
import { formatDuration, SECOND_MS } from '../../domain/duration.ts';
import { type Finding, fine, wrong } from './finding.ts';

const MOST_MS = 30 * SECOND_MS;

/** Whether this machine's clock agrees with those of Slack and DeepSeek. */
export function clockFindings(samples: Readonly<Record<string, ClockSample | null>>): readonly Finding[] {
  const known = Object.entries(samples).flatMap(([name, sample]) =>
    sample === null ? [] : [{ name, ahead: readAhead(sample) }],
  );
  const off = known.filter(({ ahead }) => Math.abs(ahead) > MOST_MS);
  if (off.length > 0) {
    const differences = off.map(
      ({ name, ahead }) => `${formatDuration(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} ${name}'s`,
    );
    return [
      wrong(
        'Clock',
        `this machine's clock is ${differences.join(' and ')}.`,
        'Let it be set by NTP: times in messages are wrong, and over HTTP Slack refuses what is more than five minutes off.',
      ),
    ];
  }
  if (known.length === 0) return [];
  return [fine('Clock', `it agrees with ${known.map(({ name }) => `${name}'s`).join(' and ')}.`)];
}
