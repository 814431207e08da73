import type { World } from './world.ts';
import { yuan } from './yuan.ts';

/** Lets a world's bot processes take one reading at a time, so that a test knows what happened between any two. */
export interface PacedReadings {
  /** One reading of this many yuan; resolves when it is stored and `writes` Slack writes in all are noted as done. */
  read(toppedUp: string, writes: number): Promise<void>;
}

/** Holds DeepSeek's answers from now on; to be called before the first bot is started. */
export function paceReadings(world: World): PacedReadings {
  let readings = 0;
  world.deepseek.holdRequests();
  return {
    async read(toppedUp, writes) {
      readings += 1;
      world.deepseek.set(world.key, yuan(toppedUp));
      world.deepseek.letOneThrough();
      await world.waitForLines('account checked', readings);
      await world.waitForLines('"delivered"', writes);
    },
  };
}
