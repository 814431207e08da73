import type { KnownWallet } from '../domain/account.ts';
import { readLevel } from '../domain/alert.ts';
import type { BurnRate } from '../domain/burn-hours.ts';
import { SECOND_MS } from '../domain/duration.ts';
import type { Forecast } from '../domain/forecast.ts';
import { formatDecimal } from '../domain/money.ts';
import type { StoredEpisode } from '../ports.ts';
import type { StatusAccount, StatusReport } from '../usecases/read-status.ts';

/** What `status --json` prints. Amounts are decimal text, instants ISO 8601 in UTC; fields may be added within schema 1. */
export function statusJson({ lastCheckAt, pause, accounts, episodes, waiting, pausedChannels }: StatusReport): object {
  return {
    schema: 1,
    lastCheckAt: isoInstant(lastCheckAt),
    paused: pause && { reason: pause.reason, since: isoInstant(pause.since), nextTryAt: isoInstant(pause.nextTryAt) },
    accounts: accounts.map(accountJson),
    episodes: episodes.map(episodeJson),
    waiting: waiting.map((each) => ({ ...each, since: isoInstant(each.since) })),
    pausedChannels: pausedChannels.flatMap(({ id, paused }) =>
      paused === null
        ? []
        : [{ id, reason: paused.reason, since: isoInstant(paused.since), nextTryAt: isoInstant(paused.nextTryAt) }],
    ),
  };
}

/** An instant (UTC ms) as `2026-11-21T14:05:00.000Z`; null stays null. */
export function isoInstant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** Micros as exact decimal text, `45.00`; null stays null. */
export function decimalText(micros: number | null): string | null {
  return micros === null ? null : formatDecimal(micros);
}

function accountJson({ view: { info, state, wallets }, status }: StatusAccount): object {
  return {
    id: info.id,
    label: info.label,
    state,
    available: status.available,
    lastReadAt: isoInstant(status.lastReadAt),
    lastGoodAt: isoInstant(status.lastGoodAt),
    failures: status.failures,
    failingSince: isoInstant(status.failingSince),
    cause: status.cause,
    report: status.report && { ...status.report, reportedAt: isoInstant(status.report.reportedAt) },
    wallets: status.wallets.map((wallet) => ({
      ...walletJson(wallet),
      forecast: forecastJson(wallets.find(({ currency }) => currency === wallet.currency)?.forecast ?? null),
    })),
  };
}

function walletJson({ currency, total, granted, toppedUp, listed, readAt }: KnownWallet): object {
  return {
    currency,
    total: decimalText(total),
    granted: decimalText(granted),
    toppedUp: decimalText(toppedUp),
    listed,
    readAt: isoInstant(readAt),
  };
}

/** Null where nobody looked: a wallet that was never funded while another one is. Times are seconds. */
function forecastJson(forecast: Forecast | null): object | null {
  if (forecast === null) return null;
  const { burn, outlook, topUpMicros, thresholdMicros } = forecast;
  return {
    burn: { hour: burnJson(burn.hour), day: burnJson(burn.day), week: burnJson(burn.week) },
    outlook: outlook.kind,
    lastsSeconds:
      outlook.kind === 'lasts'
        ? {
            shortest: Math.floor(outlook.shortestMs / SECOND_MS),
            likely: Math.floor(outlook.likelyMs / SECOND_MS),
            longest: outlook.longestMs === null ? null : Math.floor(outlook.longestMs / SECOND_MS),
          }
        : null,
    topUpFor30Days: decimalText(topUpMicros),
    suggestedThreshold: decimalText(thresholdMicros),
  };
}

function burnJson(rate: BurnRate | null): object | null {
  return rate && { perDay: decimalText(rate.perDayMicros), observed: Number(rate.observed.toFixed(3)) };
}

function episodeJson({ channelId, accountId, episode }: StoredEpisode): object {
  return {
    channel: channelId,
    account: accountId,
    since: isoInstant(episode.since),
    alerts: episode.alerts.flatMap((alert) => {
      const level = readLevel(alert.state);
      if (level === undefined) return [];
      return [
        {
          kind: alert.kind,
          currency: alert.currency,
          severity: level.severity,
          threshold: decimalText(level.thresholdMicros),
          unit: alert.unit,
          windowMs: alert.windowMs,
          since: isoInstant(alert.since),
        },
      ];
    }),
  };
}
