import { randomUUID } from 'node:crypto';
import { deniedMessage } from '../blocks/answers/denied.ts';
import { failedMessage } from '../blocks/answers/failed.ts';
import { noteView } from '../blocks/forms/settings-view.ts';
import { type Say, sayIn } from '../blocks/locales/say.ts';
import { section } from '../blocks/message.ts';
import { DEFAULT_LANGUAGE } from '../domain/language.ts';
import type { Log, OutgoingMessage, View, Views } from '../ports.ts';
import type { Permission } from '../usecases/authorise.ts';
import type { Asker } from '../usecases/change-rules.ts';
import { type Click, readClick } from './click.ts';
import type { OpenForms } from './forms/open-forms.ts';
import type { InteractionUseCases } from './interaction-use-cases.ts';

/** The command's name where nobody has typed it. */
export const DEFAULT_COMMAND = '/deepseek-balance';

/** What every interaction needs. */
export interface InteractionDeps {
  readonly useCases: InteractionUseCases;
  readonly views: Views;
  readonly forms: OpenForms;
  /** As `Respond` of the room slack. */
  readonly respond: (
    responseUrl: string,
    message: OutgoingMessage,
    shownAs?: 'private' | 'replacing' | 'shared',
  ) => Promise<void>;
  /** Counts what an interaction sets off as work that a stop waits for. */
  readonly track: (work: Promise<void>) => Promise<void>;
  readonly workspaceId: string;
  readonly log: Log;
}

/** Does what a button or a menu is for. */
export type ClickHandler = (deps: InteractionDeps, click: Click) => Promise<void>;

interface ClickArgs {
  readonly ack: () => Promise<void>;
  readonly body: unknown;
}

/**
 * Acknowledges; false when it could not, because the connection has just closed. What was asked for is done all the same: whoever
 * asked sees a fault of Slack, and then the answer.
 */
export async function acknowledge(log: Log, ack: () => Promise<void>): Promise<boolean> {
  try {
    await ack();
    return true;
  } catch (error) {
    log.warn({ err: error }, 'Slack could not be told that something arrived; it is done all the same');
    return false;
  }
}

/** Acknowledges every click first, then hands it to the handler of its action; one without a handler is of another version. */
export function clickListener(
  deps: InteractionDeps,
  handlers: Readonly<Record<string, ClickHandler>>,
  otherwise: ClickHandler,
) {
  return async ({ ack, body }: ClickArgs): Promise<void> => {
    await acknowledge(deps.log, ack);
    const click = readClick(body);
    if (click === undefined) {
      deps.log.warn({}, 'a click that cannot be read is ignored');
      return;
    }
    const handler = Object.hasOwn(handlers, click.actionId) ? handlers[click.actionId] : undefined;
    await deps.track(handle(deps, click, handler ?? otherwise));
  };
}

/** Whoever clicks is told when it fails, where they clicked. */
async function handle(deps: InteractionDeps, click: Click, handler: ClickHandler): Promise<void> {
  const request = requestId();
  const fields = { request, user: click.userId, action: click.actionId };
  try {
    await handler(deps, click);
    deps.log.info(fields, 'click answered');
  } catch (error) {
    deps.log.error({ ...fields, err: error }, 'click failed');
    await tellFailed(deps, click, request);
  }
}

async function tellFailed(deps: InteractionDeps, click: Click, request: string): Promise<void> {
  const say = sayIn(DEFAULT_LANGUAGE);
  if (click.responseUrl !== null) await deps.respond(click.responseUrl, failedMessage(say, request));
  else if (click.view?.isHome === true)
    await deps.useCases.tellHome(click.userId, [section(say('forms.failed', { request }))]);
  else if (click.view !== null)
    await deps.views.update(click.view.id, null, noteView(say, say('forms.failed', { request })));
}

/** Who clicked, and where; undefined outside of a channel. */
export function askerOf(deps: InteractionDeps, click: Click): Asker | undefined {
  if (click.channelId === null) return undefined;
  return {
    workspaceId: deps.workspaceId,
    channelId: click.channelId,
    userId: click.userId,
    command: DEFAULT_COMMAND,
  };
}

/** The voice for somebody in a channel, or (null) on Home. */
export async function voiceFor(
  deps: Pick<InteractionDeps, 'useCases' | 'workspaceId'>,
  userId: string,
  channelId: string | null,
): Promise<Say> {
  return sayIn(await deps.useCases.readLanguage(deps.workspaceId, { userId, channelId }));
}

/** Whether somebody may do what they clicked; if not, they are told. */
export async function mayClick(
  deps: InteractionDeps,
  click: Click,
  say: Say,
  permission: Permission,
): Promise<boolean> {
  const denial = await deps.useCases.authorise(click.userId, permission);
  if (denial === null) return true;
  if (click.responseUrl !== null) await deps.respond(click.responseUrl, deniedMessage(say, denial));
  return false;
}

/** Opens a modal at once, before anything slow is asked, and fills it afterwards; null from `fill` leaves it as it is. */
export async function openFirst(
  deps: InteractionDeps,
  triggerId: string,
  loading: View,
  fill: () => Promise<View | null>,
): Promise<'shown' | 'late' | 'failed'> {
  const opened = await deps.views.open(triggerId, loading);
  if (opened.kind !== 'shown') {
    deps.log.warn({ outcome: opened }, 'a modal could not be opened');
    return opened.kind === 'late' ? 'late' : 'failed';
  }
  const view = await fill().catch((error: unknown) => failedView(deps, error));
  if (view !== null) logUnlessShown(deps, await deps.views.update(opened.viewId, null, view));
  return 'shown';
}

/** In place of the rest of a modal that is open already. */
function failedView({ log }: InteractionDeps, error: unknown): View {
  const request = requestId();
  log.error({ request, err: error }, 'a modal could not be filled');
  const say = sayIn(DEFAULT_LANGUAGE);
  return noteView(say, say('forms.failed', { request }));
}

function requestId(): string {
  return randomUUID().slice(0, 8);
}

/** Slack may refuse a view, or its reader may have closed it. */
export function logUnlessShown(
  deps: Pick<InteractionDeps, 'log'>,
  outcome: Awaited<ReturnType<Views['update']>>,
): void {
  if (outcome.kind === 'refused' || outcome.kind === 'failed') deps.log.error({ outcome }, 'a view was not shown');
  else if (outcome.kind !== 'shown') deps.log.info({ outcome }, 'a view was not shown: it changed or was closed');
}
