import { expect, onTestFinished, test } from 'vitest';
import type { Measures } from '../../src/domain/measures.ts';
import { createMetrics } from '../../src/ops/metrics.ts';
import { metricsRoute } from '../../src/ops/metrics-route.ts';
import { createOpsServer } from '../../src/ops/server.ts';
import type { Log } from '../../src/ports.ts';

const QUIET: Log = { debug() {}, info() {}, warn() {}, error() {} };
const NOW = 1_000_000;
const WALLET = {
  currency: 'CNY',
  total: 60_500_000,
  granted: 500_000,
  toppedUp: null,
  burnPerDay: 2_500_000,
  runwayMs: 90_000,
};
const PROD = { account: 'prod', available: true, lastGoodAt: NOW - 1500, wallets: [WALLET] };
const MEASURES: Measures = {
  now: NOW,
  accounts: [PROD],
  episodes: { warning: 2, critical: 1 },
  outbox: { depth: 3, oldestAt: NOW - 30_000 },
  isConnected: true,
};

/** The lines of values that are shown, comments left out. */
function valuesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

test('what is known at the time of a scrape is shown, in units and seconds', async () => {
  const metrics = createMetrics(async () => MEASURES);
  expect(valuesOf(await metrics.render())).toEqual([
    'deepseek_balance{account="prod",currency="CNY",kind="total"} 60.5',
    'deepseek_balance{account="prod",currency="CNY",kind="granted"} 0.5',
    'deepseek_available{account="prod"} 1',
    'deepseek_reading_age_seconds{account="prod"} 1.5',
    'deepseek_burn_per_day{account="prod",currency="CNY"} 2.5',
    'deepseek_runway_seconds{account="prod",currency="CNY"} 90',
    'deepseek_bot_episodes{severity="warning"} 2',
    'deepseek_bot_episodes{severity="critical"} 1',
    'deepseek_bot_outbox_depth 3',
    'deepseek_bot_outbox_oldest_age_seconds 30',
    'deepseek_bot_slack_connected 1',
  ]);
});

test('an account, a wallet or a value that is gone is shown no longer, and nothing unknown as zero', async () => {
  const unread = { account: 'new', available: null, lastGoodAt: null, wallets: [] };
  const scrapes: Measures[] = [
    MEASURES,
    { ...MEASURES, accounts: [unread], outbox: { depth: 0, oldestAt: null }, isConnected: false },
  ];
  const metrics = createMetrics(async () => scrapes.shift() ?? MEASURES);
  await metrics.render();
  expect(valuesOf(await metrics.render())).toEqual([
    'deepseek_bot_episodes{severity="warning"} 2',
    'deepseek_bot_episodes{severity="critical"} 1',
    'deepseek_bot_outbox_depth 0',
    'deepseek_bot_outbox_oldest_age_seconds 0',
    'deepseek_bot_slack_connected 0',
  ]);
});

test('checks and writes are counted by what became of them, each bot for itself', async () => {
  const [metrics, other] = [createMetrics(async () => MEASURES), createMetrics(async () => MEASURES)];
  metrics.noteCheck('ok', 300);
  metrics.noteCheck('unreachable', 45_000);
  metrics.noteDelivery('step', 'sent');
  metrics.noteDelivery('step', 'sent');
  expect(valuesOf(await metrics.render())).toEqual(
    expect.arrayContaining([
      'deepseek_bot_checks_total{outcome="ok"} 1',
      'deepseek_bot_checks_total{outcome="unreachable"} 1',
      'deepseek_bot_check_duration_seconds_bucket{le="0.25",outcome="ok"} 0',
      'deepseek_bot_check_duration_seconds_bucket{le="0.5",outcome="ok"} 1',
      'deepseek_bot_check_duration_seconds_sum{outcome="unreachable"} 45',
      'deepseek_bot_notifications_total{reason="step",outcome="sent"} 2',
    ]),
  );
  expect(await other.render()).not.toContain('outcome="');
});

test('the port serves them as text for Prometheus', async () => {
  const routes = [metricsRoute(createMetrics(async () => MEASURES))];
  const server = createOpsServer({ host: '127.0.0.1', port: 0, routes, log: QUIET });
  const port = await server.listen();
  onTestFinished(() => server.close());
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(await response.text()).toContain('# TYPE deepseek_balance gauge\n');
});
