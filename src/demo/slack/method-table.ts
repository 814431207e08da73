import type { MessageStore } from './message-store.ts';
import type { Method } from './method.ts';
import { chatEditMethods } from './methods/chat-edit.ts';
import { chatPostMethods } from './methods/chat-post.ts';
import { conversationMethods } from './methods/conversations.ts';
import { historyMethods } from './methods/history.ts';
import { peopleMethods } from './methods/people.ts';
import { sessionMethods } from './methods/session.ts';
import { viewMethods } from './methods/views.ts';
import type { OpenViews } from './open-views.ts';
import type { PrivateAnswers } from './private-answers.ts';
import type { TriggerIds } from './trigger-ids.ts';
import type { Workspace } from './workspace.ts';

/** Every Web API method that the stand-in knows, by name. */
export function createMethods(parts: {
  readonly workspace: Workspace;
  readonly store: MessageStore;
  readonly privateAnswers: PrivateAnswers;
  readonly triggerIds: TriggerIds;
  readonly views: OpenViews;
  /** The address of a new Socket Mode connection. */
  readonly openConnection: () => string;
  readonly isEditingForbidden: () => boolean;
}): Readonly<Record<string, Method>> {
  return {
    ...sessionMethods(parts),
    ...chatPostMethods(parts),
    ...chatEditMethods(parts),
    ...conversationMethods(parts.workspace),
    ...historyMethods(parts),
    ...peopleMethods(parts.workspace),
    ...viewMethods(parts),
  };
}
