import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseThresholds } from '../../src/config/thresholds.ts';
import { DELIVERY_TIMING } from '../../src/domain/delivery.ts';
import { MINUTE_MS } from '../../src/domain/duration.ts';
import type { Reading } from '../../src/domain/reading.ts';
import { createInProcessQueue } from '../../src/jobs/in-process-queue.ts';
import type { AccountSetup, Log, Messenger, Store } from '../../src/ports.ts';
import { openStore } from '../../src/store/store.ts';
import type { Asker, RuleDeps } from '../../src/usecases/change-rules.ts';
import { createDrain } from '../../src/usecases/deliver.ts';
import { createReadPace } from '../../src/usecases/read-pace.ts';
import { createSettlements } from '../../src/usecases/settlements.ts';
import { syncConfiguration } from '../../src/usecases/sync-configuration.ts';
import { createTick } from '../../src/usecases/tick.ts';
import { makeWallet, T0 } from '../domain/make.ts';
import { createToldChecks } from './told-checks.ts';

const WORKSPACE = 'self';
const QUIET: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** What the operator configures. */
export interface Configuration {
  readonly channel?: string | null;
  /** As in ALERT_THRESHOLDS. */
  readonly thresholds?: string;
  readonly accounts?: readonly string[];
  /** What the keys of all accounts begin with. */
  readonly keys?: string;
}

/** The bot's use cases on a real SQLite file, without Slack and DeepSeek: messages are only noted. */
export interface Office {
  readonly deps: RuleDeps;
  readonly store: Store;
  /** Of the database file. */
  readonly path: string;
  asker(channelId: string, userId?: string): Asker;
  /** A start of the bot with this configuration; resolves when everything that follows is delivered. */
  restart(configuration?: Configuration): Promise<void>;
  advance(ms: number): void;
  /** A beat of the clock after so many ms, with everything that it delivers. */
  tick(afterMs?: number): Promise<void>;
  /** Whole texts of the edits of a channel's messages. */
  readonly edits: (channelId: string) => readonly string[];
  /** Opens another process on the same file, with its own clock and queue. */
  readonly connect: () => Promise<RuleDeps>;
  /** Reads an account; a number is a balance in CNY. */
  read(balance: number | Reading, accountId?: string): Promise<void>;
  /** The rules in force of a channel: `#1 below 50 CNY warning`. */
  rules(channelId: string): Promise<readonly string[]>;
  /** First lines of everything that was written to a channel, edits left out. */
  readonly said: (channelId: string) => readonly string[];
  close(): Promise<void>;
}

export async function openOffice(): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'deepseek-balance-bot-test-'));
  const path = join(folder, 'bot.db');
  const store = await openStore(path);
  const queue = createInProcessQueue(QUIET);
  const settlements = createSettlements();
  const written: { readonly channel: string; readonly text: string }[] = [];
  const edited: { readonly channel: string; readonly text: string }[] = [];
  const others: Store[] = [];
  let now = T0;
  let next: Reading = { kind: 'snapshot', available: true, wallets: [] };
  const deps: RuleDeps = {
    store,
    queue,
    log: QUIET,
    settlements,
    now: () => now,
    readPace: createReadPace({ twoChecksAfter: () => 2 * MINUTE_MS }),
    settings: {
      twoChecksAfter: () => 2 * MINUTE_MS,
      blindAfterMs: 0,
      confirmAfterMs: 0,
      operatorChannel: null,
      delivery: DELIVERY_TIMING,
    },
  };
  const checkAccount = createToldChecks(deps, () => next);
  const messenger = noteInto(written, edited);
  const drain = createDrain({ ...deps, messenger, random: () => 0, isStopping: () => false, owner: 'office' });
  queue.start({ check: async () => {}, drain });
  const deliverAll = async (): Promise<void> => {
    await createTick(deps)(now);
    for (const { workspaceId, destination } of await store.outbox.listDestinations(now)) {
      await drain(workspaceId, destination);
    }
  };
  await store.workspaces.ensure(WORKSPACE, now);
  return {
    deps,
    store,
    path,
    asker: (channelId, userId = 'U1') => ({ workspaceId: WORKSPACE, channelId, userId, command: '/deepseek-balance' }),
    async restart({ channel = 'C1', thresholds = '', accounts = ['prod'], keys = 'sk' } = {}) {
      now += MINUTE_MS;
      const parsed = thresholds === '' ? undefined : parseThresholds(thresholds);
      if (parsed?.ok === false) throw new RangeError(`not thresholds: ${thresholds}`);
      await syncConfiguration(deps, {
        workspaceId: WORKSPACE,
        alertChannel: channel,
        thresholds: parsed?.value ?? [],
        accounts: accounts.map((id) => setUp(id, `${keys}-${id}`)),
      });
      await deliverAll();
    },
    advance(ms) {
      now += ms;
    },
    async tick(afterMs = 0) {
      now += afterMs;
      await deliverAll();
    },
    edits: (channelId) => edited.filter(({ channel }) => channel === channelId).map(({ text }) => text),
    async connect() {
      const other = await openStore(path);
      others.push(other);
      return { ...deps, store: other };
    },
    async read(balance, accountId = 'prod') {
      now += MINUTE_MS;
      next =
        typeof balance === 'number'
          ? { kind: 'snapshot', available: true, wallets: [makeWallet('CNY', balance)] }
          : balance;
      await checkAccount(WORKSPACE, accountId, 'background');
      await deliverAll();
    },
    async rules(channelId) {
      return (await store.rules.list(WORKSPACE, channelId)).map(
        ({ number, kind, thresholdMicros, currency, severity }) =>
          thresholdMicros === null
            ? `#${number} ${kind}`
            : `#${number} ${kind} ${thresholdMicros / 1_000_000} ${currency} ${severity}`,
      );
    },
    said: (channelId) => written.filter(({ channel }) => channel === channelId).map(({ text }) => text),
    async close() {
      await queue.stop();
      for (const each of [store, ...others]) await each.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Noted = { readonly channel: string; readonly text: string }[];

function noteInto(written: Noted, edited: Noted): Messenger {
  return {
    post: async ({ destination, message, threadTs }) => {
      const count = written.push({ channel: destination, text: message.text.split('\n')[0] ?? '' });
      return { kind: 'sent', ts: `${count}.000000`, threaded: threadTs !== null };
    },
    update: async (channel, ts, { text }) => {
      edited.push({ channel, text });
      return { kind: 'sent', ts, threaded: false };
    },
    lookUp: async () => ({ kind: 'absent' }),
  };
}

function setUp(id: string, keyFingerprint: string): AccountSetup {
  return {
    id,
    label: id,
    ownerId: null,
    runbookUrl: null,
    baseUrl: 'https://api.deepseek.com',
    keyVariable: `KEY_OF_${id.toUpperCase()}`,
    keyFingerprint,
  };
}
