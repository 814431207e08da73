import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDeepSeekClient } from '../../src/deepseek/client.ts';
import { type SampleDeepSeek, startSampleDeepSeek } from '../../src/demo/deepseek/sample-deepseek.ts';
import { type ChannelOptions, DEFAULT_SCOPES, type SlackOptions } from '../../src/demo/slack/options.ts';
import { type SlackStandIn, startSlack } from '../../src/demo/slack/stand-in.ts';
import { DELIVERY_TIMING } from '../../src/domain/delivery.ts';
import { DAY_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { createLog } from '../../src/ops/log.ts';
import type { Job, Messenger, Store } from '../../src/ports.ts';
import { createSlackClient } from '../../src/slack/client.ts';
import { createMessenger } from '../../src/slack/messenger.ts';
import { createSdkLogger } from '../../src/slack/sdk-logger.ts';
import { openStore } from '../../src/store/store.ts';
import type { RuleDeps } from '../../src/usecases/change-rules.ts';
import { createCheckAccount } from '../../src/usecases/check-account.ts';
import type { Core } from '../../src/usecases/core.ts';
import { createDrain, type DeliverDeps, type Drain } from '../../src/usecases/deliver.ts';
import { createReadPace } from '../../src/usecases/read-pace.ts';
import { runDueCheck } from '../../src/usecases/run-due-check.ts';
import { createSettlements } from '../../src/usecases/settlements.ts';
import { syncConfiguration } from '../../src/usecases/sync-configuration.ts';
import { createTick } from '../../src/usecases/tick.ts';
import { keepSuiteLog } from '../suite-log.ts';
import { readStory } from './delivery-story.ts';
import { createIdleQueue } from './idle-queue.ts';

export const WORKSPACE = 'self';
export const OPS = 'C0OPS00000';
export const ALICE = 'U0ALICE000';
export const OWNER = 'U0OWNER000';
export const T0 = Date.UTC(2026, 10, 21, 9);
const DEEPSEEK_TIMEOUT_MS = 2000;
/** Every commit waits for the disk, which a busy machine makes slow and these tests are not about. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export interface DeliveryOptions {
  /** The configured tiers in #ops, such as `{ '50': 'warning' }`; null: nothing is configured. */
  readonly tiers?: Readonly<Record<string, 'warning' | 'critical'>> | null;
  readonly ownerId?: string;
  readonly operatorChannel?: string;
  readonly scopes?: readonly string[];
  readonly channels?: readonly ChannelOptions[];
  /** What #ops is besides a public channel with the bot in it. */
  readonly ops?: Partial<ChannelOptions>;
  readonly slackTimeoutMs?: number;
}

/** The parts that read, decide and deliver, without clock and listeners: the test says what time it is. */
export interface DeliveryWorld {
  readonly slack: SlackStandIn;
  readonly deepseek: SampleDeepSeek;
  readonly store: Store;
  readonly token: string;
  /** For use cases that change rules. */
  readonly rules: RuleDeps;
  readonly messenger: Messenger;
  /** What was logged, a JSON line each. */
  readonly log: readonly string[];
  readonly now: () => number;
  /** DeepSeek gives this topped-up total from now on; the account is read, and all that can be delivered is. */
  read(toppedUp: string): Promise<void>;
  /** Lets time pass with a tick each second, or as often as said. */
  pass(ms: number, everyMs?: number): Promise<void>;
  /** Moves the clock alone. */
  skip(ms: number): void;
  /** Another process's drain on the same database. */
  createSender(owner: string, parts?: Partial<DeliverDeps>): Drain;
  /** What the bot did in a channel in order, such as `posted Warning` or `replied Critical to all`. */
  story(channel?: string): readonly string[];
  close(): Promise<void>;
}

export async function createDeliveryWorld(options: DeliveryOptions = {}): Promise<DeliveryWorld> {
  const folder = await mkdtemp(join(MEMORY, 'deepseek-balance-bot-delivery-'));
  const secret = randomBytes(12).toString('hex');
  const [apiKey, token] = [`sk-${secret}`, `xoxb-${secret}`];
  const suiteLog = keepSuiteLog([apiKey, token]);
  let clock = T0;
  const now = (): number => clock;
  const [deepseek, slack, store] = await Promise.all([
    startSampleDeepSeek(),
    startSlack(slackOptions(options, token, now)),
    openStore(join(folder, 'bot.db')),
  ]);
  const lines: string[] = [];
  const log = createLog({
    level: 'debug',
    secrets: [],
    destination: {
      write(line) {
        lines.push(line);
        appendFileSync(suiteLog, line);
      },
    },
  });
  const queue = createIdleQueue();
  const core: Core = {
    store,
    queue,
    log,
    now,
    readPace: createReadPace({ twoChecksAfter: () => 2 * DAY_MS }),
    settings: {
      twoChecksAfter: () => 2 * DAY_MS,
      blindAfterMs: DAY_MS,
      confirmAfterMs: 30 * SECOND_MS,
      operatorChannel: options.operatorChannel ?? null,
      delivery: DELIVERY_TIMING,
    },
  };
  const source = createDeepSeekClient({ timeoutMs: DEEPSEEK_TIMEOUT_MS });
  const timeoutMs = options.slackTimeoutMs ?? 2000;
  const client = createSlackClient({ token, apiUrl: slack.apiUrl, timeoutMs, logger: createSdkLogger(log) });
  const messenger = createMessenger(client);
  const real = createSettlements();
  // Time stands still while a private answer waits for its notice: when all is done that it woke, nothing else will come.
  const settlements = { ...real, wait: () => queue.idleAfterWake() };
  const createSender = (owner: string, parts: Partial<DeliverDeps> = {}): Drain =>
    createDrain({ ...core, messenger, settlements, random: () => 0, isStopping: () => false, owner, ...parts });
  const drain = createSender('this process');
  const key = { id: 'default', apiKey, baseUrl: deepseek.baseUrl };
  const checkAccount = createCheckAccount({ ...core, source, findKey: () => key });
  const tick = createTick(core);
  queue.start((job: Job) =>
    job.kind === 'check'
      ? runDueCheck({ ...core, checkAccount, timeoutMs: DEEPSEEK_TIMEOUT_MS }, job.workspaceId, job.accountId)
      : drain(job.workspaceId, job.destination),
  );
  await store.workspaces.ensure(WORKSPACE, clock);
  await syncConfiguration(core, configuration(options, deepseek.baseUrl));
  const tickOnce = async (): Promise<void> => {
    await tick(clock);
    await queue.idle();
  };
  return {
    slack,
    deepseek,
    store,
    token,
    rules: { ...core, settlements },
    messenger,
    log: lines,
    now,
    async read(toppedUp) {
      clock += SECOND_MS;
      deepseek.set(apiKey, { wallets: { CNY: { granted: '0.00', toppedUp } } });
      await store.accounts.markDue(WORKSPACE, clock);
      await tickOnce();
    },
    async pass(ms, everyMs = SECOND_MS) {
      for (const end = clock + ms; clock < end; ) {
        clock = Math.min(end, clock + everyMs);
        await tickOnce();
      }
    },
    skip(ms) {
      clock += ms;
    },
    createSender,
    story: (channel = OPS) => readStory(slack.timeline, channel),
    async close() {
      await queue.idle();
      await source.close();
      await slack.close();
      await deepseek.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function slackOptions(options: DeliveryOptions, token: string, now: () => number): SlackOptions {
  return {
    users: [
      { id: ALICE, name: 'alice', is_admin: true },
      { id: OWNER, name: 'owner' },
    ],
    channels: [
      { id: OPS, name: 'ops', members: [ALICE], botIsMember: true, ...options.ops },
      ...(options.channels ?? []),
    ],
    limits: false,
    tokens: { [token]: options.scopes ?? DEFAULT_SCOPES },
    now,
  };
}

function configuration({ tiers = { '50': 'warning', '10': 'critical' }, ownerId = '' }: DeliveryOptions, url: string) {
  const account = { id: 'default', label: 'default', runbookUrl: null, baseUrl: url };
  return {
    workspaceId: WORKSPACE,
    alertChannel: tiers === null ? null : OPS,
    accounts: [{ ...account, ownerId: ownerId || null, keyVariable: 'DEEPSEEK_API_KEY', keyFingerprint: 'f' }],
    thresholds: Object.entries(tiers ?? {}).map(([amount, severity]) => ({
      key: `CNY:${amount}`,
      currency: 'CNY',
      thresholdMicros: Number(amount) * 1_000_000,
      severity,
    })),
  };
}
