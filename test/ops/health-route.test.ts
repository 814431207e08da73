import { expect, onTestFinished, test } from 'vitest';
import type { Part } from '../../src/domain/readiness.ts';
import { healthRoute, readyRoute } from '../../src/ops/health-route.ts';
import { createOpsServer } from '../../src/ops/server.ts';
import type { Log } from '../../src/ports.ts';

const QUIET: Log = { debug() {}, info() {}, warn() {}, error() {} };

async function ask(path: string, missing: readonly Part[] = []) {
  const routes = [healthRoute(), readyRoute(async () => missing)];
  const server = createOpsServer({ host: '127.0.0.1', port: 0, routes, log: QUIET });
  const port = await server.listen();
  onTestFinished(() => server.close());
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, body: await response.json() };
}

test('a process that answers is alive, whatever is not ready', async () => {
  expect(await ask('/healthz', ['slack', 'database', 'checks'])).toMatchObject({
    status: 200,
    body: { outcome: 'alive' },
  });
});

test('a bot that can do its work is ready', async () => {
  expect(await ask('/readyz')).toMatchObject({ status: 200, body: { outcome: 'ready', not_ready: [] } });
});

test('a bot that cannot names each part that is missing, for programs and in a sentence', async () => {
  expect(await ask('/readyz', ['slack', 'database'])).toEqual({
    status: 503,
    body: {
      schema: 1,
      outcome: 'not_ready',
      message: 'Not ready: Slack is not connected, or refuses the app; the database takes no writes.',
      not_ready: ['slack', 'database'],
    },
  });
});
