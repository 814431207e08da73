import type { ServerResponse } from 'node:http';

/** Decides when requests are answered; open unless they are held. */
export interface GateSteering {
  /** From now on requests wait, each until it is let through; one whose client goes away is forgotten. */
  holdRequests(): void;
  /** Answers one more request: the one that has waited longest, or else the next to arrive. */
  letOneThrough(): void;
}

export interface Gate {
  readonly steering: GateSteering;
  /** Calls `answer` now or when the request is let through. */
  pass(response: ServerResponse, answer: () => void): void;
}

export function createGate(): Gate {
  const waiting = new Set<() => void>();
  let passes = Number.POSITIVE_INFINITY;
  return {
    steering: {
      holdRequests() {
        passes = 0;
      },
      letOneThrough() {
        const [first] = waiting;
        if (first === undefined) passes += 1;
        else first();
      },
    },
    pass(response, answer) {
      if (passes > 0) {
        passes -= 1;
        answer();
        return;
      }
      const forget = (): void => void waiting.delete(release);
      const release = (): void => {
        forget();
        answer();
      };
      waiting.add(release);
      response.once('close', forget);
    },
  };
}
