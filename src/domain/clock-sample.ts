/** What a server's clock said, and when it was asked and answered by ours (UTC ms). */
export interface ClockSample {
  readonly askedAt: number;
  readonly answeredAt: number;
  /** A whole second: what the `Date` header can say. */
  readonly serverSaid: number;
}

/** The only date form that servers may still send (RFC 9110, 5.6.7); `Date.parse` alone would take almost anything. */
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const HALF_A_SECOND_MS = 500;

/** UTC milliseconds of an HTTP date; undefined for anything else. */
export function parseHttpDate(text: string): number | undefined {
  if (!HTTP_DATE.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}

/** A sample from an answer's `Date` header; undefined when it has none, or none that can be read. */
export function readClockSample(header: string | null, askedAt: number, answeredAt: number): ClockSample | undefined {
  const serverSaid = parseHttpDate(header?.trim() ?? '');
  return serverSaid === undefined ? undefined : { askedAt, answeredAt, serverSaid };
}

/** By how much our clock is ahead of the server's (ms), taking it to have answered halfway; negative when ours is behind. */
export function readAhead({ askedAt, answeredAt, serverSaid }: ClockSample): number {
  return Math.round((askedAt + answeredAt) / 2 - (serverSaid + HALF_A_SECOND_MS));
}
