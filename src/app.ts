import { randomUUID } from 'node:crypto';
import { CHART_LIMITS } from './blocks/chart.ts';
import type { Config } from './config.ts';
import { createDeepSeekClient } from './deepseek/client.ts';
import { listZones } from './domain/calendar.ts';
import { DELIVERY_TIMING, type DeliveryTiming } from './domain/delivery.ts';
import { WORKSPACE } from './domain/workspace.ts';
import { createInProcessQueue } from './jobs/in-process-queue.ts';
import { createRunningWork } from './jobs/running-work.ts';
import { createSchedule } from './jobs/schedule.ts';
import { createSlots } from './jobs/slots.ts';
import type { EventUseCases, Self } from './listeners/events/event-deps.ts';
import { createOpenForms } from './listeners/forms/open-forms.ts';
import { registerListeners } from './listeners/index.ts';
import type { InteractionUseCases } from './listeners/interaction-use-cases.ts';
import { healthRoute, readyRoute } from './ops/health-route.ts';
import { createHeartbeat } from './ops/heartbeat.ts';
import { createMetrics, type Metrics } from './ops/metrics.ts';
import { metricsRoute } from './ops/metrics-route.ts';
import { reportRoute } from './ops/report-route.ts';
import { createOpsServer, type OpsServer } from './ops/server.ts';
import {
  refusedBotToken,
  StartError,
  unusableConnection,
  unusableDatabase,
  unusableOpsPort,
} from './ops/start-error.ts';
import { waitForDatabase } from './ops/wait-for-database.ts';
import type { Log } from './ports.ts';
import { createSlackClient } from './slack/client.ts';
import { createConnection } from './slack/connection.ts';
import type { ClaimOnce } from './slack/http-receiver.ts';
import { type Introduction, introduce } from './slack/identity.ts';
import { createMessenger } from './slack/messenger.ts';
import { createPeople, type Home } from './slack/people.ts';
import { createRespond } from './slack/respond.ts';
import { createSdkLogger } from './slack/sdk-logger.ts';
import { createViews } from './slack/views.ts';
import { readFault } from './store/fault.ts';
import { NewerDatabaseError } from './store/migrate.ts';
import { isLocked } from './store/sqlite-dialect.ts';
import { openStore } from './store/store.ts';
import { affordJob } from './usecases/afford-job.ts';
import { authorise } from './usecases/authorise.ts';
import { beginWatch } from './usecases/begin-watch.ts';
import { type CheckDeps, createCheckAccount } from './usecases/check-account.ts';
import { closeChannel, leaveChannel } from './usecases/close-channel.ts';
import type { Core, Settings } from './usecases/core.ts';
import { createDrain } from './usecases/deliver.ts';
import { changeThreshold, removeRules } from './usecases/edit-rule.ts';
import { createHomes } from './usecases/homes.ts';
import { explainRules, listRules } from './usecases/list-rules.ts';
import { createNewsOrder } from './usecases/news-order.ts';
import { openChannel } from './usecases/open-channel.ts';
import { loseInstallation } from './usecases/pause-installation.ts';
import { previewDigest } from './usecases/preview-digest.ts';
import { createProbeAccount } from './usecases/probe-account.ts';
import { checkEpisode, readDetails } from './usecases/read-details.ts';
import { showHistory } from './usecases/read-history.ts';
import { readLanguage } from './usecases/read-language.ts';
import { createReadMeasures } from './usecases/read-measures.ts';
import { isInChannel, isMentionable, seesChannel } from './usecases/read-membership.ts';
import { createReadPace } from './usecases/read-pace.ts';
import { createReadReadiness } from './usecases/read-readiness.ts';
import { readSettings } from './usecases/read-settings.ts';
import { readTopUp, readVersion, readVocabulary } from './usecases/read-team.ts';
import { tryNow } from './usecases/retry-destination.ts';
import { createRichBlocks } from './usecases/rich-blocks.ts';
import { longestCheck, runDueCheck } from './usecases/run-due-check.ts';
import { saveSettings } from './usecases/save-settings.ts';
import { createSendTest } from './usecases/send-test.ts';
import { setDigest, setLanguage, setQuiet, setZone, showChannel } from './usecases/set-channel.ts';
import { readCurrencies, setThreshold, watchAccount } from './usecases/set-rule.ts';
import { createSettlements } from './usecases/settlements.ts';
import { showBalance } from './usecases/show-balance.ts';
import { simulateReading } from './usecases/simulate-reading.ts';
import { endSnooze, snooze, wakeEpisode } from './usecases/snooze.ts';
import { createTakeReport } from './usecases/take-report.ts';
import { createTick } from './usecases/tick.ts';
import { createWatchRounds } from './usecases/watch-rounds.ts';

export interface BotOptions {
  readonly log: Log;
  readonly version: string;
  /** Shorter waits for tests and the demo; production takes what the facts about Slack ask for. */
  readonly timing?: Partial<DeliveryTiming> & {
    readonly slackTimeoutMs?: number;
    readonly tickEveryMs?: number;
    readonly reopenEveryMs?: number;
    readonly homeEveryMs?: number;
  };
}

export interface Bot {
  /** Begins to check and to listen; throws a `StartError` when Slack refuses a token or the port is taken. */
  start(): Promise<void>;
  /** Rejects with a `StartError` when Slack refuses a token after the start. */
  readonly refused: Promise<never>;
  /** Ends intake, waits for work that runs (at most eight seconds) and closes everything. */
  stop(): Promise<void>;
}

const SLACK_TIMEOUT_MS = 10_000;
const TICK_MS = 1000;
/** Less than the ten seconds that Docker waits before it kills. A check that hangs longer is given up and due at the next start. */
const STOP_MS = 8000;
const INTRODUCE_EVERY_MS = 60_000;

/** What programs may ask the running bot; a further address is a further route. */
function createOps(
  { host, port, reportToken }: NonNullable<Config['ops']>,
  { duplicates, deepseekTimeoutMs }: Config,
  { isConnected, metrics, ...core }: Core & { readonly isConnected: () => boolean; readonly metrics: Metrics },
): OpsServer {
  const report = reportRoute({
    token: reportToken,
    takeReport: createTakeReport({ ...core, duplicates }, WORKSPACE),
  });
  const longestCheckMs = longestCheck(deepseekTimeoutMs);
  const readReadiness = createReadReadiness({ ...core, isConnected, longestCheckMs }, WORKSPACE);
  return createOpsServer({
    host,
    port,
    routes: [report, healthRoute(), readyRoute(readReadiness), metricsRoute(metrics)],
    log: core.log,
  });
}

/** Builds every part of the bot and hands it over; reads nothing from the environment. */
export async function createBot(config: Config, options: BotOptions): Promise<Bot> {
  const { log, timing = {} } = options;
  const now = Date.now;
  const sdkLogger = createSdkLogger(log);
  const patience = { isLocked, log, now };
  const store = await waitForDatabase(() => openStore(config.databaseUrl.path), patience).catch((error: unknown) => {
    throw error instanceof NewerDatabaseError || error instanceof StartError
      ? error
      : unusableDatabase(error, readFault(error));
  });
  const queue = createInProcessQueue(log);
  const slots = createSlots(config.checkCron, config.timezone);
  const settings: Settings = {
    twoChecksAfter: (instant) => slots.twoAfter(instant),
    blindAfterMs: config.blindAfterMs,
    confirmAfterMs: config.confirmAfterMs,
    operatorChannel: config.operatorChannel,
    delivery: { ...DELIVERY_TIMING, ...timing },
  };
  const core: Core = { store, queue, log, settings, readPace: createReadPace(settings), now };
  const client = createSlackClient({
    token: config.slack.botToken,
    apiUrl: config.slack.apiUrl,
    timeoutMs: timing.slackTimeoutMs ?? SLACK_TIMEOUT_MS,
    logger: sdkLogger,
  });
  let home: Home | null = null;
  let self: Self | null = null;
  const meet = (known: Extract<Introduction, { kind: 'known' }>): void => {
    home = known.home;
    const mayPostUninvited = known.scopes?.includes('chat:write.public') ?? true;
    self = { teamId: home.teamId, userId: known.botUserId, mayPostUninvited };
  };
  const readHome = async (): Promise<Home | null> => {
    const introduction = home === null ? await introduce(client) : null;
    if (introduction?.kind === 'known') meet(introduction);
    return home;
  };
  const people = createPeople({ client, log, now, home: readHome });
  const source = createDeepSeekClient({ timeoutMs: config.deepseekTimeoutMs });
  const settlements = createSettlements();
  const ruleDeps = { ...core, settlements };
  // Over HTTP only the token's acceptance tells that Slack can be reached.
  const isConnected = (): boolean => connection.isConnected() && self !== null;
  const metrics = createMetrics(createReadMeasures({ ...core, isConnected }, WORKSPACE));
  let isEnding = false;
  let findKey: CheckDeps['findKey'] = () => undefined;
  const checkAccount = createCheckAccount({
    ...core,
    source,
    meter: metrics,
    findKey: (...asked) => findKey(...asked),
  });
  const probeAccount = createProbeAccount({
    ...core,
    source,
    prices: config.prices,
    findKey: (...asked) => findKey(...asked),
  });
  const heartbeat = config.heartbeatUrl === null ? null : createHeartbeat({ url: config.heartbeatUrl, log });
  const watchRounds = heartbeat && createWatchRounds({ ...core, onRound: () => void heartbeat.beat() }, WORKSPACE);
  const drain = createDrain({
    ...core,
    settlements,
    meter: metrics,
    messenger: createMessenger(client),
    random: Math.random,
    isStopping: () => isEnding,
    owner: randomUUID(),
  });
  const running = createRunningWork();
  const views = createViews({ client });
  const richBlocks = createRichBlocks(core, WORKSPACE);
  const mayDo: InteractionUseCases['authorise'] = (userId, permission) =>
    authorise({ people, adminUsers: config.adminUsers, allowExternal: config.allowExternal }, userId, permission);
  const homes = createHomes({
    ...core,
    workspaceId: WORKSPACE,
    people,
    views,
    richBlocks,
    checkAccount,
    authorise: mayDo,
    ...(timing.homeEveryMs !== undefined && { lookEveryMs: timing.homeEveryMs }),
  });
  const lookAtHomes = (at: number): void => {
    running
      .track(homes.lookAgain(at))
      .catch((error: unknown) => log.error({ err: error }, 'looks at Home failed; tried again at the next beat'));
  };
  const tick = createTick({ ...core, lookAtHomes });
  const schedule = createSchedule({
    cron: config.checkCron,
    timezone: config.timezone,
    tickEveryMs: timing.tickEveryMs ?? TICK_MS,
    now,
    log,
    onSlot: async (slot) => {
      await store.accounts.markDue(WORKSPACE, slot);
      await tick(now());
    },
    onTick: () => tick(now()),
  });

  const useCases: InteractionUseCases = {
    readLanguage: (workspaceId, reader) => readLanguage({ store, people }, workspaceId, reader),
    readVocabulary: (workspaceId) => readVocabulary(core, workspaceId),
    authorise: mayDo,
    tryChannel: (asker) => tryNow(core, asker.workspaceId, asker.channelId),
    showBalance: (asker, accountId) => showBalance({ ...core, checkAccount }, asker, accountId),
    setThreshold: (asker, wish) => setThreshold(ruleDeps, asker, wish),
    watchAccount: (asker, accountId) => watchAccount(ruleDeps, asker, accountId),
    changeThreshold: (asker, wish) => changeThreshold(ruleDeps, asker, wish),
    removeRules: (asker, wish) => removeRules(ruleDeps, asker, wish),
    listRules: (asker) => listRules(core, asker),
    explainRules: (asker) => explainRules(core, asker),
    readHistory: (asker, wish) => showHistory(core, asker, { ...wish, mostPoints: CHART_LIMITS.points }),
    showChannel: (asker) => showChannel(core, asker),
    setDigest: (asker, digest) => setDigest(ruleDeps, asker, digest),
    previewDigest: (asker) => previewDigest(core, asker),
    setZone: (asker, zone) => setZone(ruleDeps, asker, zone),
    setQuiet: (asker, quiet) => setQuiet(ruleDeps, asker, quiet),
    setLanguage: (asker, language) => setLanguage(ruleDeps, asker, language),
    snooze: (asker, wish) => snooze(ruleDeps, asker, wish),
    endSnooze: (asker, accountId) => endSnooze(ruleDeps, asker, accountId),
    wakeEpisode: (asker, shown) => wakeEpisode(ruleDeps, asker, shown),
    affordJob: (asker, wish) => affordJob({ ...core, checkAccount, prices: config.prices }, asker, wish),
    simulateReading: (asker, wish) => simulateReading(core, asker, wish),
    probeAccount,
    sendTest: createSendTest(ruleDeps),
    readTopUp: (workspaceId) => readTopUp(core, workspaceId),
    readVersion: (workspaceId) => readVersion(core, workspaceId, options.version),
    readDetails: (ref) => readDetails(core, ref),
    checkEpisode: (ref) => checkEpisode({ ...core, checkAccount }, ref),
    claimOnce: (workspaceId, key) => store.seen.claim(workspaceId, key, now()),
    readFunded: (workspaceId, accountId) => readCurrencies(core, workspaceId, accountId),
    readSettings: (workspaceId, channelId) => readSettings(core, workspaceId, channelId),
    saveSettings: (asker, draft) => saveSettings(ruleDeps, asker, draft),
    isInChannel: (userId, channelId) => isInChannel(people, userId, channelId),
    seesChannel: (userId, channelId) => seesChannel({ people, store }, { workspaceId: WORKSPACE, userId }, channelId),
    findEpisodeChannel: async (workspaceId, id) => (await store.episodes.find(workspaceId, id))?.channelId,
    refreshHome: (userId) => homes.refresh(userId),
    tellHome: (userId, note) => homes.tell(userId, note),
    renewHome: (userId) => homes.renew(userId),
    isMentionable: (userId) => isMentionable(people, userId),
    listZones,
  };

  const newsDeps = { ...core, isLatest: createNewsOrder() };
  const events: EventUseCases = {
    closeChannel: (news, reason) => closeChannel(newsDeps, news, reason),
    openChannel: (news) => openChannel(newsDeps, news),
    leaveChannel: (news, mayPostUninvited) => leaveChannel(newsDeps, news, mayPostUninvited),
    openHome: (userId) => homes.open(userId),
    loseInstallation: (workspaceId, reason) => loseInstallation(core, workspaceId, reason),
  };

  const { botToken, apiUrl, transport } = config.slack;
  const claimOnce: ClaimOnce = (key) => useCases.claimOnce(WORKSPACE, key);
  const connection = createConnection({
    transport: transport.kind === 'http' ? { ...transport, claimOnce } : transport,
    botToken,
    apiUrl,
    log,
    logger: sdkLogger,
    ...(timing.reopenEveryMs !== undefined && { refusedWaitMs: timing.reopenEveryMs }),
  });
  registerListeners(connection.app, {
    useCases,
    events,
    readSelf: () => self,
    views,
    forms: createOpenForms(),
    respond: createRespond({ log, richBlocks }),
    workspaceId: WORKSPACE,
    log,
    track: (work) => running.track(work),
  });

  let introduceTimer: NodeJS.Timeout | undefined;
  let stopping = false;
  const refused = Promise.withResolvers<never>();
  // Whoever waits for it is told; nobody has to.
  refused.promise.catch(() => {});

  const meetSlack = async (): Promise<void> => {
    const introduction = await introduce(client);
    if (introduction.kind === 'refused') {
      throw refusedBotToken(introduction.code);
    }
    if (introduction.kind === 'known') {
      meet(introduction);
      const { team, home: own, botUserId } = introduction;
      log.info({ team, teamId: own.teamId, botUser: botUserId }, 'Slack accepts the bot token');
      return;
    }
    log.warn({ reason: introduction.reason }, 'Slack cannot be reached; accounts are checked, messages wait');
    introduceTimer = setTimeout(() => {
      meetSlack().catch(refused.reject);
    }, INTRODUCE_EVERY_MS);
  };

  const listen = async (): Promise<void> => {
    const opened = connection.open().catch((error: unknown) => {
      if (!stopping) throw unusableConnection(error);
    });
    if (transport.kind === 'http') await opened;
    // Not awaited: while Slack cannot be reached, accounts are checked and the outbox fills.
    else opened.catch(refused.reject);
  };

  const ops = config.ops === null ? null : createOps(config.ops, config, { ...core, isConnected, metrics });
  const serve = async (): Promise<void> => {
    if (ops === null) return;
    const port = await ops.listen().catch((error: unknown) => {
      throw unusableOpsPort(error);
    });
    log.info({ host: config.ops?.host, port }, 'listening for reports and monitoring');
  };

  return {
    refused: refused.promise,
    async start() {
      const wish = { ...config, workspaceId: WORKSPACE, thresholds: config.alertThresholds };
      findKey = await waitForDatabase(() => beginWatch(core, wish), patience).catch((error: unknown) => {
        const fault = readFault(error);
        throw fault === null ? error : unusableDatabase(error, fault);
      });
      await meetSlack();
      if (stopping) return;
      queue.start({
        check: async (workspaceId, accountId) => {
          await runDueCheck({ ...core, checkAccount, timeoutMs: config.deepseekTimeoutMs }, workspaceId, accountId);
          await watchRounds?.();
        },
        drain,
      });
      await store.accounts.markDue(WORKSPACE, now());
      schedule.start();
      await serve();
      await listen();
    },
    async stop() {
      stopping = true;
      clearTimeout(introduceTimer);
      const done = (async () => {
        await schedule.stop();
        const opsClosed = ops?.close();
        await connection.close();
        await running.settled();
        // From here on nobody waits for a message: the next start goes on with what is left.
        isEnding = true;
        await queue.stop();
        await opsClosed;
        await heartbeat?.close();
        await source.close();
        await store.close();
      })();
      await Promise.race([done, new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())]);
    },
  };
}
