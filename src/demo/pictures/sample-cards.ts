import type { CardAlert, CardWallet, EpisodeCard, StepMessage } from '../../domain/card.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, toMinuteMicros } from '../../domain/duration.ts';
import { clearsAt, lastsAgainFrom } from '../../domain/evidence.ts';
import { calmsBelow } from '../../domain/fall.ts';
import type { Forecast } from '../../domain/forecast.ts';
import { MICROS_PER_UNIT } from '../../domain/money.ts';
import { ALICE, ONCALL } from './sample-names.ts';

/** By whose clocks the samples are told. */
export const ZONE = 'Asia/Shanghai';
/** When all samples are looked at: 14:05 on a Thursday, in Shanghai. */
export const NOW = Date.UTC(2026, 10, 26, 6, 5);

/** Whole micros of an amount. */
export function micros(amount: number): number {
  return Math.round(amount * MICROS_PER_UNIT);
}

/** What lies ahead of a wallet that burns this much a day, as of a reading. */
function sampleForecast(currency: string, total: number, perDay: number): Forecast {
  const likelyMs = (total / perDay) * DAY_MS;
  return {
    currency,
    burn: { hour: null, day: { perDayMicros: micros(perDay), observed: 1 }, week: null },
    outlook: { kind: 'lasts', shortestMs: 0.8 * likelyMs, likelyMs, longestMs: 1.3 * likelyMs },
    topUpMicros: micros(Math.max(0, 30 * perDay - total)),
    thresholdMicros: micros(Math.ceil((3 * perDay) / 10) * 10),
  };
}

/** A wallet with ten granted, read 20 s before. */
export function sampleWallet(currency: string, total: number, perDay: number, at = NOW): CardWallet {
  return {
    currency,
    total: micros(total),
    granted: micros(10),
    toppedUp: micros(total - 10),
    readAt: at - 20 * SECOND_MS,
    listed: true,
    forecast: sampleForecast(currency, total, perDay),
  };
}

const BELOW_50 = {
  kind: 'below',
  currency: 'CNY',
  unit: 'money',
  windowMs: null,
  severity: 'warning',
  thresholdMicros: micros(50),
  clearsAt: clearsAt(micros(50)),
  calmsAt: clearsAt(micros(50)),
  endsAt: clearsAt(micros(50)),
  since: NOW - 20 * SECOND_MS,
  firing: true,
  recovering: false,
  firstTotal: micros(47.82),
  fall: null,
  ended: null,
} as const satisfies CardAlert;

const FALL: CardAlert = {
  ...BELOW_50,
  kind: 'drop',
  windowMs: HOUR_MS,
  thresholdMicros: micros(30),
  clearsAt: calmsBelow(micros(30)),
  calmsAt: calmsBelow(micros(30)),
  endsAt: calmsBelow(micros(30)),
  fall: { micros: micros(34.6), ofMicros: micros(82.42), hidden: false, estimated: false },
};

const THREE_DAYS = toMinuteMicros(3 * DAY_MS);
const RUNWAY: CardAlert = {
  ...BELOW_50,
  kind: 'runway',
  unit: 'minutes',
  thresholdMicros: THREE_DAYS,
  clearsAt: lastsAgainFrom(THREE_DAYS),
  calmsAt: lastsAgainFrom(THREE_DAYS),
  endsAt: lastsAgainFrom(THREE_DAYS),
};

/** prod fell below ¥50 a moment ago. */
export const WARNING: EpisodeCard = {
  version: 1,
  account: { id: 'prod', label: 'Production', ownerId: null, runbookUrl: 'https://wiki.example/deepseek-balance' },
  open: true,
  severity: 'warning',
  since: BELOW_50.since,
  ended: null,
  alerts: [BELOW_50],
  wallets: [sampleWallet('CNY', 47.82, 31.2)],
  readAt: NOW - 20 * SECOND_MS,
  failing: null,
  refused: false,
  report: null,
  rises: [],
  gaps: [],
  mentions: [],
  snooze: null,
};

/** The same, after Alice has seen it. */
export const SNOOZED: EpisodeCard = {
  ...WARNING,
  snooze: { id: 1, by: ALICE, end: { kind: 'time', at: NOW + 4 * HOUR_MS } },
};

/** prod is below ¥10, too, and the people on call are told. */
export const CRITICAL: EpisodeCard = {
  ...WARNING,
  severity: 'critical',
  since: NOW - 28 * HOUR_MS,
  alerts: [
    {
      ...BELOW_50,
      severity: 'critical',
      thresholdMicros: micros(10),
      clearsAt: clearsAt(micros(10)),
      calmsAt: clearsAt(micros(10)),
      since: NOW - 28 * HOUR_MS,
      firstTotal: micros(49.9),
    },
  ],
  wallets: [{ ...sampleWallet('CNY', 9.38, 33.5), granted: 0, toppedUp: micros(9.38) }],
  mentions: [`<!subteam^${ONCALL}>`],
};

/** prod is low in yuan, falls fast and will not last, and holds dollars besides. */
export const SEVERAL: EpisodeCard = {
  ...WARNING,
  since: NOW - 25 * MINUTE_MS,
  alerts: [{ ...BELOW_50, since: NOW - 25 * MINUTE_MS }, FALL, RUNWAY],
  wallets: [sampleWallet('CNY', 47.82, 31.2), sampleWallet('USD', 18.4, 0.9)],
};

/** It was topped up, and the second good reading ended it. */
export const RESOLVED: EpisodeCard = {
  ...WARNING,
  open: false,
  since: NOW - 200 * MINUTE_MS,
  ended: { at: NOW, ending: { by: 'readings' } },
  alerts: [
    {
      ...BELOW_50,
      since: NOW - 200 * MINUTE_MS,
      thresholdMicros: null,
      clearsAt: null,
      calmsAt: null,
      endsAt: null,
      firing: false,
      ended: { at: NOW, ending: { by: 'readings' } },
    },
  ],
  wallets: [sampleWallet('CNY', 241.2, 31.2)],
  rises: [{ currency: 'CNY', total: micros(200), toppedUp: micros(200) }],
};

/** The reply in the thread when the warning became critical. */
export const ESCALATION: StepMessage = {
  step: 'escalated',
  card: CRITICAL,
  news: CRITICAL.alerts,
  before: { at: CRITICAL.since, totals: [{ currency: 'CNY', total: micros(49.9) }] },
  broadcast: true,
};

/** What announces a card first. */
export function firstMessage(card: EpisodeCard): StepMessage {
  return { step: 'fired', card, news: card.alerts, before: null, broadcast: false };
}
