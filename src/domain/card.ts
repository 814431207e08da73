import type { AccountStatus, Rise } from './account.ts';
import { shownWallets } from './account-view.ts';
import { isRecovering, readLevel } from './alert.ts';
import {
  type AlertKey,
  type Announcement,
  type Ending,
  type Episode,
  type EpisodeAlert,
  keyOf,
  readSeverity,
  worstFirst,
} from './episode.ts';
import { clearsAt, isFailing, lastsAgainFrom } from './evidence.ts';
import { calmsBelow, type Fall } from './fall.ts';
import type { Forecast } from './forecast.ts';
import type { Gap } from './gap.ts';
import type { Step } from './gate.ts';
import type { FailureCause } from './reading.ts';
import type { Report } from './report.ts';
import type { Kind, Rule, Severity } from './rule.ts';
import type { Snooze, SnoozeEnd } from './snooze.ts';

/** What messages say about an account besides its balance. */
export interface AccountInfo {
  readonly id: string;
  readonly label: string;
  /** Slack user id of who pays; null when nobody is named. */
  readonly ownerId: string | null;
  readonly runbookUrl: string | null;
}

/** One alert of a card. Amounts in micros (of a percent, where that is the unit), times UTC ms. */
export interface CardAlert extends AlertKey {
  readonly severity: Severity;
  /** Threshold of the worst breached tier; null for kinds without one, or once it ended. */
  readonly thresholdMicros: number | null;
  /** The total at which the worst tier clears; of a drop the fall below which it does, of a runway how long it must last. So are the next two. */
  readonly clearsAt: number | null;
  /** The total at which all tiers of the present severity have cleared. */
  readonly calmsAt: number | null;
  /** The total at which all tiers have cleared. */
  readonly endsAt: number | null;
  readonly since: number;
  readonly firing: boolean;
  /** The first good reading is there, the one that confirms it is not. */
  readonly recovering: boolean;
  readonly firstTotal: number | null;
  /** The largest fall since it fired; null for kinds other than `drop`. */
  readonly fall: Fall | null;
  readonly ended: { readonly at: number; readonly ending: Ending } | null;
}

export interface CardWallet {
  readonly currency: string;
  readonly total: number;
  readonly granted: number | null;
  readonly toppedUp: number | null;
  readonly readAt: number;
  /** False: DeepSeek no longer lists it; the amounts are the last ones it gave. */
  readonly listed: boolean;
  /** What lay ahead when it was read; null where nobody looked, undefined in a card that an older release stored. */
  readonly forecast: Forecast | null | undefined;
}

/** All that the one message of an episode says, as data; stored, and rendered when it is delivered. */
export interface EpisodeCard {
  readonly version: 1;
  readonly account: AccountInfo;
  readonly open: boolean;
  readonly severity: Severity;
  readonly since: number;
  readonly ended: Episode['ended'];
  /** Firing first, worst first. */
  readonly alerts: readonly CardAlert[];
  /** Without wallets that nobody ever funded while another one is. */
  readonly wallets: readonly CardWallet[];
  /** Last good reading; null when there was none. */
  readonly readAt: number | null;
  /** Why the account cannot be read and since when; null while it can, or after a few failures only. */
  readonly failing: { readonly cause: FailureCause; readonly since: number } | null;
  /** DeepSeek answered 402: calls are refused and the balance is unknown. */
  readonly refused: boolean;
  /** What production reported about the calls, where no reading says it; null when an alert is not about that. */
  readonly report: Pick<Report, 'status' | 'by'> | null;
  readonly rises: readonly Rise[];
  readonly gaps: readonly Gap[];
  /** Mentions to tell when the episode fires or escalates. */
  readonly mentions: readonly string[];
  /** Who pauses its announcements and until when; null while nobody does, undefined in a card that an older release stored. */
  readonly snooze: CardSnooze | null | undefined;
}

export interface CardSnooze {
  readonly id: number;
  readonly by: string;
  readonly end: SnoozeEnd;
}

/** A card and the step it announces, as stored with a thread reply or a first message. */
export interface StepMessage {
  readonly step: Step;
  readonly card: EpisodeCard;
  /** What is new, worst first; empty for a repeat. */
  readonly news: readonly AlertKey[];
  readonly before: Announcement['before'];
  readonly broadcast: boolean;
}

/** The card of an episode as of now. `rules` are those that judged it. */
export function readCard(
  episode: Episode,
  account: AccountStatus,
  info: AccountInfo,
  rules: readonly Rule[],
  forecasts: readonly Forecast[],
  snooze?: Snooze,
): EpisodeCard {
  const firing = episode.alerts.flatMap((alert) => (alert.state.status === 'firing' ? alert.state.tiers : []));
  const breached = new Set(firing.map((tier) => tier.ruleId));
  const mentions = rules.flatMap((rule) => (breached.has(rule.id) && rule.mention !== null ? [rule.mention] : []));
  return {
    version: 1,
    account: info,
    open: episode.ended === null,
    severity: readSeverity(episode),
    since: episode.since,
    ended: episode.ended,
    alerts: episode.alerts.toSorted(worstFirst).map(readCardAlert),
    wallets: withForecasts(shownWallets(account), forecasts),
    readAt: account.lastGoodAt,
    failing: readFailing(account),
    refused: account.refused,
    report: readReport(episode, account),
    rises: episode.rises,
    gaps: episode.gaps,
    mentions: [...new Set(mentions)],
    snooze: snooze === undefined || episode.ended !== null ? null : readCardSnooze(snooze),
  };
}

/** A snooze as messages show it. */
function readCardSnooze({ id, by, until }: Snooze): CardSnooze {
  return { id, by, end: until };
}

/** Whether both show the same snooze, or none. */
export function showsSameSnooze(a: EpisodeCard, b: EpisodeCard): boolean {
  return JSON.stringify(a.snooze ?? null) === JSON.stringify(b.snooze ?? null);
}

/** Wallets as messages show them. */
export function withForecasts(
  wallets: readonly Omit<CardWallet, 'forecast'>[],
  forecasts: readonly Forecast[],
): readonly CardWallet[] {
  return wallets.map(({ currency, total, granted, toppedUp, readAt, listed }) => ({
    currency,
    total,
    granted,
    toppedUp,
    readAt,
    listed,
    forecast: forecasts.find((each) => each.currency === currency) ?? null,
  }));
}

/** Whether two cards would show people the same; instants of readings and what follows from them alone are no difference. */
export function isSameCard(a: EpisodeCard, b: EpisodeCard): boolean {
  return showsSameSnooze(a, b) && JSON.stringify(withoutTimes(a)) === JSON.stringify(withoutTimes(b));
}

function readFailing(account: AccountStatus): EpisodeCard['failing'] {
  if (account.cause === null || account.failingSince === null || !isFailing(account)) return null;
  return { cause: account.cause, since: account.failingSince };
}

function readReport({ alerts }: Episode, { report, available }: AccountStatus): EpisodeCard['report'] {
  if (report === null || available === false || !alerts.some(({ kind }) => kind === 'unavailable')) return null;
  return { status: report.status, by: report.by };
}

/** Without the snooze too: a card of an older release has none, which shows the same as none. */
function withoutTimes(card: EpisodeCard): unknown {
  return {
    ...card,
    snooze: undefined,
    readAt: null,
    wallets: card.wallets.map((wallet) => ({ ...wallet, readAt: 0, forecast: null })),
  };
}

function readCardAlert(alert: EpisodeAlert): CardAlert {
  const level = readLevel(alert.state);
  const threshold = level?.thresholdMicros ?? null;
  return {
    ...keyOf(alert),
    severity: level?.severity ?? 'warning',
    thresholdMicros: threshold,
    clearsAt: threshold === null ? null : clearOf(alert.kind, threshold),
    calmsAt: lastClear(alert, level?.severity),
    endsAt: lastClear(alert),
    since: alert.since,
    firing: level !== undefined,
    recovering: isRecovering(alert.state),
    firstTotal: alert.firstTotal,
    fall: alert.fall,
    ended: alert.ended,
  };
}

function clearOf(kind: Kind, thresholdMicros: number): number {
  if (kind === 'runway') return lastsAgainFrom(thresholdMicros);
  return kind === 'drop' ? calmsBelow(thresholdMicros) : clearsAt(thresholdMicros);
}

/** Where the last of some tiers clears; null when there are none with a threshold. */
function lastClear({ kind, state }: EpisodeAlert, severity?: Severity): number | null {
  const tiers = state.status === 'firing' ? state.tiers : [];
  const clears = tiers
    .filter((tier) => severity === undefined || tier.severity === severity)
    .flatMap(({ thresholdMicros }) => (thresholdMicros === null ? [] : [clearOf(kind, thresholdMicros)]));
  if (clears.length === 0) return null;
  return kind === 'drop' ? Math.min(...clears) : Math.max(...clears);
}
