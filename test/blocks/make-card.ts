import type { Message } from '../../src/blocks/message.ts';
import type { CardAlert, CardWallet, EpisodeCard, StepMessage } from '../../src/domain/card.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, toMinuteMicros } from '../../src/domain/duration.ts';
import type { Edit } from '../../src/domain/episode.ts';
import { clearsAt, lastsAgainFrom } from '../../src/domain/evidence.ts';
import type { Forecast } from '../../src/domain/forecast.ts';
import { micros } from '../domain/make.ts';

/** 14:05 UTC on a Saturday: when the examples' alerts begin. */
export const T1405 = Date.UTC(2026, 10, 21, 14, 5);
export const BY_READINGS = { at: T1405 + 3 * HOUR_MS + 20 * MINUTE_MS, ending: { by: 'readings' } } as const;

/** The ending by a change of rules at the same time; by U1 and a removal unless told otherwise. */
export function byEdit(what: Edit['what'] = 'removed', by: string | null = 'U1'): NonNullable<EpisodeCard['ended']> {
  return { at: BY_READINGS.at, ending: { by: 'edit', edit: { by, what } } };
}

export function makeCardWallet(currency: string, total: number, given: Partial<CardWallet> = {}): CardWallet {
  return {
    currency,
    total: micros(total),
    granted: 0,
    toppedUp: micros(total),
    readAt: T1405,
    listed: true,
    forecast: null,
    ...given,
  };
}

/** A firing alert `below` that many CNY, warning, unless told otherwise. */
export function makeBelow(threshold: number, given: Partial<CardAlert> = {}): CardAlert {
  return {
    kind: 'below',
    currency: 'CNY',
    severity: 'warning',
    thresholdMicros: micros(threshold),
    unit: 'money',
    windowMs: null,
    fall: null,
    clearsAt: clearsAt(micros(threshold)),
    calmsAt: clearsAt(micros(threshold)),
    endsAt: clearsAt(micros(threshold)),
    since: T1405,
    firing: true,
    recovering: false,
    firstTotal: micros(threshold - 5),
    ended: null,
    ...given,
  };
}

/** A firing drop of ¥32.10 in an hour with a threshold of ¥30.00, warning, unless told otherwise. */
export function makeDrop(given: Partial<CardAlert> = {}): CardAlert {
  return {
    ...makeBelow(30),
    kind: 'drop',
    windowMs: HOUR_MS,
    fall: { micros: micros(32.1), ofMicros: micros(132.1), hidden: false, estimated: false },
    clearsAt: micros(24),
    calmsAt: micros(24),
    endsAt: micros(24),
    ...given,
  };
}

/** A firing runway of less than 3 days, warning, unless told otherwise. */
export function makeRunway(given: Partial<CardAlert> = {}): CardAlert {
  const threshold = toMinuteMicros(3 * DAY_MS);
  const clears = lastsAgainFrom(threshold);
  return {
    ...makeBelow(1),
    kind: 'runway',
    unit: 'minutes',
    thresholdMicros: threshold,
    clearsAt: clears,
    calmsAt: clears,
    endsAt: clears,
    firstTotal: micros(45),
    ...given,
  };
}

/** ¥31.20 a day, which lasts so many hours at the least, unless told otherwise. */
export function makeForecast(shortestHours: number, given: Partial<Forecast> = {}): Forecast {
  return {
    currency: 'CNY',
    burn: { hour: null, day: { perDayMicros: micros(31.2), observed: 1 }, week: null },
    outlook: {
      kind: 'lasts',
      shortestMs: shortestHours * HOUR_MS,
      likelyMs: shortestHours * HOUR_MS,
      longestMs: 1.5 * shortestHours * HOUR_MS,
    },
    topUpMicros: micros(938.2),
    thresholdMicros: micros(100),
    ...given,
  };
}

/** A firing alert without a wallet; calls refused are critical. */
export function makeAlert(kind: 'unavailable' | 'blind', given: Partial<CardAlert> = {}): CardAlert {
  return {
    ...makeBelow(1),
    kind,
    currency: null,
    severity: kind === 'unavailable' ? 'critical' : 'warning',
    thresholdMicros: null,
    unit: 'money',
    windowMs: null,
    fall: null,
    clearsAt: null,
    calmsAt: null,
    endsAt: null,
    firstTotal: null,
    ...given,
  };
}

/** An alert as the card has it once it ended: without level and threshold. */
export function ended(alert: CardAlert, how: NonNullable<CardAlert['ended']> = BY_READINGS): CardAlert {
  return {
    ...alert,
    severity: 'warning',
    thresholdMicros: null,
    clearsAt: null,
    calmsAt: null,
    endsAt: null,
    firing: false,
    ended: how,
  };
}

/** prod with ¥45.00, below 50. */
export function makeCard(given: Partial<EpisodeCard> = {}): EpisodeCard {
  return {
    version: 1,
    account: { id: 'prod', label: 'prod', ownerId: null, runbookUrl: null },
    open: true,
    severity: 'warning',
    since: T1405,
    ended: null,
    alerts: [makeBelow(50)],
    wallets: [makeCardWallet('CNY', 45)],
    readAt: T1405,
    failing: null,
    refused: false,
    report: null,
    rises: [],
    gaps: [],
    mentions: [],
    snooze: null,
    ...given,
  };
}

/** The card of an episode that ended after 3 h 20 min. */
export function makeEndedCard(given: Partial<EpisodeCard> = {}): EpisodeCard {
  return makeCard({
    open: false,
    ended: BY_READINGS,
    alerts: [ended(makeBelow(50))],
    wallets: [makeCardWallet('CNY', 241.2)],
    readAt: BY_READINGS.at,
    ...given,
  });
}

/** A step about all alerts of its card. */
export function makeStep(step: StepMessage['step'], card: EpisodeCard, given: Partial<StepMessage> = {}): StepMessage {
  return { step, card, news: card.alerts, before: null, broadcast: false, ...given };
}

/** What stood in the announcement before, at 14:05. */
export function told(totals: Readonly<Record<string, number>>): NonNullable<StepMessage['before']> {
  return {
    at: T1405,
    totals: Object.entries(totals).map(([currency, total]) => ({ currency, total: micros(total) })),
  };
}

/** The first line of a message's text. */
export function titleOf({ text }: Message): string {
  return text.split('\n')[0] ?? '';
}

/** Every string that the blocks show, in their order. */
export function blockTexts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(blockTexts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : blockTexts(inner),
  );
}
