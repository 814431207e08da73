import type { Block } from './message.ts';
import type { MessageStore } from './message-store.ts';
import type { PrivateVia, Timeline } from './timeline.ts';

/** An answer that only one person sees. */
export interface PrivateAnswer {
  readonly channel: string;
  readonly user: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly via: PrivateVia;
}

/** What people were told privately; not part of any history, and the bot cannot edit it. */
export interface PrivateAnswers {
  show(answer: Omit<PrivateAnswer, 'ts'>): PrivateAnswer;
  find(ts: string): PrivateAnswer | undefined;
}

export function createPrivateAnswers(parts: {
  readonly store: MessageStore;
  readonly timeline: Timeline;
  readonly botUser: string;
}): PrivateAnswers {
  const answers = new Map<string, PrivateAnswer>();
  return {
    find: (ts) => answers.get(ts),
    show(draft) {
      const answer: PrivateAnswer = { ...draft, ts: parts.store.nextTs() };
      answers.set(answer.ts, answer);
      parts.timeline.add({ ...answer, kind: 'private', by: parts.botUser });
      return answer;
    },
  };
}
