import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import type { BalanceSource, KeySource, Log, NewRule } from '../../src/ports.ts';
import { beginWatch, type WatchWish } from '../../src/usecases/begin-watch.ts';
import { type CheckAccount, createCheckAccount } from '../../src/usecases/check-account.ts';
import type { Core } from '../../src/usecases/core.ts';
import { makeNewRule } from '../contracts/store/make.ts';
import { snapshot } from '../domain/make.ts';
import { NO_KEY_CHECK } from './key-checks.ts';
import { type Office, openOffice } from './office.ts';

const PROD = {
  id: 'prod',
  label: 'prod',
  ownerId: null,
  runbookUrl: null,
  baseUrl: 'https://api.deepseek.com',
  keyVariable: 'DEEPSEEK_API_KEY',
};

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

function wishOf(apiKey: string): WatchWish {
  return {
    workspaceId: 'self',
    alertChannel: null,
    thresholds: [],
    accounts: [{ ...PROD, apiKey }],
    duplicates: [],
  };
}

/** A process that is started with this key, and whose readings give this balance. */
async function startProcess(apiKey: string, balance: number, duringRead = async () => {}) {
  const used: string[] = [];
  const source: BalanceSource & KeySource = {
    checkKey: NO_KEY_CHECK,
    read: async (key) => {
      used.push(key.apiKey);
      await duringRead();
      return { reading: snapshot({ CNY: balance }), detail: 'as told', remarks: [], traceId: null, rateLimits: {} };
    },
  };
  const findKey = await beginWatch(office.deps, wishOf(apiKey));
  const checkAccount: CheckAccount = createCheckAccount({ ...office.deps, source, findKey });
  return { used, check: async () => (await checkAccount('self', 'prod', 'background')).kind };
}

const readTotals = async () =>
  (await office.store.accounts.getStatus('self', 'prod')).wallets.map(({ total }) => total / 1_000_000);

describe('two processes, the newer one with another key', () => {
  it('the older one reads no more, the newer one does', async () => {
    const older = await startProcess('sk-older', 60);
    expect(await older.check()).toBe('stored');
    const newer = await startProcess('sk-newer', 7);
    expect(await older.check()).toBe('gone');
    expect(older.used).toEqual(['sk-older']);
    expect(await newer.check()).toBe('stored');
    expect(newer.used).toEqual(['sk-newer']);
    expect(await readTotals()).toEqual([7]);
  });

  it('what the older one was reading meanwhile is not stored', async () => {
    const older = await startProcess('sk-older', 60, async () => {
      await beginWatch(office.deps, wishOf('sk-newer'));
    });
    expect(await older.check()).toBe('gone');
    expect(older.used).toEqual(['sk-older']);
    expect(await readTotals()).toEqual([]);
  });
});

describe('an account at a start', () => {
  const readLog = async (): Promise<readonly string[]> => {
    const lines: string[] = [];
    const note = (_: unknown, message: string) => void lines.push(message);
    const log: Log = { debug: note, info: note, warn: note, error: note };
    const core: Core = { ...office.deps, log };
    await beginWatch(core, wishOf('sk-one'));
    return lines;
  };

  const setRule = async (given: Partial<NewRule>) => {
    await office.store.channels.ensure('self', 'C1');
    await office.store.rules.insert('self', makeNewRule(given), office.deps.now());
  };

  it('without a rule is named', async () => {
    expect(await readLog()).toEqual([expect.stringContaining('no channel is warned about this account')]);
  });

  it('with a rule that waits for its notice, or for another account, is named', async () => {
    await setRule({ activeAt: null });
    await setRule({ number: 2, accountId: 'batch' });
    expect(await readLog()).toEqual([expect.stringContaining('no channel is warned about this account')]);
  });

  it.each([null, 'prod'])('with a rule is watched', async (accountId) => {
    await setRule({ accountId });
    expect(await readLog()).toEqual(['account is watched']);
  });
});

describe('the log of a start', () => {
  async function logOfStart(): Promise<readonly (readonly [string, object])[]> {
    const lines: (readonly [string, object])[] = [];
    const note = (fields: object, message: string) => void lines.push([message, fields]);
    const log: Log = { debug: note, info: note, warn: note, error: note };
    await beginWatch({ ...office.deps, log }, wishOf('sk-one'));
    return lines;
  }

  it('has a line for each account, with who is told and what was left', async () => {
    await office.restart({ thresholds: '50 CNY', keys: 'sk' });
    const before = await startProcess('sk-one', 60);
    await before.check();
    const [message, fields] = (await logOfStart()).find(([, of]) => 'wallets' in of) ?? ['', {}];
    expect(message).toContain('no channel is warned about this account');
    expect(fields).toMatchObject({ account: 'prod', label: 'prod', channels: [], wallets: ['60 CNY'] });
  });

  it('says after a gap what was not watched, and nothing after a short one', async () => {
    const before = await startProcess('sk-one', 60);
    await before.check();
    const gaps = async () => (await logOfStart()).filter(([message]) => message === 'nobody watched this account');
    const readAt = (await office.store.accounts.getStatus('self', 'prod')).lastReadAt ?? 0;
    office.advance(5 * MINUTE_MS);
    expect(await gaps()).toEqual([]);
    office.advance(3 * HOUR_MS);
    const [from, until] = [readAt, readAt + 5 * MINUTE_MS + 3 * HOUR_MS].map((at) => new Date(at).toISOString());
    expect(await gaps()).toEqual([
      ['nobody watched this account', { account: 'prod', from, until, lasted: '3 h 5 min' }],
    ]);
    office.advance(-DAY_MS);
    expect(await gaps()).toEqual([]);
  });
});
