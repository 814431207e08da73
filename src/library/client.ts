import type { BalanceOptions, DeepSeekClientOptions } from './options.ts';
import { parseOptions, requireObject } from './parse-options.ts';
import { readBalance } from './read-balance.ts';
import type { BalanceReading } from './reading.ts';

/** Reads balances from DeepSeek. It holds no connection and needs no closing. */
export class DeepSeekClient {
  readonly #options: DeepSeekClientOptions;

  /** @throws TypeError when the options are no object; their values are checked when a balance is read. */
  constructor(options: DeepSeekClientOptions = {}) {
    requireObject(options);
    this.#options = { ...options };
  }

  /**
   * Reads the balance of one account. Whatever DeepSeek or the network does is a value; it rejects only with a TypeError for a
   * wrong option, or with the signal's reason.
   */
  async balance(options: BalanceOptions = {}): Promise<BalanceReading> {
    const { shown } = await readBalance(parseOptions(options, this.#options));
    return shown;
  }
}
