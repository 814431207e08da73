import { describe, expect, it } from 'vitest';
import { createInProcessQueue, type InProcessQueue, type JobHandlers } from '../../src/jobs/in-process-queue.ts';
import type { Job, Log, LogFields } from '../../src/ports.ts';

const check = (accountId: string): Job => ({ kind: 'check', workspaceId: 'self', accountId });
const drain = (destination: string): Job => ({ kind: 'drain', workspaceId: 'self', destination });

/** A run that a test ends when it likes. */
interface Run {
  readonly what: string;
  end(): void;
  fail(error: Error): void;
}

/** A queue whose runs are collected, and a way to wait for the next one. */
function setUp() {
  const errors: LogFields[] = [];
  const log: Log = { debug() {}, info() {}, warn() {}, error: (fields) => void errors.push(fields) };
  const queue = createInProcessQueue(log);
  const runs: Run[] = [];
  const run = (what: string): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    runs.push({ what, end: () => resolve(undefined), fail: reject });
    return promise;
  };
  const handlers: JobHandlers = {
    check: (workspaceId, accountId) => run(`check ${workspaceId}/${accountId}`),
    drain: (workspaceId, destination) => run(`drain ${workspaceId}/${destination}`),
  };
  return { queue, runs, errors, handlers };
}

/** Lets everything happen that can happen now. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

async function stopWith(queue: InProcessQueue, runs: readonly Run[]): Promise<void> {
  const stopped = queue.stop();
  for (const run of runs) run.end();
  await stopped;
}

describe('the queue within one process', () => {
  it('runs jobs of different keys side by side', async () => {
    const { queue, runs, handlers } = setUp();
    queue.start(handlers);
    queue.wake([check('prod'), check('dev'), drain('C1'), drain('prod')]);
    await settle();
    expect(runs.map(({ what }) => what)).toEqual([
      'check self/prod',
      'check self/dev',
      'drain self/C1',
      'drain self/prod',
    ]);
    await stopWith(queue, runs);
  });

  it('runs one job per key at a time, and once more however often it was woken meanwhile', async () => {
    const { queue, runs, handlers } = setUp();
    queue.start(handlers);
    queue.wake([drain('C1')]);
    await settle();
    for (let woken = 0; woken < 3; woken += 1) queue.wake([drain('C1')]);
    await settle();
    expect(runs).toHaveLength(1);
    runs[0]?.end();
    await settle();
    expect(runs).toHaveLength(2);
    runs[1]?.end();
    await settle();
    expect(runs).toHaveLength(2);
    queue.wake([drain('C1')]);
    await settle();
    expect(runs).toHaveLength(3);
    await stopWith(queue, runs);
  });

  it('begins nothing before the code that woke it has come to its end', async () => {
    const { queue, runs, handlers } = setUp();
    queue.start(handlers);
    queue.wake([drain('C1')]);
    await Promise.resolve();
    expect(runs).toEqual([]);
    await settle();
    expect(runs).toHaveLength(1);
    await stopWith(queue, runs);
  });

  it('logs a job that fails and goes on with the next wake-up', async () => {
    const { queue, runs, errors, handlers } = setUp();
    queue.start(handlers);
    queue.wake([check('prod')]);
    await settle();
    queue.wake([check('prod')]);
    const error = new RangeError('a bug');
    runs[0]?.fail(error);
    await settle();
    expect(errors).toEqual([{ job: check('prod'), err: error }]);
    expect(runs).toHaveLength(2);
    await stopWith(queue, runs);
  });

  it('takes nothing before it is started, because the truth is in the tables', async () => {
    const { queue, runs, handlers } = setUp();
    queue.wake([check('prod')]);
    queue.start(handlers);
    await settle();
    expect(runs).toEqual([]);
    await queue.stop();
  });

  it('waits at its stop for what runs, and begins nothing more', async () => {
    const { queue, runs, handlers } = setUp();
    queue.start(handlers);
    queue.wake([drain('C1')]);
    await settle();
    queue.wake([drain('C1')]);
    let stopped = false;
    const stop = (async () => {
      await queue.stop();
      stopped = true;
    })();
    queue.wake([drain('C2')]);
    await settle();
    expect(stopped).toBe(false);
    runs[0]?.end();
    await stop;
    await settle();
    expect(runs).toHaveLength(1);
  });
});
