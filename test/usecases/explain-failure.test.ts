import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/domain/duration.ts';
import type { FailureCause, Reading } from '../../src/domain/reading.ts';
import type { KeyCheck, Log, RateLimits, ReadOutcome } from '../../src/ports.ts';
import { createExplainFailure } from '../../src/usecases/explain-failure.ts';
import { T0 } from '../domain/make.ts';

const KEY = { id: 'prod', apiKey: 'sk-1', baseUrl: 'https://api.deepseek.com' };

function outcome(reading: Reading): ReadOutcome {
  return { reading, detail: '', remarks: [], traceId: null, rateLimits: {} };
}

function failed(cause: FailureCause): ReadOutcome {
  return outcome({ kind: 'failure', cause });
}

function open(verdict: KeyCheck['verdict'] = 'accepted', rateLimits: RateLimits = {}) {
  const lines: string[] = [];
  const fields: unknown[] = [];
  const say = (about: unknown, message: string): void => {
    fields.push(about);
    lines.push(message);
  };
  const log: Log = { debug: say, info: say, warn: say, error: say };
  let now = T0;
  const explain = createExplainFailure({
    log,
    now: () => now,
    source: { checkKey: async () => ({ verdict, detail: 'as told', rateLimits }) },
  });
  return { explain, lines, fields, advance: (ms: number) => void (now += ms) };
}

describe('a balance that cannot be read', () => {
  it.each([
    ['accepted', 'the balance endpoint or the way to it is down'],
    ['refused', 'DeepSeek does not accept the key either'],
    ['unknown', 'neither does GET /models say'],
  ] as const)('is explained by a key that is %s', async (verdict, words) => {
    const { explain, lines } = open(verdict);
    await explain(KEY, failed('unreachable'));
    expect(lines).toEqual([expect.stringContaining(words)]);
  });

  it('is explained with what DeepSeek says about limits, if it does', async () => {
    const limits = { 'x-ratelimit-remaining-requests': '3' };
    for (const rateLimits of [limits, {}]) {
      const { explain, fields } = open('unknown', rateLimits);
      await explain(KEY, failed('unreachable'));
      const said = rateLimits === limits ? { rateLimits } : {};
      expect(fields).toEqual([{ account: 'prod', key: 'unknown', detail: 'as told', ...said }]);
    }
  });

  it('is explained at most every five minutes', async () => {
    const { explain, lines, advance } = open();
    for (const ms of [0, 5 * MINUTE_MS - 1, 1, -10 * MINUTE_MS]) {
      advance(ms);
      await explain(KEY, failed('invalid'));
    }
    expect(lines).toHaveLength(3);
  });

  it('needs no explanation when the failure says it itself, or when it can be read', async () => {
    const { explain, lines } = open();
    for (const cause of ['auth', 'rate_limited', 'not_found'] as const) await explain(KEY, failed(cause));
    await explain(KEY, outcome({ kind: 'refused' }));
    await explain(KEY, outcome({ kind: 'snapshot', available: true, wallets: [] }));
    expect(lines).toEqual([]);
  });
});
