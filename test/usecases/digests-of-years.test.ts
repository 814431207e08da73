import { expect, test } from 'vitest';
import { spellDay } from '../../src/blocks/dates.ts';
import { NEVER_READ, stepAccount } from '../../src/domain/account.ts';
import { DELIVERY_TIMING } from '../../src/domain/delivery.ts';
import { type DigestSchedule, readLastPeriod, readNextDue } from '../../src/domain/digest-schedule.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { createInProcessQueue } from '../../src/jobs/in-process-queue.ts';
import type { Log, Messenger, Store } from '../../src/ports.ts';
import { openStore } from '../../src/store/store.ts';
import type { Core } from '../../src/usecases/core.ts';
import { createDrain } from '../../src/usecases/deliver.ts';
import { createReadPace } from '../../src/usecases/read-pace.ts';
import { setDigest, setZone } from '../../src/usecases/set-channel.ts';
import { createTick } from '../../src/usecases/tick.ts';
import { EN } from '../blocks/voices.ts';
import { makePath } from '../store/sqlite-world.ts';
import { createLife, type Life, mortalStore } from './mortal-store.ts';

const W = 'self';
const QUIET: Log = { debug() {}, info() {}, warn() {}, error() {} };
const START = Date.UTC(2026, 10, 26, 12);
const YEAR_MS = 365 * DAY_MS;
/** At 02:30 the clocks of New York and Berlin skip and repeat. */
const NIGHT = 2 * 60 + 30;
const ACCOUNT = {
  id: 'prod',
  label: 'prod',
  ownerId: null,
  runbookUrl: null,
  baseUrl: 'https://api.deepseek.com',
  keyVariable: 'DEEPSEEK_API_KEY',
  keyFingerprint: 'f',
};

interface Wanted {
  readonly channelId: string;
  readonly zone: string;
  readonly schedule: DigestSchedule;
}

const WANTED: readonly Wanted[] = [
  { channelId: 'C1', zone: 'America/New_York', schedule: { every: 'day', minute: NIGHT } },
  { channelId: 'C2', zone: 'America/New_York', schedule: { every: 'week', weekday: 6, minute: NIGHT } },
  { channelId: 'C3', zone: 'Europe/Berlin', schedule: { every: 'day', minute: NIGHT } },
  { channelId: 'C4', zone: 'Europe/Berlin', schedule: { every: 'workday', minute: NIGHT } },
  { channelId: 'C5', zone: 'Asia/Shanghai', schedule: { every: 'day', minute: 9 * 60 } },
];

/** The days, by the wall clocks of a zone, on which a digest is due: counted without the code under test. */
function dueDays({ zone, schedule }: Wanted): readonly string[] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  const days = new Set<string>();
  // Whatever the clocks do, there is a noon on every day.
  for (let at = START - DAY_MS; at < START + 2 * YEAR_MS + DAY_MS; at += 6 * HOUR_MS) days.add(format.format(at));
  const weekdays = { day: [0, 1, 2, 3, 4, 5, 6], workday: [1, 2, 3, 4, 5], week: [0] }[schedule.every];
  return [...days].filter((day) => weekdays.includes(new Date(day).getUTCDay())).toSorted();
}

/** Slack, as far as this needs it: it keeps what it was given, also from a process that died before it knew. */
function createSlack() {
  const posts: { readonly channelId: string; readonly id: string; readonly text: string; readonly at: number }[] = [];
  const connect = (now: () => number, life: Life): Messenger => ({
    async post({ destination, message, notificationId }) {
      life.live();
      posts.push({ channelId: destination, id: notificationId, text: message.text, at: now() });
      life.live();
      return { kind: 'sent', ts: `${posts.length}.000000`, threaded: false };
    },
    update: async (_, ts) => ({ kind: 'sent', ts, threaded: false }),
    lookUp: async ({ notificationId }) => {
      const index = posts.findIndex(({ id }) => id === notificationId);
      return index === -1 ? { kind: 'absent' } : { kind: 'found', ts: `${index + 1}.000000`, threaded: false };
    },
  });
  return { posts, connect };
}

/** A process of the bot: the production's tick and delivery on a store. */
function startProcess(
  store: Store,
  slack: ReturnType<typeof createSlack>,
  now: () => number,
  life: Life,
  owner: string,
) {
  const queue = createInProcessQueue(QUIET);
  const settings = {
    twoChecksAfter: () => 2 * MINUTE_MS,
    blindAfterMs: 0,
    confirmAfterMs: 0,
    operatorChannel: null,
    delivery: DELIVERY_TIMING,
  };
  const mortal = mortalStore(store, life);
  const core: Core = { store: mortal, queue, log: QUIET, now, settings, readPace: createReadPace(settings) };
  const messenger = slack.connect(now, life);
  const settlements = { wait: async () => {}, announce: () => {} };
  const drain = createDrain({ ...core, messenger, settlements, random: () => 0, isStopping: () => false, owner });
  const tick = createTick(core);
  return {
    core: { ...core, settlements },
    tick: () => tick(now()),
    async deliver() {
      for (const { workspaceId, destination } of await store.outbox.listDestinations(now())) {
        await drain(workspaceId, destination).catch(() => {});
      }
    },
  };
}

/** Numbers between 0 and 1, the same ones each time. */
function createRandom(): () => number {
  let state = 42;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function openWanted(path: string, now: () => number): Promise<void> {
  const store = await openStore(path);
  await store.workspaces.ensure(W, now());
  await store.accounts.sync(W, [ACCOUNT], now());
  const wallets = [{ currency: 'CNY', total: 71_460_000, granted: 0, toppedUp: 71_460_000 }];
  const snapshot = { kind: 'snapshot', available: true, wallets } as const;
  const times = { now: now(), maxGapMs: 2 * MINUTE_MS };
  await store.accounts.saveSnapshot(W, { id: 'prod', series: 1 }, snapshot, times);
  const step = stepAccount(NEVER_READ, snapshot, { startedAt: now(), endedAt: now(), maxGapMs: times.maxGapMs });
  await store.accounts.saveStatus(W, 'prod', step?.status ?? NEVER_READ);
  const { core } = startProcess(store, createSlack(), now, createLife(Number.POSITIVE_INFINITY), 'setup');
  for (const { channelId, zone, schedule } of WANTED) {
    const asker = { workspaceId: W, channelId, userId: 'U1', command: '/deepseek-balance' };
    await setZone(core, asker, zone);
    await setDigest(core, asker, schedule);
    const open = await store.outbox.listOpen(W, channelId);
    await store.outbox.drop(
      W,
      open.map(({ id }) => id),
      'only digests are looked at',
      now(),
    );
  }
  await store.close();
}

interface Years {
  readonly years: number;
  /** How often the bot is down, and for how long at most. */
  readonly downs: number;
  readonly longestDownMs: number;
}

/** Years of two processes on one file, which die at any step and are started again; then what Slack was given. */
async function liveThrough({ years, downs, longestDownMs }: Years) {
  const path = makePath();
  let clock = START;
  const now = (): number => clock;
  const random = createRandom();
  const slack = createSlack();
  await openWanted(path, now);
  let kills = 0;
  const born = async (owner: string) => {
    const life = createLife(1 + Math.floor(random() * 1000));
    const store = await openStore(path);
    return { life, store, ...startProcess(store, slack, now, life, owner) };
  };
  type Bot = Awaited<ReturnType<typeof born>>;
  /** Another process that lives and dies with a bot, on its connection. */
  const twin = ({ life, store }: Bot): Bot => ({ life, store, ...startProcess(store, slack, now, life, 'twin') });
  let [first, second] = [await born('a'), await born('b')];
  const beat = async (): Promise<boolean> => {
    // On two connections both block one thread, so that is tried seldom; on one they take turns at every statement.
    const awake = random() < 0.003 ? [first, second] : random() < 0.2 ? [first, twin(first)] : [first];
    await Promise.all(awake.map((bot) => bot.tick().catch(() => {})));
    await Promise.all(awake.map((bot) => bot.deliver().catch(() => {})));
    const dead = [first, second].filter(({ life }) => !life.isAlive());
    kills += dead.length;
    for (const { store } of dead) await store.close();
    if (dead.includes(first)) first = await born(`first ${kills}`);
    if (dead.includes(second)) second = await born(`second ${kills}`);
    return dead.length === 0 && (await first.store.outbox.listAllOpen(W)).length === 0;
  };
  while (clock < START + years * YEAR_MS) {
    // Whoever comes after the dead looks for what they may have sent, once their leases are over: until nothing waits.
    for (let isDone = false; !isDone; clock += DELIVERY_TIMING.leaseMs + 1) isDone = await beat();
    const next = Math.min(...WANTED.map((wanted) => readNextDue(wanted, clock)));
    if (random() < 0.1) {
      clock = next - 1;
      await beat();
    }
    clock = next;
    if (random() < downs) clock += Math.floor(random() * longestDownMs);
  }
  await Promise.all([first, second].map(({ store }) => store.close()));
  return { posts: slack.posts, kills };
}

const SPELT: ReadonlyMap<string, string> = new Map(WANTED.flatMap(dueDays).map((day) => [spellDay(EN, day), day]));

/** The days that were told, and those that the digests say were not. */
function readDays(posts: readonly { readonly id: string; readonly text: string }[]) {
  /** Days are written without their year; with their weekday they are unmistakable within these. */
  const dayOf = (spelt: string): string => SPELT.get(spelt) ?? spelt;
  const told = posts.map(({ id }) => id.slice(-'2026-11-26'.length));
  const missed = posts.flatMap(({ text }) => [
    ...[
      ...text.matchAll(
        /^The digest of (.+?) was not sent: the bot was not running, or could not reach Slack in time\.$/gm,
      ),
    ].map(([, day = '']) => ({
      first: dayOf(day),
      last: dayOf(day),
      count: 1,
    })),
    ...[
      ...text.matchAll(
        /^The (\d+) digests from (.+?) to (.+?) were not sent: the bot was not running, or could not reach Slack in time\.$/gm,
      ),
    ].map(([, count, first = '', last = '']) => ({ first: dayOf(first), last: dayOf(last), count: Number(count) })),
  ]);
  return { told, missed };
}

test(
  'over a year every period gets exactly one digest, at its time, whoever is killed between which two writes',
  async () => {
    const { posts, kills } = await liveThrough({ years: 1, downs: 0, longestDownMs: 0 });
    expect(kills).toBeGreaterThan(50);
    for (const wanted of WANTED) {
      const own = posts.filter(({ channelId }) => channelId === wanted.channelId);
      const { told, missed } = readDays(own);
      const due = dueDays(wanted).filter((day) => day > '2026-11-26' && day <= (told.at(-1) ?? ''));
      expect(told).toEqual(due);
      expect(due.length).toBeGreaterThan(wanted.schedule.every === 'week' ? 50 : 250);
      expect(missed).toEqual([]);
    }
  },
  180 * SECOND_MS,
);

test(
  'with hours and days without the bot, every period is told once or named once as not sent',
  async () => {
    const { posts } = await liveThrough({ years: 1, downs: 0.05, longestDownMs: 4 * DAY_MS });
    for (const wanted of WANTED) {
      const own = posts.filter(({ channelId }) => channelId === wanted.channelId);
      const { told, missed } = readDays(own);
      const due = dueDays(wanted).filter((day) => day > '2026-11-26' && day <= (told.at(-1) ?? ''));
      const named = missed.flatMap(({ first, last }) => due.filter((day) => day >= first && day <= last));
      expect(missed.map(({ count }) => count).reduce((sum, count) => sum + count, 0)).toBe(named.length);
      expect([...told, ...named].toSorted()).toEqual(due);
      expect(named.length).toBeGreaterThan(wanted.schedule.every === 'week' ? -1 : 10);
      for (const { at, id } of own) {
        const late = at - readLastPeriod(wanted, at).until;
        expect({ id, isInTime: late < DAY_MS / 2 || wanted.schedule.every === 'week' }).toEqual({ id, isInTime: true });
      }
    }
  },
  180 * SECOND_MS,
);
