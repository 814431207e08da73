import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type ReportOptions, runReport } from '../../src/cli/report.ts';
import { readReportUrl } from '../../src/cli/report-url.ts';
import type { ReportOutcome, ReportWish } from '../../src/domain/report-wish.ts';
import { reportRoute } from '../../src/ops/report-route.ts';
import { createOpsServer } from '../../src/ops/server.ts';
import type { Log } from '../../src/ports.ts';
import { openTerminal } from './open-terminal.ts';

const TOKEN = 'a-token-of-24-characters';
const QUIET: Log = { debug() {}, info() {}, warn() {}, error() {} };
const OPTIONS: ReportOptions = { account: 'prod', status: '402' };
const TAKEN: ReportOutcome = {
  kind: 'taken',
  accountId: 'prod',
  channels: 2,
  report: { status: 402, reportedAt: 0, by: null, readingsSince: 0 },
};

/** A bot that takes reports on a port of its own; `fails`: so many times first. */
async function openBot(outcome: ReportOutcome = TAKEN, fails = 0) {
  const taken: ReportWish[] = [];
  const takeReport = async (wish: ReportWish): Promise<ReportOutcome> => {
    taken.push(wish);
    if (taken.length <= fails) throw new Error('database is locked');
    return outcome;
  };
  const routes = [reportRoute({ token: TOKEN, takeReport })];
  const server = createOpsServer({ host: '127.0.0.1', port: 0, routes, log: QUIET });
  const port = await server.listen();
  onTestFinished(() => server.close());
  return { taken, env: { OPS_PORT: String(port), REPORT_TOKEN: TOKEN }, url: `http://127.0.0.1:${port}` };
}

describe('report', () => {
  test('tells the running bot and prints what it says', async () => {
    const { env, taken } = await openBot();
    const { terminal, printed, complained } = openTerminal(env);
    expect(await runReport(terminal, { ...OPTIONS, message: 'Insufficient Balance', by: 'batch-7' })).toBe(0);
    expect(printed).toEqual([
      'Noted: DeepSeek refuses calls (HTTP 402). It stands until two good readings of prod that begin after this.',
    ]);
    expect(complained).toEqual([]);
    expect(taken).toEqual([{ accountId: 'prod', status: 402, message: 'Insufficient Balance', by: 'batch-7' }]);
  });

  test('is fine with a 429 that changes nothing', async () => {
    const { url } = await openBot({ kind: 'not_about_balance', given: false });
    const { terminal, printed } = openTerminal({ REPORT_TOKEN: TOKEN });
    expect(await runReport(terminal, { ...OPTIONS, status: '429', url: `${url}/` })).toBe(0);
    expect(printed[0]).toContain('changes nothing');
  });

  test('tries again when the bot could not store it', async () => {
    const { env, taken } = await openBot(TAKEN, 1);
    const { terminal } = openTerminal(env);
    expect(await runReport(terminal, OPTIONS)).toBe(0);
    expect(taken).toHaveLength(2);
  });

  test('refuses an account that the bot does not know, with its words', async () => {
    const { env } = await openBot({ kind: 'no_such_account', known: ['prod'] });
    await expect(runReport(openTerminal(env).terminal, OPTIONS)).rejects.toThrow(
      'There is no such account; known are prod.',
    );
  });

  test('says which variable is missing or wrong', async () => {
    const { env } = await openBot();
    const run = (given: Record<string, string>) => runReport(openTerminal(given).terminal, OPTIONS);
    await expect(run({ OPS_PORT: env.OPS_PORT })).rejects.toThrow(
      'REPORT_TOKEN is missing: it must be the one of the running bot',
    );
    await expect(run({ ...env, REPORT_TOKEN: 'another-token-of-some-length' })).rejects.toThrow(
      'REPORT_TOKEN is not the one of the running bot',
    );
    await expect(run({ REPORT_TOKEN: TOKEN })).rejects.toThrow('OPS_PORT is missing or no port');
  });

  test('ends with 69 when nobody, or something else, answers there', async () => {
    const server = createServer((_, response) => response.end('<html>'));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { terminal, complained, printed } = openTerminal({ REPORT_TOKEN: TOKEN, OPS_PORT: String(port) });
    expect(await runReport(terminal, OPTIONS)).toBe(69);
    await new Promise((resolve) => {
      server.close(resolve);
    });
    expect(await runReport(terminal, OPTIONS)).toBe(69);
    expect(complained).toEqual([
      `deepseek-balance: The bot at 127.0.0.1:${port} does not take the report: HTTP 200. Is it running, with OPS_PORT set?`,
      expect.stringMatching(/does not take the report: .*ECONNREFUSED.* Is it running, with OPS_PORT set\?$/),
    ]);
    expect(printed).toEqual([]);
  });
});

describe('the address of the bot', () => {
  test.each([
    ['the default host', { OPS_PORT: '3001' }, undefined, 'http://127.0.0.1:3001/report'],
    ['a host', { OPS_PORT: '3001', OPS_HOST: 'bot.internal' }, undefined, 'http://bot.internal:3001/report'],
    ['all addresses', { OPS_PORT: '3001', OPS_HOST: '0.0.0.0' }, undefined, 'http://127.0.0.1:3001/report'],
    ['an address of IPv6', { OPS_PORT: '3001', OPS_HOST: '::1' }, undefined, 'http://[::1]:3001/report'],
    ['what was typed', { OPS_PORT: '3001' }, 'https://bot.example.com', 'https://bot.example.com/report'],
    ['what was typed, with a path', {}, 'http://proxy/bot/', 'http://proxy/bot/report'],
    ['what was typed in full', {}, 'http://bot:3001/report', 'http://bot:3001/report'],
  ])('is that of %s', (_, env, typed, url) => {
    expect(readReportUrl(env, typed).href).toBe(url);
  });

  test.each(['bot:3001', 'ftp://bot', 'http://user:secret@bot', 'http://bot/?a', 'http://bot/#a'])(
    'is not %s',
    (typed) => {
      expect(() => readReportUrl({}, typed)).toThrow('--url must be where the running bot listens');
    },
  );

  test('is none with a host that is none', () => {
    expect(() => readReportUrl({ OPS_PORT: '3001', OPS_HOST: 'http://bot' }, undefined)).toThrow('OPS_HOST must be');
  });
});
