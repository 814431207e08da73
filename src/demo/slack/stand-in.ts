import type { IncomingMessage, ServerResponse } from 'node:http';
import { createCallMethod } from './call-method.ts';
import { createChanges } from './changes.ts';
import { type ChannelActs, createChannelActs } from './channel-acts.ts';
import type { Deliver } from './delivery.ts';
import { createEventActs, createInstallationActs, type EventActs, type InstallationActs } from './event-acts.ts';
import { createFaults, type Faults } from './faults.ts';
import { deliverOverHttp, httpTargetOf } from './http-delivery.ts';
import { createMessageStore } from './message-store.ts';
import { createMethods } from './method-table.ts';
import type { OpenView } from './open-view.ts';
import { createOpenViews } from './open-views.ts';
import type { HttpTarget, SlackOptions } from './options.ts';
import { createOutageSwitch, type Outage } from './outage.ts';
import { createPeopleActs, type PeopleActs } from './people-acts.ts';
import { createPrivateAnswers, type PrivateAnswer } from './private-answers.ts';
import { createRateLimiter } from './rate-limit.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { createResponseUrls } from './response-urls.ts';
import { type Connections, createSocketMode } from './socket-mode.ts';
import { createSpeak } from './spoken-answers.ts';
import { createTimeline, type TimelineEntry } from './timeline.ts';
import { createTokens, type Tokens } from './tokens.ts';
import { createTriggerIds } from './trigger-ids.ts';
import { createViewActs, type ViewActs } from './view-acts.ts';
import { createViewClicks, type ViewClicks } from './view-clicks.ts';
import { answerApi } from './web-api.ts';
import { startWebServer } from './web-server.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

const ACK_TIMEOUT_MS = 3000;

/** A Slack of its own: one team, one app, real sockets on the loopback interface. */
export interface SlackStandIn
  extends PeopleActs,
    ChannelActs,
    ViewActs,
    ViewClicks,
    InstallationActs,
    EventActs,
    Pick<RequestLog, 'requests' | 'onRequest'> {
  /** For `slackApiUrl`; ends in `/api/`. */
  readonly apiUrl: string;
  readonly workspace: Workspace;
  readonly tokens: Pick<Tokens, 'grant' | 'revoke'>;
  /** The app's Socket Mode connections. */
  readonly connections: Connections;
  readonly faults: Faults;
  /** Everything that people saw happen, in order. */
  readonly timeline: readonly TimelineEntry[];
  /** Open modals and Home tabs, by view id. */
  readonly views: ReadonlyMap<string, OpenView>;
  /** The private answers that a person sees now, oldest first. */
  privateAnswers(user: string): readonly PrivateAnswer[];
  outage(outage: Outage | null): Promise<void>;
  /** Whether `chat.update` answers `edit_window_closed`. */
  forbidEditing(forbidden: boolean): void;
  /** From now on commands, actions and events are posted to this address instead of a socket; null goes back. */
  deliverOverHttp(target: HttpTarget | null): void;
  /** Resolves with the first truthy value of the predicate, asked at each change; else rejects naming what it waited for. */
  waitFor<T>(
    predicate: (slack: SlackStandIn) => T | undefined | null | false,
    timeoutMs: number,
    what: string,
  ): Promise<T>;
  /** Ends everything, hung requests and waits among them. */
  close(): Promise<void>;
}

/** Starts a stand-in; nothing of it outlives `close`. */
export async function startSlack(options: SlackOptions = {}): Promise<SlackStandIn> {
  const now = options.now ?? Date.now;
  const closing = new AbortController();
  const changes = createChanges();
  const { changed } = changes;
  const workspace = createWorkspace(options);
  const { bot } = workspace;
  const tokens = createTokens(options);
  const nameOf = (id: string): string => workspace.names().get(id) ?? id;
  const timeline = createTimeline({ now, nameOf, changed });
  const store = createMessageStore({ now, timeline });
  const privateAnswers = createPrivateAnswers({ store, timeline, botUser: bot.userId });
  const speak = createSpeak({ bot, store, privateAnswers });
  const triggerIds = createTriggerIds(now);
  const views = createOpenViews(changed);
  const faults = createFaults();
  const log = createRequestLog({ now, changed });
  const outage = createOutageSwitch();
  const isDown = (): boolean => outage.isDown();
  const responseUrls = createResponseUrls({ now, speak, faults, isDown, changed });
  const ackTimeoutMs = options.ackTimeoutMs ?? ACK_TIMEOUT_MS;
  const socketMode = createSocketMode({ appId: bot.appId, ackTimeoutMs, changed });
  let httpTarget = httpTargetOf(options);
  let isEditingForbidden = false;

  const openConnection = (): string => `ws://127.0.0.1:${server.port}${socketMode.issuePath()}`;
  const methods = createMethods({
    workspace,
    store,
    privateAnswers,
    triggerIds,
    views,
    openConnection,
    isEditingForbidden: () => isEditingForbidden,
  });
  const limiter = createRateLimiter(options.limits ?? {});
  const callMethod = createCallMethod({ methods, tokens, limiter });
  const apiParts = { callMethod, faults, log, isDown, closed: closing.signal };

  const handle = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    if (url.pathname.startsWith('/api/')) await answerApi(apiParts, request, response, url);
    else if (url.pathname.startsWith('/response/')) await responseUrls.answer(request, response, url.pathname);
    else response.writeHead(404).end();
  };
  const server = await startWebServer(options.port ?? 0, handle, (...upgrade) => socketMode.upgrade(...upgrade));
  const origin = `http://127.0.0.1:${server.port}`;

  const deliver: Deliver = (envelope) =>
    httpTarget === null
      ? socketMode.deliver(envelope)
      : deliverOverHttp(httpTarget, envelope, { timeoutMs: ackTimeoutMs, closed: closing.signal });

  const peopleActs = createPeopleActs({
    workspace,
    store,
    privateAnswers,
    timeline,
    triggerIds,
    responseUrls,
    speak,
    deliver,
    changes,
    now,
    origin,
  });

  const channelActs = createChannelActs({ workspace, store, changed });
  const installationActs = createInstallationActs(workspace, tokens, changed);
  const dm = (userId: string): string => channelActs.dm(userId);
  const nextTs = (): string => store.nextTs();

  const slack: SlackStandIn = {
    ...peopleActs,
    ...channelActs,
    ...installationActs,
    ...createEventActs({
      workspace,
      channelActs,
      installationActs,
      event: (name, fields) => peopleActs.event(name, fields),
    }),
    ...createViewActs({ workspace, views, triggerIds, deliver }),
    ...createViewClicks({ workspace, views, triggerIds, timeline, deliver, now, nextTs, dm }),
    apiUrl: `${origin}/api/`,
    workspace,
    tokens,
    connections: socketMode,
    faults,
    views: views.all,
    privateAnswers: (user) => privateAnswers.shownTo(workspace.getPerson(user).id),
    timeline: timeline.entries,
    requests: log.requests,
    onRequest: (hook) => log.onRequest(hook),
    outage: (kind) => outage.set(server, kind),
    forbidEditing(forbidden) {
      isEditingForbidden = forbidden;
    },
    deliverOverHttp(target) {
      httpTarget = target;
    },
    waitFor: (predicate, timeoutMs, what) => changes.waitFor(() => predicate(slack), timeoutMs, what),
    async close() {
      closing.abort();
      changes.close();
      socketMode.close();
      await server.stop();
    },
  };
  return slack;
}
