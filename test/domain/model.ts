import type { Step } from '../../src/domain/gate.ts';
import type { Reading, Wallet } from '../../src/domain/reading.ts';
import type { Rule, Severity } from '../../src/domain/rule.ts';
import { type Happening, type Settings, UNITS_PER_HOUR } from './play.ts';

/*
 * A second opinion on what is announced, written from the product's sentences and not from the core: it keeps every
 * reading and every verdict, and looks back over all of them each time. Slow and simple on purpose.
 */

/** What one look at an account came to. Wallets and kinds are named `below/CNY`, `blind/`. */
export interface Opinion {
  readonly says: Step | null;
  readonly news: readonly string[];
  readonly endedBy: 'readings' | 'edit' | null;
  /** Rises since the episode began, per currency; `toppedUp` null without the split. */
  readonly rises: Readonly<Record<string, { total: number; toppedUp: number | null }>>;
}

interface Seen {
  readonly reading: Reading;
  readonly startedAt: number;
  readonly at: number;
}

/** `worse`: a refused key, `limited`: production meets a limit because of the balance. What says nothing about a rule is not noted. */
type Verdict = 'bad' | 'worse' | 'limited' | 'good' | 'between';
interface Noted {
  readonly at: number;
  readonly verdict: Verdict;
}
/** What production reported after so many readings. */
interface Reported {
  readonly at: number;
  readonly status: 402 | 429;
  readonly after: number;
}
interface Watched {
  readonly rule: Rule;
  readonly noted: readonly Noted[];
}
interface Announced {
  readonly severity: Severity;
  readonly threshold: number;
  readonly ruleId: number;
}
/** While it lasts, only what is worse than `severity` is news. */
interface Snoozed {
  readonly until: number;
  readonly severity: Severity;
}
interface Said {
  readonly at: number;
  readonly step: Step;
  readonly severity: Severity;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The opinions on a row of happenings; undefined where a reading is to be discarded. */
export function opinions(happenings: readonly Happening[], settings: Settings): readonly (Opinion | undefined)[] {
  const model = createModel(settings);
  let now = settings.startAt;
  return happenings.map((happening) => {
    now += happening.afterMs;
    return model(happening, now);
  });
}

function createModel(settings: Settings): (happening: Happening, now: number) => Opinion | undefined {
  const seen: Seen[] = [];
  const reported: Reported[] = [];
  let watched: Watched[] = [];
  let announced = new Map<string, Announced>();
  let said: Said[] = [];
  let openSince: { readonly readings: number } | null = null;
  let snoozed: Snoozed | null = null;
  /** A snooze ran out, and what is has not been told since. */
  let owes: { readonly from: number } | null = null;

  function settle(now: number, isEdit: boolean, byHand?: Snoozed | null): Opinion {
    if (snoozed !== null && snoozed.until <= now) {
      // What recovers is confirmed soon, which tells how it is.
      const from = now + (recovers(watched, settings) ? Math.max(settings.confirmAfterMs, 30_000) : 0);
      owes = said.length > 0 && (said.at(-1)?.at ?? 0) < snoozed.until ? { from } : null;
      snoozed = null;
    }
    if (byHand !== undefined) snoozed = byHand;
    const levels = levelsOf(watched, settings);
    const wasOpen = openSince !== null;
    if (openSince === null && levels.size > 0) openSince = { readings: seen.length };
    const isDue = owes === null ? isRepeatDue(said, now) : owes.from <= now;
    const wants = whatToSay(levels, announced, said.length > 0, isDue);
    const maySay = (step: Step) => !isHeldBack(step, levels, announced, snoozed, isQuiet(settings, now));
    // A reminder of something critical is not kept back by what may wait.
    const says = wants === null || maySay(wants) ? wants : isDue && maySay('repeated') ? 'repeated' : null;
    const news = [...new Set([...levels.keys(), ...announced.keys()])].filter((key) => {
      const [is, told] = [levels.get(key), announced.get(key)];
      return is?.severity !== told?.severity || is?.threshold !== told?.threshold;
    });
    const rises = openSince === null ? {} : risesAfter(seen, openSince.readings);
    if (levels.size === 0 && wasOpen && said.length === 0) {
      openSince = null;
      return { says: null, news: [], endedBy: isEdit ? 'edit' : 'readings', rises };
    }
    if (says === null) return { says, news: [], endedBy: null, rises };
    owes = null;
    announced = levels;
    said.push({ at: now, step: says, severity: hasCritical([...levels.values()]) ? 'critical' : 'warning' });
    if (says !== 'resolved') return { says, news, endedBy: null, rises };
    openSince = null;
    said = [];
    return { says, news, endedBy: isEdit ? 'edit' : 'readings', rises };
  }

  return (happening, now) => {
    switch (happening.what) {
      case 'read': {
        const startedAt = now - happening.tookMs;
        const last = seen.at(-1);
        if (last !== undefined && startedAt < last.startedAt) return undefined;
        seen.push({ reading: happening.reading, startedAt, at: now });
        watched = watched.map(({ rule, noted }) => {
          const verdict = verdictOn(rule, seen, reported.at(-1), settings);
          return { rule, noted: verdict === null ? noted : [...noted, { at: now, verdict }] };
        });
        return settle(now, false);
      }
      case 'set':
      case 'change': {
        const { rule } = happening;
        const old = watched.find((each) => each.rule.id === rule.id);
        const wasFiring = old !== undefined && isFiring(old.noted, settings);
        const verdict = atOnce(rule, seen, reported.at(-1), now, settings, wasFiring);
        watched = watched.filter((each) => each !== old);
        watched.push({ rule, noted: verdict === null ? [] : [{ at: now, verdict }] });
        follow(announced, rule);
        return settle(now, true);
      }
      case 'report': {
        const before = standing(reported.at(-1), seen);
        const isRefused = happening.status === 402 || (before !== null && before.answers < 2 && before.status === 402);
        const report: Reported = { at: now, status: isRefused ? 402 : 429, after: seen.length };
        reported.push(report);
        watched = watched.map((each) => {
          const verdict = each.rule.kind === 'unavailable' ? knownTrouble(seen, report) : null;
          return verdict === null ? each : { ...each, noted: [...each.noted, { at: now, verdict }] };
        });
        return settle(now, false);
      }
      case 'remove':
        watched = watched.filter(({ rule }) => rule.id !== happening.ruleId);
        return settle(now, true);
      case 'tick':
        return settle(now, false);
      case 'snooze': {
        const severity = hasCritical([...announced.values()]) ? 'critical' : 'warning';
        return settle(now, false, { until: now + happening.forMs, severity });
      }
      case 'unsnooze':
        return settle(now, false, null);
    }
  };
}

/** An end never waits. In quiet hours the rest does but for critical news and reminders; while snoozed all but the worse. */
function isHeldBack(
  says: Step,
  levels: ReadonlyMap<string, Announced>,
  announced: ReadonlyMap<string, Announced>,
  snoozed: Snoozed | null,
  quiet: boolean,
): boolean {
  if (says === 'resolved') return false;
  const critical = [...levels].filter(([, { severity }]) => severity === 'critical');
  const differs = ([key, is]: readonly [string, Announced]): boolean => {
    const told = announced.get(key);
    return told?.severity !== is.severity || told.threshold !== is.threshold;
  };
  if (quiet && !critical.some((each) => says === 'repeated' || differs(each))) return true;
  if (snoozed === null) return false;
  const wasCritical = snoozed.severity === 'critical' || hasCritical([...announced.values()]);
  const isWorse = critical.some(
    ([key]) =>
      !wasCritical || (['unavailable/', 'blind/'].includes(key) && announced.get(key)?.severity !== 'critical'),
  );
  return !isWorse;
}

function isQuiet({ quiet }: Settings, now: number): boolean {
  if (quiet === undefined) return false;
  const minute = Math.floor((now % DAY) / 60_000);
  const { fromMinute: from, untilMinute: until } = quiet;
  return from < until ? from <= minute && minute < until : minute >= from || minute < until;
}

/** What a channel was told about a rule is still true when only its threshold is moved down: the edit itself was its news. */
function follow(announced: Map<string, Announced>, rule: Rule): void {
  const told = announced.get(keyOf(rule));
  const threshold = rule.thresholdMicros ?? 0;
  if (told?.ruleId === rule.id && told.severity === rule.severity && isDeeper(rule.kind, threshold, told.threshold))
    announced.set(keyOf(rule), { ...told, threshold });
}

function whatToSay(
  levels: ReadonlyMap<string, Announced>,
  announced: ReadonlyMap<string, Announced>,
  wasOpen: boolean,
  repeatDue: boolean,
): Step | null {
  if (!wasOpen) return levels.size > 0 ? 'fired' : null;
  if (levels.size === 0) return 'resolved';
  const criticalTold = hasCritical([...announced.values()]);
  const begun = [...levels].filter(([key]) => !announced.has(key));
  const worse = [...levels].some(([key, is]) => {
    const told = announced.get(key);
    if (told === undefined)
      return (
        ((key === 'unavailable/' || key === 'blind/') && is.severity === 'critical') ||
        (is.severity === 'critical' && !criticalTold)
      );
    if (is.severity !== told.severity) return is.severity === 'critical';
    return isDeeper(key, is.threshold, told.threshold);
  });
  if (worse) return 'escalated';
  if (begun.length > 0) return 'joined';
  const same = [...announced].every(
    ([key, told]) => levels.get(key)?.severity === told.severity && levels.get(key)?.threshold === told.threshold,
  );
  if (!same) return 'eased';
  return repeatDue ? 'repeated' : null;
}

/** Critical after 4 h three times, then daily; warning daily twice, then weekly; nothing after 14 days without news. */
function isRepeatDue(said: readonly Said[], now: number): boolean {
  const last = said.at(-1);
  if (last === undefined) return false;
  const lastOther = said.findLastIndex(({ step }) => step !== 'repeated');
  const repeats = said.length - 1 - lastOther;
  const newsAt = said[lastOther]?.at ?? now;
  const waits = last.severity === 'critical' ? [4 * HOUR, 4 * HOUR, 4 * HOUR] : [DAY, DAY];
  const wait = waits[repeats] ?? (last.severity === 'critical' ? DAY : 7 * DAY);
  const dueAt = last.at + wait;
  return dueAt <= newsAt + 14 * DAY && dueAt <= now;
}

/** The worst breached tier of each alert: by severity, then the lower threshold. */
function levelsOf(watched: readonly Watched[], settings: Settings): Map<string, Announced> {
  const levels = new Map<string, Announced>();
  for (const { rule, noted } of watched) {
    if (!isFiring(noted, settings)) continue;
    const level = {
      severity: severityOf(rule, noted, settings),
      threshold: rule.thresholdMicros ?? 0,
      ruleId: rule.id,
    };
    const other = levels.get(keyOf(rule));
    const isWorst =
      other === undefined ||
      (level.severity === other.severity
        ? isDeeper(rule.kind, level.threshold, other.threshold)
        : level.severity === 'critical');
    if (isWorst) levels.set(keyOf(rule), level);
  }
  return levels;
}

function severityOf(rule: Rule, noted: readonly Noted[], settings: Settings): Severity {
  if (rule.kind === 'below' || rule.kind === 'drop' || rule.kind === 'runway') return rule.severity;
  if (rule.kind === 'unavailable') {
    const last = noted.findLast(({ verdict }) => verdict === 'bad' || verdict === 'limited');
    return last?.verdict === 'limited' ? 'warning' : 'critical';
  }
  const refusedKey = noted.findLastIndex(({ verdict }) => verdict === 'worse');
  const everSince = noted.every((_, index) => index < refusedKey || isFiring(noted.slice(0, index + 1), settings));
  return refusedKey !== -1 && everSince ? 'critical' : 'warning';
}

/** Once bad, a rule is wrong until one unbroken row of good readings has two that are far enough apart. */
function isFiring(noted: readonly Noted[], { confirmAfterMs }: Settings): boolean {
  const lastBad = noted.findLastIndex(({ verdict }) => ['bad', 'worse', 'limited'].includes(verdict));
  if (lastBad === -1) return false;
  const rows: number[][] = [[]];
  for (const { at, verdict } of noted.slice(lastBad + 1)) {
    if (verdict === 'good') rows.at(-1)?.push(at);
    else rows.push([]);
  }
  return !rows.some(([first, ...others]) => others.some((at) => at - (first ?? at) >= confirmAfterMs));
}

/** Whether a rule that fires had a good reading last. */
function recovers(watched: readonly Watched[], settings: Settings): boolean {
  return watched.some(({ noted }) => isFiring(noted, settings) && noted.at(-1)?.verdict === 'good');
}

/** What the newest reading says about a rule; null: nothing. */
function verdictOn(
  rule: Rule,
  seen: readonly Seen[],
  reported: Reported | undefined,
  settings: Settings,
): Verdict | null {
  const last = seen.at(-1);
  if (last === undefined) return null;
  const { reading } = last;
  if (rule.kind === 'below') {
    const wallet = rowOf(reading, rule.currency);
    if (wallet === undefined) return null;
    const over = wallet.total - (rule.thresholdMicros ?? 0);
    if (isWaiting(wallet, seen)) return 'good';
    if (over < 0) return 'bad';
    return over * 100 >= 2 * (rule.thresholdMicros ?? 0) && over >= 20_000 ? 'good' : 'between';
  }
  if (rule.kind === 'drop') {
    const wallet = rowOf(reading, rule.currency);
    if (wallet === undefined) return null;
    if (isWaiting(wallet, seen)) return 'good';
    const lost = lostShare(rule, seen, last.at);
    return lost >= 1 ? 'bad' : lost < 0.8 ? 'good' : 'between';
  }
  if (rule.kind === 'runway') {
    const wallet = rowOf(reading, rule.currency);
    if (wallet === undefined) return null;
    if (isWaiting(wallet, seen)) return 'good';
    const rows = seen.flatMap((each) => rowOf(each.reading, rule.currency) ?? []);
    const limit = limitHours(rule);
    const before = rows.at(-2);
    if (hoursLeft(wallet) >= 1.25 * limit) return 'good';
    return hoursLeft(wallet) < limit && before !== undefined && hoursLeft(before) < limit ? 'bad' : 'between';
  }
  if (rule.kind === 'unavailable') {
    const said = saidAvailable(reading);
    if (said === false) return 'bad';
    const report = standing(reported, seen);
    if (report !== null) return isAnswer(report, seen, seen.length - 1) ? 'good' : null;
    return said === null ? null : 'good';
  }
  if (reading.kind === 'snapshot') return 'good';
  return reading.kind === 'refused' ? null : (blindness(seen, last.at, settings) ?? 'between');
}

/** A rule that was set or changed just now is judged by the last good reading, without hysteresis. */
function atOnce(
  rule: Rule,
  seen: readonly Seen[],
  reported: Reported | undefined,
  now: number,
  settings: Settings,
  wasFiring: boolean,
): Verdict | null {
  if (rule.kind === 'blind') return blindness(seen, now, settings);
  if (rule.kind === 'unavailable') return knownTrouble(seen, reported);
  const lastGood = seen.findLast(({ reading }) => reading.kind === 'snapshot');
  const listed = lastGood && rowOf(lastGood.reading, rule.currency);
  // A wallet that is not reported fires nothing new; what fires already goes on by what was read last.
  const wallet = listed ?? (wasFiring ? lastRow(seen, rule.currency) : undefined);
  if (wallet === undefined || isWaiting(wallet, seen)) return null;
  if (rule.kind === 'drop') return lostShare(rule, seen, now) >= 1 ? 'bad' : null;
  if (rule.kind === 'runway') return hoursLeft(wallet) < limitHours(rule) ? 'bad' : null;
  return wallet.total < (rule.thresholdMicros ?? 0) ? 'bad' : null;
}

/** The shorter end: money goes at an even pace, and a range is at least a fifth wide on either side. */
function hoursLeft({ total }: Wallet): number {
  return Math.max(0, total) / (1_000_000 * UNITS_PER_HOUR) / Math.exp(0.18);
}

function limitHours({ thresholdMicros }: Rule): number {
  return (thresholdMicros ?? 0) / 60_000_000;
}

/** What was seen to go within the rule's window, as a share of its threshold: 1 breaches it. */
function lostShare({ currency, thresholdMicros, unit, windowMs }: Rule, seen: readonly Seen[], now: number): number {
  const start = now - (windowMs ?? 0);
  const rows = seen.flatMap(({ reading, at }) => {
    const row = rowOf(reading, currency);
    return row === undefined ? [] : [{ ...row, at }];
  });
  let lost = 0;
  let came = 0;
  let began: number | null = null;
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    if (before === undefined || row.at <= start) continue;
    const rise = Math.max(
      row.total - before.total,
      before.toppedUp === null || row.toppedUp === null ? 0 : row.toppedUp - before.toppedUp,
      before.granted === null || row.granted === null ? 0 : row.granted - before.granted,
    );
    if (rise > 20_000) came += rise;
    if (row.total - before.total > 20_000) {
      began ??= before.total;
      continue;
    }
    const isLong = before.at < start - 60_000 && row.total < before.total;
    const part = isLong ? (row.at - start) / (row.at - before.at) : 1;
    const fell = Math.floor((before.total - row.total) * part);
    lost += fell;
    began ??= row.total + fell;
  }
  const most = (began ?? rows.at(-1)?.total ?? 0) + came;
  const gone = Math.max(0, lost);
  if (unit === 'money') return gone / (thresholdMicros ?? 1);
  return most <= 0 ? 0 : Math.floor((gone * 100_000_000) / most) / (thresholdMicros ?? 1);
}

/** Which threshold is the worse one: less money left, but more money gone. */
function isDeeper(kind: string, threshold: number, other: number): boolean {
  return kind.startsWith('drop') ? threshold > other : threshold < other;
}

function blindness(seen: readonly Seen[], now: number, { blindAfterMs }: Settings): Verdict | null {
  const failures = seen.slice(seen.findLastIndex(({ reading }) => reading.kind !== 'failure') + 1);
  const others = seen.findLastIndex(({ reading }) => reading.kind !== 'failure' || reading.cause !== 'auth');
  if (seen.length - 1 - others >= 2) return 'worse';
  const first = failures.at(0);
  return first !== undefined && failures.length >= 3 && now - first.at >= blindAfterMs ? 'bad' : null;
}

/** What is known of refused calls without a new reading: what DeepSeek said last, else a report that stands. */
function knownTrouble(seen: readonly Seen[], reported: Reported | undefined): Verdict | null {
  if (lastSaid(seen) === false) return 'bad';
  const report = standing(reported, seen);
  if (report === null || report.answers >= 2) return null;
  return report.status === 402 ? 'bad' : 'limited';
}

/** The last report and how many readings speak against it; null without one, or when a reading said the same once two did. */
function standing(
  report: Reported | undefined,
  seen: readonly Seen[],
): (Reported & { readonly answers: number }) | null {
  if (report === undefined) return null;
  let answers = 0;
  for (let index = report.after; index < seen.length; index++) {
    const one = seen[index];
    if (one !== undefined && saidAvailable(one.reading) === false && answers >= 2) return null;
    if (isAnswer(report, seen, index)) answers += 1;
  }
  return { ...report, answers };
}

/** A snapshot that began after the report and says that calls go through, or says nothing and shows money. */
function isAnswer(report: Reported, seen: readonly Seen[], index: number): boolean {
  const one = seen[index];
  if (one === undefined || one.reading.kind !== 'snapshot' || one.startedAt <= report.at) return false;
  if (one.reading.available !== null) return one.reading.available;
  return lastSaid(seen.slice(0, index)) !== false && one.reading.wallets.some(({ total }) => total > 0);
}

function lastSaid(seen: readonly Seen[]): boolean | null {
  return seen.map(({ reading }) => saidAvailable(reading)).findLast((said) => said !== null) ?? null;
}

function saidAvailable(reading: Reading): boolean | null {
  if (reading.kind === 'snapshot') return reading.available;
  return reading.kind === 'refused' ? false : null;
}

/** Never seen above zero and not negative, while another wallet is funded. */
function isWaiting(wallet: Wallet, seen: readonly Seen[]): boolean {
  const rows = seen.flatMap(({ reading }) => (reading.kind === 'snapshot' ? reading.wallets : []));
  const everFunded = rows.some(({ currency, total }) => currency === wallet.currency && total > 0);
  const others = new Set(rows.map(({ currency }) => currency).filter((currency) => currency !== wallet.currency));
  return wallet.total >= 0 && !everFunded && [...others].some((other) => (lastRow(seen, other)?.total ?? 0) > 0);
}

function rowOf(reading: Reading, currency: string | null): Wallet | undefined {
  return reading.kind === 'snapshot' ? reading.wallets.find((row) => row.currency === currency) : undefined;
}

function lastRow(seen: readonly Seen[], currency: string | null): Wallet | undefined {
  return seen.map(({ reading }) => rowOf(reading, currency)).findLast((row) => row !== undefined);
}

function risesAfter(seen: readonly Seen[], index: number): Opinion['rises'] {
  const rises: Record<string, { total: number; toppedUp: number | null }> = {};
  for (const [at, { reading }] of seen.entries()) {
    if (at < index || reading.kind !== 'snapshot') continue;
    for (const row of reading.wallets) {
      const before = lastRow(seen.slice(0, at), row.currency);
      if (before === undefined) continue;
      const unknown = before.toppedUp === null || row.toppedUp === null;
      const toppedUp = Math.max(0, (row.toppedUp ?? 0) - (before.toppedUp ?? 0));
      const total = Math.max(0, row.total - before.total);
      if (total === 0 && (unknown || toppedUp === 0)) continue;
      const sum = rises[row.currency] ?? { total: 0, toppedUp: 0 };
      const sumToppedUp = unknown || sum.toppedUp === null ? null : sum.toppedUp + toppedUp;
      rises[row.currency] = { total: sum.total + total, toppedUp: sumToppedUp };
    }
  }
  return rises;
}

function hasCritical(levels: readonly Announced[]): boolean {
  return levels.some(({ severity }) => severity === 'critical');
}

function keyOf({ kind, currency, unit, windowMs }: Rule): string {
  return `${kind}/${currency ?? ''}${windowMs === null ? '' : `/${windowMs}/${unit}`}`;
}
