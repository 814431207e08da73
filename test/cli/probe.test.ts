import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { runProbe } from '../../src/cli/probe.ts';
import { startSampleDeepSeek } from '../../src/demo/deepseek/sample-deepseek.ts';
import { openTerminal } from './open-terminal.ts';

let key = '';
let count = 0;
beforeEach(() => {
  count += 1;
  key = `sk-${'0'.repeat(30)}${count}`;
  const folder = mkdtempSync(join(tmpdir(), 'probe-'));
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
});

async function open() {
  const sample = await startSampleDeepSeek();
  onTestFinished(() => sample.close());
  sample.set(key, { wallets: { CNY: { toppedUp: '20' } } });
  return { sample, ...openTerminal({ DEEPSEEK_API_KEY: key, DEEPSEEK_BASE_URL: sample.baseUrl }) };
}

describe('probe', () => {
  test('prints what came of one chat call, and makes the next only a minute later', async () => {
    const { terminal, printed, sample } = await open();
    expect(await runProbe(terminal, undefined, {})).toBe(0);
    expect(printed.join('\n')).toContain('✅ A chat call of default to `deepseek-flash` was answered.');
    await expect(runProbe(terminal, undefined, {})).rejects.toThrow(/one in 60 s at most: again in \d+ s\./);
    expect(sample.requests).toHaveLength(1);
    expect(await runProbe({ ...terminal, now: () => terminal.now() + 61_000 }, undefined, {})).toBe(0);
  });

  test('prints it as JSON, with the exit code of an empty account', async () => {
    const { terminal, printed, sample } = await open();
    sample.drain(key, '20', 'CNY');
    expect(await runProbe(terminal, 'deepseek-v4-pro', { json: true, account: 'default' })).toBe(2);
    expect(JSON.parse(printed.join('\n'))).toEqual({
      schema: 1,
      exit: 2,
      account: 'default',
      model: 'deepseek-v4-pro',
      result: 'no_money',
      detail: 'HTTP 402: Insufficient Balance',
      tokens: null,
      mostCost: [],
      rateLimits: {},
    });
  });
});
