import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { balanceMessage } from '../../src/blocks/answers/balance.ts';
import { ruleAnswerMessage } from '../../src/blocks/answers/rule-change.ts';
import { parseConfig } from '../../src/config.ts';
import { createDeepSeekClient } from '../../src/deepseek/client.ts';
import type { SampleStep } from '../../src/demo/deepseek/sample-accounts.ts';
import { DELIVERY_TIMING } from '../../src/domain/delivery.ts';
import { SECOND_MS, toMinuteMicros } from '../../src/domain/duration.ts';
import { createSlots } from '../../src/jobs/slots.ts';
import type { Intention } from '../../src/listeners/commands/intention.ts';
import { parseCommand } from '../../src/listeners/commands/parse-command.ts';
import { createLog } from '../../src/ops/log.ts';
import type { Job, ReadMode } from '../../src/ports.ts';
import { createSlackClient } from '../../src/slack/client.ts';
import { createMessenger } from '../../src/slack/messenger.ts';
import { createSdkLogger } from '../../src/slack/sdk-logger.ts';
import { openStore } from '../../src/store/store.ts';
import { createCheckAccount } from '../../src/usecases/check-account.ts';
import type { Core } from '../../src/usecases/core.ts';
import { createDrain } from '../../src/usecases/deliver.ts';
import { createReadPace } from '../../src/usecases/read-pace.ts';
import { runDueCheck } from '../../src/usecases/run-due-check.ts';
import { setThreshold, type ThresholdWish } from '../../src/usecases/set-rule.ts';
import { createSettlements } from '../../src/usecases/settlements.ts';
import { showBalance } from '../../src/usecases/show-balance.ts';
import { syncConfiguration } from '../../src/usecases/sync-configuration.ts';
import { createTick } from '../../src/usecases/tick.ts';
import { EN } from '../blocks/voices.ts';
import { keepSuiteLog } from '../suite-log.ts';
import { createAwaitedQueue } from './awaited-queue.ts';
import { ALICE, createWorld, type Env, OPS, type World } from './world.ts';

const WORKSPACE = 'fast';
const ACCOUNT = 'default';
const T0 = Date.UTC(2026, 10, 2, 9, 30);

export interface FastWorldOptions {
  /** What differs from a bot with rule 50 CNY in #ops, one check per second and no wait for confirmation. */
  readonly env?: Env;
  /** Swaps DeepSeek's rows at random. */
  readonly random?: () => number;
  /** How long one try of a reading may take, in real time. */
  readonly timeoutMs?: number;
}

/**
 * A world without a schedule: the real store, the real DeepSeek client and the real delivery to Slack, all by a clock that the
 * test moves, so that a fortnight takes a second.
 */
export interface FastWorld extends Pick<World, 'slack' | 'deepseek' | 'key' | 'roots' | 'replies'> {
  /** The clock of this world, in UTC ms. */
  now(): number;
  advance(ms: number): void;
  /** One reading of this answer, a second after whatever was before; resolves when all that follows is delivered. */
  read(step: SampleStep, mode?: ReadMode): Promise<void>;
  /** Alice sets a rule in #ops; resolves with what she is told when its notice is posted. */
  set(text: string): Promise<string>;
  /** What Alice is told who asks for the balances. */
  show(): Promise<string>;
  /** One beat of the heart, now; resolves when all that was due is done. */
  tick(): Promise<void>;
}

/** Opens a world and hands back how to close it. */
export async function createFastWorld(options: FastWorldOptions = {}): Promise<FastWorld & { close(): Promise<void> }> {
  let time = T0;
  const now = (): number => time;
  const world = await createWorld({ slack: { now }, ...(options.random && { random: options.random }) });
  const env = { ...world.env, ALERT_CHANNEL: OPS, ALERT_THRESHOLDS: '50 CNY', ...options.env };
  const config = parseConfig(env, () => '');
  const log = createSuiteLog([world.key, config.slack.botToken]);
  const store = await openStore(config.databaseUrl.path);
  const source = createDeepSeekClient({
    timeoutMs: options.timeoutMs ?? config.deepseekTimeoutMs,
    now,
    sleep: noSleep,
  });
  const handle = (job: Job) =>
    job.kind === 'drain'
      ? drain(job.workspaceId, job.destination)
      : runDueCheck({ ...core, checkAccount, timeoutMs: config.deepseekTimeoutMs }, job.workspaceId, job.accountId);
  const queue = createAwaitedQueue(handle);
  const slots = createSlots(config.checkCron, config.timezone);
  const core: Core = {
    store,
    queue,
    log,
    now,
    readPace: createReadPace({ twoChecksAfter: (instant) => slots.twoAfter(instant) }),
    settings: {
      twoChecksAfter: (instant) => slots.twoAfter(instant),
      blindAfterMs: config.blindAfterMs,
      confirmAfterMs: config.confirmAfterMs,
      operatorChannel: config.operatorChannel,
      delivery: DELIVERY_TIMING,
    },
  };
  const findKey = () => ({ id: ACCOUNT, apiKey: world.key, baseUrl: world.deepseek.baseUrl });
  const checkAccount = createCheckAccount({ ...core, source, findKey });
  const { botToken: token, apiUrl } = config.slack;
  const client = createSlackClient({ token, apiUrl, timeoutMs: 5000, logger: createSdkLogger(log) });
  const settlements = createSettlements();
  const drain = createDrain({
    ...core,
    settlements,
    messenger: createMessenger(client),
    random: () => 0.5,
    isStopping: () => false,
    owner: randomUUID(),
  });
  const beat = createTick(core);
  const asker = { workspaceId: WORKSPACE, channelId: OPS, userId: ALICE, command: '/deepseek-balance' };
  await store.workspaces.ensure(WORKSPACE, now());
  await syncConfiguration(core, {
    workspaceId: WORKSPACE,
    alertChannel: config.alertChannel,
    thresholds: config.alertThresholds,
    accounts: config.accounts.map((account) => ({ ...account, keyFingerprint: 'one' })),
  });
  return {
    ...world,
    now,
    advance(ms) {
      time += ms;
    },
    async read(step, mode = 'background') {
      world.deepseek.play(world.key, [step]);
      time += SECOND_MS;
      await checkAccount(WORKSPACE, ACCOUNT, mode);
      await queue.settled();
    },
    async show() {
      const answer = await showBalance({ ...core, checkAccount }, asker, null);
      return balanceMessage(EN, answer, asker.command).text;
    },
    async set(text) {
      const parsed = parseCommand(text, {
        command: asker.command,
        accountIds: [ACCOUNT],
        accounts: [],
        currencies: [],
        language: 'en',
      });
      const wish = 'refusal' in parsed ? undefined : wishOf(parsed.intention);
      if (wish === undefined) throw new RangeError(`no drop and no runway: ${text}`);
      const answer = await setThreshold({ ...core, settlements }, asker, wish);
      await queue.settled();
      return ruleAnswerMessage(EN, answer, asker.command).text;
    },
    async tick() {
      await beat(now());
      await queue.settled();
    },
    async close() {
      await source.close();
      await store.close();
      await world.close();
    },
  };
}

function wishOf(intention: Intention): ThresholdWish | undefined {
  if (intention.kind === 'drop') return { ...intention.threshold, ...intention };
  if (intention.kind !== 'runway') return undefined;
  return { ...intention, micros: toMinuteMicros(intention.spanMs), unit: 'minutes', windowMs: null };
}

function createSuiteLog(secrets: readonly string[]) {
  const path = keepSuiteLog(secrets);
  return createLog({ level: 'debug', secrets: [], destination: { write: (line) => appendFileSync(path, line) } });
}

async function noSleep(): Promise<void> {}
