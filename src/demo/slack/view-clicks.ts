import type { Deliver, DeliveryResult } from './delivery.ts';
import { type GivenValue, hasValue } from './element-values.ts';
import { eventEnvelope } from './event-envelope.ts';
import type { Interaction } from './interaction.ts';
import { type OpenView, valuesOf, viewJson } from './open-view.ts';
import type { OpenViews } from './open-views.ts';
import { viewActionEnvelope } from './payloads.ts';
import { findElement, type ShownElement } from './shown-elements.ts';
import type { Timeline } from './timeline.ts';
import type { TriggerIds } from './trigger-ids.ts';
import { actionJson } from './used-element.ts';
import { type FilledForm, ownView } from './view-acts.ts';
import { fillIn, type ViewValues } from './view-state.ts';
import type { Workspace } from './workspace.ts';

/** `values` fills in other fields first. */
export interface ViewElementUsed extends FilledForm {
  readonly actionId: string;
  readonly blockId?: string;
  /** What is chosen or typed; by default a button's own. */
  readonly value?: GivenValue;
}

/** A click has no `response_url` there: what comes of it is a change of the view. */
export type ViewInteraction = Pick<Interaction, 'triggerId' | 'ack' | 'failure'>;

/** What people do in modals and on Home. A mistake of the test is a RangeError. */
export interface ViewClicks {
  /** Uses a button or menu, or types in an input that reports it (`dispatch_action`); what is chosen stays chosen. */
  clickInView(used: ViewElementUsed): Promise<ViewInteraction>;
  /** Delivers `app_home_opened`, with the view if one is published. */
  openHome(user: string, tab?: 'home' | 'messages'): Promise<DeliveryResult>;
  /** What the person's Home tab shows; undefined before anything is published. */
  home(user: string): OpenView | undefined;
}

export function createViewClicks(parts: {
  readonly workspace: Workspace;
  readonly views: OpenViews;
  readonly triggerIds: TriggerIds;
  readonly timeline: Timeline;
  readonly deliver: Deliver;
  readonly now: () => number;
  readonly nextTs: () => string;
  readonly dm: (userId: string) => string;
}): ViewClicks {
  const { workspace, views, timeline } = parts;

  /** Where a click is told in the timeline: Home belongs to the direct messages with the person. */
  const placeOf = ({ channel, userId }: OpenView): string => channel ?? parts.dm(userId);

  return {
    async clickInView({ user, viewId, actionId, blockId, value, values = {}, forged = false }) {
      const before = ownView(views, user, viewId);
      const shown = getElement(before, actionId, blockId);
      const action = actionJson(shown, value, { at: parts.nextTs(), forged });
      const filled = fillIn(before.view.blocks, before.filled, values, forged);
      const open = views.fill(before, withChosen(before, shown, filled, value, forged));
      const place = { channel: placeOf(open), by: user, user };
      timeline.add({ ...place, kind: 'clicked', label: shown.element.text?.text ?? actionId, messageTs: null });
      const { channel } = open;
      const triggerId = parts.triggerIds.issue({ userId: user, channel, viewId });
      const reach = { person: workspace.getPerson(user), triggerId };
      const result = await parts.deliver(
        viewActionEnvelope(workspace, reach, { open, action, values: valuesOf(open) }),
      );
      if (result.kind === 'acked') return { triggerId, ack: result, failure: null };
      timeline.add({ ...place, kind: 'failed', error: result.error });
      return { triggerId, ack: null, failure: result.error };
    },
    async openHome(user, tab = 'home') {
      const published = tab === 'home' ? views.home(workspace.getPerson(user).id) : undefined;
      const view = published === undefined ? {} : { view: viewJson(published, workspace, valuesOf(published)) };
      const event = { type: 'app_home_opened', user, channel: parts.dm(user), tab, ...view };
      return parts.deliver(eventEnvelope(workspace, event, { ms: parts.now(), ts: parts.nextTs() }));
    },
    home: (user) => views.home(workspace.getPerson(user).id),
  };
}

function getElement({ id, view }: OpenView, actionId: string, blockId: string | undefined): ShownElement {
  const shown = findElement(view.blocks, actionId, blockId);
  if (shown === undefined) throw new RangeError(`the view ${id} has no element ${actionId}`);
  if (shown.input?.dispatches === false)
    throw new RangeError(`Slack reports ${actionId} only when the view is submitted`);
  return shown;
}

function withChosen(
  { view }: OpenView,
  { element, blockId, actionId }: ShownElement,
  filled: ViewValues,
  value: GivenValue | undefined,
  forged: boolean,
): ViewValues {
  if (value === undefined || !hasValue(element)) return filled;
  return fillIn(view.blocks, filled, { [blockId]: { [actionId]: value } }, forged);
}
