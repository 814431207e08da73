import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createMetrics } from '../../src/ops/metrics.ts';

const FOLDER = join(import.meta.dirname, '../../ops');
const RULES = join(FOLDER, 'prometheus-rules.yml');
const DASHBOARD = join(FOLDER, 'grafana-dashboard.json');
const HAS_PROMTOOL = spawnSync('promtool', ['--version']).status === 0;

const Rule = z.object({
  alert: z.string(),
  expr: z.string(),
  labels: z.object({ severity: z.enum(['warning', 'critical']) }),
  annotations: z.object({ summary: z.string().endsWith('.'), description: z.string().endsWith('.') }),
});
const RulesFile = z.object({ groups: z.array(z.object({ rules: z.array(Rule).min(1) })).min(1) });
const Dashboard = z.object({
  panels: z
    .array(z.object({ id: z.int(), title: z.string().min(1), targets: z.array(z.object({ expr: z.string() })).min(1) }))
    .min(1),
});

/** The names that Prometheus knows these metrics by. */
async function names(): Promise<ReadonlySet<string>> {
  const metrics = createMetrics(async () => ({
    now: 0,
    accounts: [],
    episodes: { warning: 0, critical: 0 },
    outbox: { depth: 0, oldestAt: null },
    isConnected: true,
  }));
  const types = [...(await metrics.render()).matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  return new Set(types.map(([, name = '', type = '']) => (type === 'histogram' ? `${name}_bucket` : name)));
}

function readRules() {
  return RulesFile.parse(parse(readFileSync(RULES, 'utf8'))).groups.flatMap(({ rules }) => rules);
}

function readPanels() {
  return Dashboard.parse(JSON.parse(readFileSync(DASHBOARD, 'utf8'))).panels;
}

/** The metrics of the bot in a query. */
function metricsIn(query: string): readonly string[] {
  return query.match(/\bdeepseek_\w+/g) ?? [];
}

test('every metric that the dashboard and the rules ask for is one that the bot has', async () => {
  const known = await names();
  const queries = [
    ...readRules().map(({ expr }) => expr),
    ...readPanels().flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ];
  const asked = new Set(queries.flatMap(metricsIn));
  expect([...asked].filter((name) => !known.has(name))).toEqual([]);
  expect(asked.size).toBeGreaterThan(8);
});

test('the dashboard shows every metric that the bot has', async () => {
  const shown = new Set(readPanels().flatMap(({ targets }) => targets.flatMap(({ expr }) => metricsIn(expr))));
  expect([...(await names())].filter((name) => !shown.has(name))).toEqual([]);
});

test('a rule counts checks of all outcomes together, because an outcome that comes no more is no standstill', () => {
  const counting = readRules().filter(({ expr }) => expr.includes('_total'));
  expect(counting.map(({ alert }) => alert)).toEqual(['DeepSeekBalanceBotStoppedChecking']);
  for (const { expr } of counting) expect(expr).toMatch(/^sum without \(outcome\) \(increase\(/);
});

test('panels have ids of their own, and alerts names', () => {
  const ids = readPanels().map(({ id }) => id);
  const alerts = readRules().map(({ alert }) => alert);
  expect([new Set(ids).size, new Set(alerts).size]).toEqual([ids.length, alerts.length]);
});

test.skipIf(!HAS_PROMTOOL)('promtool takes the rules', () => {
  expect(execFileSync('promtool', ['check', 'rules', RULES], { encoding: 'utf8' })).toContain('SUCCESS');
});
