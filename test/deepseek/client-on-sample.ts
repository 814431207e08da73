import { onTestFinished } from 'vitest';
import { createDeepSeekClient, type DeepSeekClient } from '../../src/deepseek/client.ts';
import { type SampleDeepSeek, startSampleDeepSeek } from '../../src/demo/deepseek/sample-deepseek.ts';
import type { AccountKey } from '../../src/ports.ts';

export const KEY = 'sk-0123456789abcdef0123456789abcdef';
export const T0 = Date.UTC(2026, 10, 2, 9, 30);

export interface ClientOnSample {
  readonly sample: SampleDeepSeek;
  readonly client: DeepSeekClient;
  readonly account: AccountKey;
  /** How long the client slept between tries; no time passes. */
  readonly slept: number[];
}

/** A client and the sample server that its account points at; both are closed when the test ends. */
export async function startClientOnSample({ timeoutMs = 5000 } = {}): Promise<ClientOnSample> {
  const slept: number[] = [];
  const sample = await startSample();
  const client = createDeepSeekClient({
    timeoutMs,
    random: () => 0.5,
    now: () => T0,
    sleep: async (ms) => {
      slept.push(ms);
    },
  });
  onTestFinished(async () => client.close());
  return { sample, client, account: { id: 'prod', apiKey: KEY, baseUrl: sample.baseUrl }, slept };
}

export async function startSample(): Promise<SampleDeepSeek> {
  const sample = await startSampleDeepSeek();
  onTestFinished(async () => sample.close());
  return sample;
}
