import type { ViewResponseAction } from '@slack/bolt';
import { z } from 'zod';
import { noteView } from '../blocks/forms/settings-view.ts';
import { sayIn } from '../blocks/locales/say.ts';
import { loadingModal } from '../blocks/view.ts';
import { DEFAULT_LANGUAGE } from '../domain/language.ts';
import type { View } from '../ports.ts';
import { within } from '../usecases/within.ts';
import { unreadForm } from './forms/form-state.ts';
import type { FieldErrors } from './forms/rule-fields.ts';
import { acknowledge, type InteractionDeps, logUnlessShown } from './interactions.ts';
import { type OpenView, ViewShape } from './open-view.ts';

const Body = z.object({ user: z.object({ id: z.string().min(1) }), view: ViewShape });

/** A form that somebody submitted. Nothing of it is trusted. */
export interface Submission {
  readonly userId: string;
  readonly view: OpenView;
}

/** What a form answers: complaints beside its fields (`late`: what is shown when it is too late for them), or what its modal shows next; `after` gives what it shows then. */
export type FormAnswer =
  | { readonly errors: FieldErrors; readonly late?: () => Promise<View> }
  | { readonly view: View; readonly after?: () => Promise<View> };

export type FormHandler = (deps: InteractionDeps, submission: Submission) => Promise<FormAnswer>;

/** As Bolt has it for forms. */
type Ack = (response?: ViewResponseAction) => Promise<void>;

/** Slack waits three seconds for the answer. */
const ANSWER_MS = 2000;

/** Answers every submitted form in time: what takes longer follows in the same modal. */
export function submissionListener(
  deps: InteractionDeps,
  handlers: Readonly<Record<string, FormHandler>>,
  answerMs = ANSWER_MS,
) {
  return async ({ ack, body }: { readonly ack: Ack; readonly body: unknown }): Promise<void> => {
    const parsed = Body.safeParse(body);
    const callbackId = parsed.data?.view.callbackId ?? '';
    const handler = Object.hasOwn(handlers, callbackId) ? handlers[callbackId] : undefined;
    if (!parsed.success || handler === undefined) {
      deps.log.warn({ callbackId }, 'a form that cannot be read');
      await acknowledge(deps.log, () => ack(toBolt(update(unreadForm()))));
      return;
    }
    const submission = { userId: parsed.data.user.id, view: parsed.data.view };
    await deps.track(answer(deps, ack, submission, handler, answerMs));
  };
}

async function answer(
  deps: InteractionDeps,
  ack: Ack,
  submission: Submission,
  handler: FormHandler,
  answerMs: number,
): Promise<void> {
  const working = handler(deps, submission).catch((error: unknown): FormAnswer => failed(deps, submission, error));
  const inTime = await within(working, answerMs);
  const first = toBolt(inTime === undefined ? update(loadingModal('loading')) : toAck(inTime));
  const isTaken = await acknowledge(deps.log, () => ack(first));
  const given = inTime ?? (await working);
  // A form that Slack could not be answered about is still open with its fields: complaints come when it is submitted again.
  if (isTaken ? inTime === undefined : 'view' in given) await show(deps, submission, await lateView(given));
  if ('after' in given && given.after !== undefined) {
    const next = await given.after().catch((error: unknown) => failed(deps, submission, error).view);
    await show(deps, submission, next);
  }
}

async function show(deps: InteractionDeps, { view }: Submission, next: View): Promise<void> {
  logUnlessShown(deps, await deps.views.update(view.id, null, next));
}

function toAck(given: FormAnswer): object {
  return 'errors' in given ? { response_action: 'errors', errors: given.errors } : update(given.view);
}

/** Bolt's types know fewer blocks than Slack; the answer goes out as it is. */
function toBolt(given: object): ViewResponseAction {
  return JSON.parse(JSON.stringify(given));
}

function update(view: View): object {
  return { response_action: 'update', view };
}

function failed(deps: InteractionDeps, { view }: Submission, error: unknown): { readonly view: View } {
  const request = view.id;
  deps.log.error({ err: error, request, form: view.callbackId }, 'a form failed');
  const say = sayIn(DEFAULT_LANGUAGE);
  return { view: noteView(say, say('forms.failed', { request })) };
}

async function lateView(given: FormAnswer): Promise<View> {
  if ('view' in given) return given.view;
  return given.late?.() ?? noteView(sayIn(DEFAULT_LANGUAGE), Object.values(given.errors).join('\n'));
}
