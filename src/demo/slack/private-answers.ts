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

/** What people were told privately; not part of any history, and the Web API cannot edit it, only a `response_url` can. */
export interface PrivateAnswers {
  show(answer: Omit<PrivateAnswer, 'ts'>): PrivateAnswer;
  find(ts: string): PrivateAnswer | undefined;
  /** What a person sees now, oldest first. */
  shownTo(user: string): readonly PrivateAnswer[];
  /** Puts something else in the same place; undefined when there is no such answer. */
  replace(ts: string, content: Pick<PrivateAnswer, 'text' | 'blocks' | 'via'>): PrivateAnswer | undefined;
  remove(ts: string): void;
}

export function createPrivateAnswers(parts: {
  readonly store: MessageStore;
  readonly timeline: Timeline;
  readonly botUser: string;
}): PrivateAnswers {
  const answers = new Map<string, PrivateAnswer>();
  return {
    find: (ts) => answers.get(ts),
    shownTo: (user) => [...answers.values()].filter((answer) => answer.user === user),
    replace(ts, content) {
      const before = answers.get(ts);
      if (before === undefined) return undefined;
      const answer: PrivateAnswer = { ...before, ...content };
      answers.set(ts, answer);
      parts.timeline.add({ ...answer, kind: 'private', replaces: true, by: parts.botUser });
      return answer;
    },
    remove(ts) {
      const answer = answers.get(ts);
      if (!answers.delete(ts) || answer === undefined) return;
      parts.timeline.add({ ...answer, kind: 'deleted', threadTs: null, by: parts.botUser });
    },
    show(draft) {
      const answer: PrivateAnswer = { ...draft, ts: parts.store.nextTs() };
      answers.set(answer.ts, answer);
      parts.timeline.add({ ...answer, kind: 'private', by: parts.botUser });
      return answer;
    },
  };
}
