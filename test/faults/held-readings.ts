import type { BotProcess, World } from '../e2e/world.ts';

/** DeepSeek's answers, held back until they are wanted, while bots are killed and started. */
export interface HeldReadings {
  /** Resolves when a living bot waits for an answer. */
  waitForAsker(): Promise<void>;
  letThrough(this: void): void;
  /** To be called when a bot was killed: what it had asked is forgotten. */
  forget(): void;
  /** One whole reading; resolves when it is stored. */
  readOnce(bot: BotProcess): Promise<void>;
}

/** Holds the answers from now on; to be called before the first bot is started. */
export function holdReadings({ deepseek }: World): HeldReadings {
  let done = 0;
  deepseek.holdRequests();
  const forget = (): void => {
    done = deepseek.requests.length;
  };
  const waitForAsker = () => deepseek.waitForRequests(done + 1);
  const letThrough = (): void => {
    forget();
    deepseek.letOneThrough();
  };
  return {
    waitForAsker,
    letThrough,
    forget,
    async readOnce(bot) {
      const from = bot.lines.length;
      await waitForAsker();
      letThrough();
      await bot.waitForLine((line) => line.includes('account checked'), from);
    },
  };
}
