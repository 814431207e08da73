import type { DigestAccount, DigestReport, DigestWallet } from '../../src/domain/digest-report.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/duration.ts';
import type { Forecast } from '../../src/domain/forecast.ts';
import { micros } from '../domain/make.ts';
import { makeCardWallet } from './make-card.ts';

/** 09:00 in Shanghai. */
export const UNTIL = Date.UTC(2026, 10, 26, 1);

export const LASTING: Forecast = {
  currency: 'CNY',
  burn: { hour: null, day: { perDayMicros: micros(31.2), observed: 1 }, week: null },
  outlook: { kind: 'lasts', likelyMs: 3.5 * DAY_MS, shortestMs: 3 * DAY_MS, longestMs: 4 * DAY_MS },
  topUpMicros: micros(935.2),
  thresholdMicros: micros(90),
};

/** A wallet that spent ¥31.20, and ¥28.10 before, watched all the time. */
export function makeDigestWallet(given: Partial<DigestWallet> = {}): DigestWallet {
  return {
    ...makeCardWallet('CNY', 71.46),
    forecast: LASTING,
    old: false,
    spend: { micros: micros(31.2), observed: 1, hidden: false },
    before: { micros: micros(28.1), observed: 1, hidden: false },
    movements: [],
    ...given,
  };
}

export function makeDigestAccount(given: Partial<DigestAccount> = {}): DigestAccount {
  return {
    info: { id: 'prod', label: 'prod', ownerId: null, runbookUrl: null },
    state: 'ok',
    wallets: [makeDigestWallet()],
    episodes: [],
    gaps: [],
    ...given,
  };
}

/** The digest of 2026-11-26 in Shanghai, of one account. */
export function makeDigest(given: Partial<DigestReport> = {}): DigestReport {
  return {
    key: '2026-11-26',
    period: { from: UNTIL - DAY_MS, until: UNTIL },
    zone: 'Asia/Shanghai',
    missed: [],
    accounts: [makeDigestAccount()],
    ...given,
  };
}

/** As full as it can be: twenty accounts with three wallets each, on which everything happened. */
export function fullDigest(outside: {
  readonly label: string;
  readonly id: string;
  readonly currency: string;
}): DigestReport {
  const most = Number.MAX_SAFE_INTEGER;
  const kinds = ['top_up', 'grant', 'rise', 'expiry', 'refund', 'top_up'] as const;
  const wallets = ['CNY', 'USD', outside.currency].map((currency, index) =>
    makeDigestWallet({
      ...makeCardWallet(currency, 0),
      total: -most,
      listed: index !== 1,
      spend: { micros: most, observed: 0.5, hidden: true },
      before: { micros: most, observed: 0.004, hidden: true },
      movements: kinds.map((kind) => ({ kind, micros: -most, at: UNTIL - HOUR_MS })),
    }),
  );
  const account = makeDigestAccount({
    info: { id: outside.id, label: outside.label, ownerId: null, runbookUrl: null },
    state: 'unavailable',
    wallets,
    episodes: Array.from({ length: 9 }, (_, index) => ({
      severity: 'critical',
      kinds: ['below', 'drop', 'runway', 'unavailable', 'blind'],
      since: UNTIL - 9 * HOUR_MS,
      until: index === 0 ? null : UNTIL - HOUR_MS,
    })),
    gaps: Array.from({ length: 9 }, () => ({ from: UNTIL - 2 * HOUR_MS, until: UNTIL - HOUR_MS })),
  });
  return makeDigest({
    missed: [
      { because: 'not_running', first: '2026-01-01', last: '2026-11-24', count: 328 },
      { because: 'not_delivered', first: '2026-11-25', last: '2026-11-25', count: 1 },
    ],
    accounts: Array.from({ length: 20 }, () => account),
  });
}
