import { rmSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type HistoryOptions, runHistory } from '../../src/cli/history.ts';
import { createProgram } from '../../src/cli/program.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import { WORKSPACE } from '../../src/domain/workspace.ts';
import { snapshot } from '../domain/make.ts';
import { openTerminal } from './open-terminal.ts';
import { openWatchedWorld, type WatchedWorld } from './watched-world.ts';

const NOW = Date.UTC(2026, 10, 21, 9, 0);
const instant = z.iso.datetime();
const amount = z.string().regex(/^-?\d+\.\d{2,6}$/);
const REPORT = z.strictObject({
  schema: z.literal(1),
  since: instant,
  until: instant,
  zone: z.string(),
  accounts: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      wallets: z.array(
        z.strictObject({
          currency: z.string(),
          since: instant,
          until: instant,
          firstTotal: amount,
          lastTotal: amount,
          spent: amount,
          atLeast: z.boolean(),
          days: z.array(
            z.strictObject({ day: z.iso.date(), spent: amount, atLeast: z.boolean(), estimated: z.boolean() }),
          ),
          movements: z.array(
            z.strictObject({
              kind: z.string(),
              amount,
              from: instant,
              until: instant,
              hidden: amount.nullable(),
            }),
          ),
          gaps: z.array(z.strictObject({ from: instant, until: instant })),
          readings: z.array(
            z.strictObject({
              from: instant,
              until: instant,
              total: amount,
              granted: amount.nullable(),
              toppedUp: amount.nullable(),
            }),
          ),
        }),
      ),
    }),
  ),
});

let world: WatchedWorld;
beforeEach(async () => {
  world = await openWatchedWorld();
  await world.change(async ({ accounts }) => {
    for (const [minute, total] of [
      [0, 60],
      [5, 58],
      [10, 55],
      [15, 155],
      [120, 150],
      [121, 150],
    ] as const) {
      const now = NOW - 3 * HOUR_MS + minute * MINUTE_MS;
      await accounts.saveSnapshot(WORKSPACE, { id: 'prod', series: 1 }, snapshot({ CNY: total }), {
        now,
        maxGapMs: 5 * MINUTE_MS,
      });
    }
  });
});

const history = (options: Partial<HistoryOptions> = {}, env: Readonly<Record<string, string>> = {}) =>
  world.run((terminal) => runHistory({ ...terminal, now: () => NOW }, { days: 7, ...options }), env);

describe('history', () => {
  it('tells what was spent, with a chart, from the database alone', async () => {
    const { code, lines } = await history({ account: 'prod' });
    expect(code).toBe(0);
    expect(lines.slice(0, 3)).toEqual([
      '📉 prod spent at least ¥10.00 since it was first read 2026-11-21 06:00 UTC. It had ¥60.00 and has ¥150.00, read 2026-11-21 08:01 UTC.',
      expect.stringMatching(/^¥155\.00 ┤ +╭─+$/),
      expect.stringMatching(/^ +│/),
    ]);
    expect(lines.slice(11)).toEqual([
      expect.stringMatching(/^ {9}2026-11-21 06:00 UTC +2026-11-21 08:01 UTC$/),
      '• Sat Nov 21: at least ¥10.00',
      '➕ Topped up: at least ¥100.00, seen 2026-11-21 06:15 UTC',
      '👀 The balance was not checked from 2026-11-21 06:15 UTC to 2026-11-21 08:00 UTC.',
      '👀 The balance was not checked from 2026-11-21 08:01 UTC to 2026-11-21 09:00 UTC.',
      '',
      'Days begin and end at midnight, UTC time.',
    ]);
    expect(Math.max(...lines.slice(1, 12).map(({ length }) => length))).toBeLessThanOrEqual(72);
    expect(world.slack.requests).toEqual([]);
    expect(world.deepseek.requests).toEqual([]);
  });

  it('exports everything as JSON', async () => {
    const report = REPORT.parse(JSON.parse((await history({ json: true })).lines.join('\n')));
    expect(report).toMatchObject({
      until: '2026-11-21T09:00:00.000Z',
      zone: 'UTC',
      accounts: [
        { id: 'prod', wallets: [{ spent: '10.00', atLeast: true, movements: [{ kind: 'top_up', amount: '100.00' }] }] },
        { id: 'batch', wallets: [] },
      ],
    });
    expect(report.accounts[0]?.wallets[0]?.readings).toHaveLength(5);
  });

  it('exports every reading as CSV', async () => {
    const { lines } = await history({ csv: true, days: 1 });
    expect(lines.slice(0, 2)).toEqual([
      'account,currency,from,until,total,granted,topped_up',
      'prod,CNY,2026-11-21T06:00:00.000Z,2026-11-21T06:00:00.000Z,60.00,0.00,60.00',
    ]);
    expect(lines.at(-1)).toBe('prod,CNY,2026-11-21T08:00:00.000Z,2026-11-21T08:01:00.000Z,150.00,0.00,150.00');
    expect(lines).toHaveLength(6);
  });

  it('tells days by the zone of the configuration, and what nobody read', async () => {
    const { lines } = await history({}, { TIMEZONE: 'Asia/Shanghai' });
    expect(lines.slice(-3)).toEqual([
      'No balance of batch was read in that time.',
      '',
      'Days begin and end at midnight, Asia/Shanghai time.',
    ]);
  });

  it('names the accounts that there are', async () => {
    await expect(history({ account: 'prd' })).rejects.toThrow(
      new UsageError('There is no account prd in the database. There are: prod, batch.'),
    );
  });

  it('ends with 78 without a database', async () => {
    rmSync(world.path);
    expect((await history()).code).toBe(78);
  });
});

describe('the options of history', () => {
  it.each([
    [['--days', '0'], /from 1 to 3660/],
    [['--days', '7d'], /from 1 to 3660/],
    [['--days', '3661'], /from 1 to 3660/],
    [['--json', '--csv'], /cannot be used with/],
  ])('refuse %j', async (args, reason) => {
    const program = createProgram(openTerminal().terminal, () => {});
    for (const command of program.commands) command.exitOverride();
    await expect(program.parseAsync(['history', ...args], { from: 'user' })).rejects.toThrow(reason);
  });
});
