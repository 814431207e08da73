import type { SampleBalances } from '../../src/demo/deepseek/sample-funds.ts';

/** An account with one wallet of this many yuan, all of it topped up. */
export function yuan(toppedUp: string): SampleBalances {
  return { wallets: { CNY: { toppedUp } } };
}
