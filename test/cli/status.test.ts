import { rmSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runStatus } from '../../src/cli/status.ts';
import { MINUTE_MS } from '../../src/domain/duration.ts';
import { WORKSPACE } from '../../src/domain/workspace.ts';
import { makeOutboxRow } from '../contracts/store/make.ts';
import { OPS, WAIT_MS } from '../e2e/world.ts';
import { openWatchedWorld, readAt, SECRET_ROOM, type WatchedWorld } from './watched-world.ts';

const text = z.string().nullable();
const instant = z.iso.datetime().nullable();
const amount = z
  .string()
  .regex(/^-?\d+\.\d{2,6}$/)
  .nullable();
const rate = z.strictObject({ perDay: amount, observed: z.number().min(0).max(1) }).nullable();
const seconds = z.int().nonnegative();
const forecast = z.strictObject({
  burn: z.strictObject({ hour: rate, day: rate, week: rate }),
  outlook: z.enum(['unknown', 'unspent', 'lasts']),
  lastsSeconds: z.strictObject({ shortest: seconds, likely: seconds, longest: seconds.nullable() }).nullable(),
  topUpFor30Days: amount,
  suggestedThreshold: amount,
});
const REPORT = z.strictObject({
  schema: z.literal(1),
  lastCheckAt: instant,
  paused: z.strictObject({ reason: z.string(), since: instant, nextTryAt: instant }).nullable(),
  accounts: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      state: z.string(),
      available: z.boolean().nullable(),
      lastReadAt: instant,
      lastGoodAt: instant,
      failures: z.int(),
      failingSince: instant,
      cause: text,
      report: z
        .strictObject({ status: z.literal([402, 429]), reportedAt: instant, by: text, readingsSince: z.int() })
        .nullable(),
      wallets: z.array(
        z.strictObject({
          currency: z.string(),
          total: amount,
          granted: amount,
          toppedUp: amount,
          listed: z.boolean(),
          readAt: instant,
          forecast: forecast.nullable(),
        }),
      ),
    }),
  ),
  episodes: z.array(
    z.strictObject({
      channel: z.string(),
      account: z.string(),
      since: instant,
      alerts: z.array(
        z.strictObject({
          kind: z.string(),
          currency: text,
          severity: z.string(),
          threshold: amount,
          unit: z.string(),
          windowMs: z.int().nullable(),
          since: instant,
        }),
      ),
    }),
  ),
  waiting: z.array(z.strictObject({ destination: z.string(), count: z.int(), since: instant, lastError: text })),
  pausedChannels: z.array(z.strictObject({ id: z.string(), reason: z.string(), since: instant, nextTryAt: instant })),
});

let world: WatchedWorld;
beforeEach(async () => {
  world = await openWatchedWorld();
});

const status = (json = false) => world.run((terminal) => runStatus(terminal, { json }));
/** Everything but the database is unknown to it. */
const alone = (json = false) =>
  world.run((terminal) => runStatus({ ...terminal, env: { DATABASE_URL: world.env['DATABASE_URL'] } }, { json }));

describe('status', () => {
  it('tells of accounts, alerts and what waits, from the database alone', async () => {
    const { code, lines } = await alone();
    expect(code).toBe(0);
    expect(lines).toEqual([
      expect.stringMatching(/^Last check: \d{4}-\d\d-\d\d \d\d:\d\d UTC, \d+ s ago\.$/),
      '',
      '✅ batch is fine.',
      '¥300.00 (all topped up)',
      'Not enough data yet to say how long it lasts.',
      expect.stringMatching(/^Read \d+ s ago \(\d{4}-\d\d-\d\d \d\d:\d\d UTC\)\.$/),
      '',
      '✅ prod is fine.',
      '¥71.46 (all topped up)',
      'Not enough data yet to say how long it lasts.',
      expect.stringMatching(/^Read \d+ s ago/),
      '',
      'Open alerts: none',
      '',
      'Waiting for Slack: none',
    ]);
    expect(world.slack.requests).toEqual([]);
    expect(world.deepseek.requests).toEqual([]);
  });

  it('tells what a running bot has found, the worst account first', async () => {
    world.deepseek.set(world.env['KEY_PROD'] ?? '', { wallets: { CNY: { toppedUp: '9.80' } } });
    await world.startBot({ ...world.env, ACCOUNTS_FILE: '', DEEPSEEK_API_KEY: world.key, CHECK_CRON: '* * * * * *' });
    await world.slack.waitFor(() => world.roots(OPS).length > 0, WAIT_MS, 'an alert');
    const { lines } = await status();
    expect(lines).toContain('⚠️ default is below ¥50.00.');
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^ {2}C0OPS00000, since .* UTC: ⚠️ Warning: default is down to ¥9\.80 \(threshold ¥50\.00\)\.$/,
      ),
    );
    const { episodes } = REPORT.parse(JSON.parse((await status(true)).lines.join('\n')));
    expect(episodes).toContainEqual({
      channel: OPS,
      account: 'default',
      since: expect.any(String),
      alerts: [
        {
          kind: 'below',
          currency: 'CNY',
          severity: 'warning',
          threshold: '50.00',
          unit: 'money',
          windowMs: null,
          since: expect.any(String),
        },
      ],
    });
  });

  it('tells what waits, what is paused and which account fails', async () => {
    const now = Date.now();
    await world.change(async (store) => {
      await readAt(store, now - 3 * MINUTE_MS);
      const before = await store.accounts.getStatus(WORKSPACE, 'prod');
      const failing = {
        ...before,
        lastReadAt: now,
        failures: 4,
        failingSince: now - MINUTE_MS,
        cause: 'unreachable',
      } as const;
      await store.accounts.saveStatus(WORKSPACE, 'prod', failing);
      const id = await store.outbox.add(WORKSPACE, makeOutboxRow('1', { destination: OPS }), now - MINUTE_MS);
      await store.outbox.add(WORKSPACE, makeOutboxRow('2', { destination: OPS }), now);
      await store.outbox.claim(WORKSPACE, id ?? 0, { owner: 'me', until: now + MINUTE_MS }, now);
      await store.outbox.settle(WORKSPACE, id ?? 0, 'me', { error: 'rate_limited' });
      await store.channels.pause(WORKSPACE, SECRET_ROOM, 'archived', now, now + MINUTE_MS);
      await store.workspaces.setPaused(WORKSPACE, { reason: 'account_inactive', now, nextTryAt: now + MINUTE_MS });
    });
    const { lines } = await status();
    expect(lines[1]).toMatch(
      /^Nothing has been delivered since .* Slack refused the bot \(account_inactive\)\. Next try: /,
    );
    expect(lines[3]).toBe('❔ prod could not be read: DeepSeek could not be reached.');
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^4 readings in a row have failed, the last one .* UTC, \d+ s ago: DeepSeek could not be reached\.$/,
      ),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {2}C0OPS00000: 2 messages since .* UTC, 1 min ago; last error: rate_limited$/),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {2}G0SECRET00, since .*: it is archived\. Next try: .* Unarchive it/),
    );
    const report = REPORT.parse(JSON.parse((await status(true)).lines.join('\n')));
    expect(report).toMatchObject({
      paused: { reason: 'account_inactive' },
      accounts: [
        { id: 'prod', state: 'error', failures: 4, cause: 'unreachable', wallets: [{ total: '71.46' }] },
        { id: 'batch' },
      ],
      waiting: [{ destination: OPS, count: 2, lastError: 'rate_limited' }],
      pausedChannels: [{ id: SECRET_ROOM, reason: 'archived' }],
    });
  });

  it('ends with 78 and a sentence without a database', async () => {
    rmSync(world.path);
    const run = await status(true);
    expect(run).toMatchObject({ code: 78, lines: [] });
    expect(run.complaints).toEqual([expect.stringMatching(/^There is no database .*bot\.db\. Start the bot/)]);
  });

  it('ends with 78 and a sentence when DATABASE_URL is none', async () => {
    const run = await world.run((terminal) => runStatus(terminal, { json: false }), { DATABASE_URL: 'postgres://x/y' });
    expect(run).toMatchObject({ code: 78, lines: [] });
    expect(run.complaints).toEqual([expect.stringMatching(/^DATABASE_URL names a PostgreSQL database/)]);
  });
});
