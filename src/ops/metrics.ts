import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { SECOND_MS } from '../domain/duration.ts';
import type { Measures } from '../domain/measures.ts';
import { MICROS_PER_UNIT } from '../domain/money.ts';
import type { Meter } from '../ports.ts';

/** Everything that `/metrics` tells, as text for Prometheus; labels are ids of accounts and closed lists, never channels or people. */
export interface Metrics extends Meter {
  readonly contentType: string;
  /** Reads the store anew; askers at the same time share one reading. */
  render(): Promise<string>;
}

const BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60];

/** In a registry of its own: nothing is counted twice when two bots run in one process. */
export function createMetrics(readMeasures: () => Promise<Measures>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const checks = new Counter({
    name: 'deepseek_bot_checks_total',
    help: 'Checks since the start by outcome: ok, refused, or the cause of a failure.',
    labelNames: ['outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'deepseek_bot_check_duration_seconds',
    help: 'How long checks took, retries included.',
    labelNames: ['outcome'],
    buckets: BUCKETS,
    registers,
  });
  const notifications = new Counter({
    name: 'deepseek_bot_notifications_total',
    help: 'Tries to write to Slack since the start: why it was said, and what became of it.',
    labelNames: ['reason', 'outcome'],
    registers,
  });
  const show = createGauges(registers);
  let running: Promise<string> | undefined;
  const render = async (): Promise<string> => {
    show(await readMeasures());
    return registry.metrics();
  };
  return {
    contentType: registry.contentType,
    render() {
      running ??= render().finally(() => {
        running = undefined;
      });
      return running;
    },
    noteCheck(outcome, ms) {
      checks.inc({ outcome });
      durations.observe({ outcome }, ms / SECOND_MS);
    },
    noteDelivery(reason, outcome) {
      notifications.inc({ reason, outcome });
    },
  };
}

/** The gauges, and what puts one instant into them; what is no longer there leaves them. */
function createGauges(registers: Registry[]): (measures: Measures) => void {
  const gauge = <T extends string>(name: string, help: string, ...labelNames: readonly T[]): Gauge<T> =>
    new Gauge({ name, help, labelNames: [...labelNames], registers });
  const balance = gauge('deepseek_balance', 'Balance as last read.', 'account', 'currency', 'kind');
  const available = gauge('deepseek_available', '1 when DeepSeek takes calls of the account, else 0.', 'account');
  const age = gauge('deepseek_reading_age_seconds', 'How long ago the account was last read with success.', 'account');
  const burn = gauge('deepseek_burn_per_day', 'Spent per day, as seen over the last day.', 'account', 'currency');
  const runway = gauge('deepseek_runway_seconds', 'How long the balance likely lasts.', 'account', 'currency');
  const episodes = gauge('deepseek_bot_episodes', 'Open episodes by their present severity.', 'severity');
  const depth = gauge('deepseek_bot_outbox_depth', 'Writes to Slack that are decided and not done.');
  const oldest = gauge('deepseek_bot_outbox_oldest_age_seconds', 'Age of the oldest of them; 0 without any.');
  const connected = gauge('deepseek_bot_slack_connected', '1 while Slack can reach the bot, else 0.');
  return ({ now, accounts, ...bot }) => {
    const secondsSince = (at: number): number => Math.max(0, now - at) / SECOND_MS;
    for (const each of [balance, available, age, burn, runway]) each.reset();
    for (const { account, wallets, ...rest } of accounts) {
      if (rest.available !== null) available.set({ account }, Number(rest.available));
      if (rest.lastGoodAt !== null) age.set({ account }, secondsSince(rest.lastGoodAt));
      for (const { currency, total, granted, toppedUp, burnPerDay, runwayMs } of wallets) {
        for (const [kind, micros] of Object.entries({ total, granted, topped_up: toppedUp })) {
          if (micros !== null) balance.set({ account, currency, kind }, micros / MICROS_PER_UNIT);
        }
        if (burnPerDay !== null) burn.set({ account, currency }, burnPerDay / MICROS_PER_UNIT);
        if (runwayMs !== null) runway.set({ account, currency }, runwayMs / SECOND_MS);
      }
    }
    episodes.set({ severity: 'warning' }, bot.episodes.warning);
    episodes.set({ severity: 'critical' }, bot.episodes.critical);
    depth.set(bot.outbox.depth);
    oldest.set(bot.outbox.oldestAt === null ? 0 : secondsSince(bot.outbox.oldestAt));
    connected.set(Number(bot.isConnected));
  };
}
