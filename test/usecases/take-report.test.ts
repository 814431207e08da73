import { describe, expect, onTestFinished, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import type { ReportWish } from '../../src/domain/report-wish.ts';
import { watchAccount } from '../../src/usecases/set-rule.ts';
import { createTakeReport } from '../../src/usecases/take-report.ts';
import { createTick } from '../../src/usecases/tick.ts';
import { snapshot } from '../domain/make.ts';
import { type Office, openOffice } from './office.ts';

const BALANCE_429 =
  'Your current concurrency is 8, which exceeds your concurrency limit of 5 based on your remaining balance.';
const REFUSED =
  '🔴 Critical: DeepSeek refuses calls from prod, reported by production (HTTP 402), although ¥60.00 was read.';
const LIMITED =
  '⚠️ Warning: DeepSeek limits calls from prod because its balance is low, reported by production (HTTP 429); ¥60.00 was read.';
const RESOLVED = "✅ Resolved: two good checks followed production's report of";

/** A team whose channel C1 watches an account with ¥60.00. */
async function open(thresholds = '50 CNY'): Promise<Office> {
  const office = await openOffice();
  onTestFinished(() => office.close());
  await office.restart({ thresholds });
  await office.read(60);
  return office;
}

async function report(office: Office, wish: Partial<ReportWish> = {}) {
  const whole = { accountId: 'prod', status: 402, message: null, by: null, ...wish } as const;
  const takeReport = createTakeReport({ ...office.deps, duplicates: [{ id: 'copy', sameAs: 'prod' }] }, 'self');
  const outcome = await takeReport(whole);
  await deliver(office);
  return outcome;
}

/** Waits for what was woken, and does what is due. */
async function deliver({ deps, store }: Office): Promise<void> {
  await createTick(deps)(deps.now());
  const until = Date.now() + 5000;
  while ((await store.outbox.listAllOpen('self')).length > 0 && Date.now() < until) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** What C1 was told since its rules were set. */
function told(office: Office): readonly string[] {
  return office.said('C1').filter((line) => /^[^\w]*(?:Critical|Warning|Resolved)/.test(line));
}

describe('a 402 that production reports', () => {
  test('is an alert over a positive reading until two readings after it say otherwise', async () => {
    const office = await open();
    expect(await report(office)).toMatchObject({ kind: 'taken', accountId: 'prod', channels: 1 });
    expect(told(office)).toEqual([expect.stringContaining(REFUSED)]);
    await office.read(60);
    expect(told(office)).toHaveLength(1);
    await office.read(60);
    expect(told(office)).toEqual([expect.any(String), expect.stringContaining(`${RESOLVED} refused calls`)]);
  });

  test('again is no second alert, and begins it anew', async () => {
    const office = await open();
    await report(office);
    await report(office);
    await office.read(60);
    office.advance(MINUTE_MS);
    await report(office);
    await office.read(60);
    expect(told(office)).toHaveLength(1);
    await office.read(60);
    expect(told(office)).toHaveLength(2);
  });

  test('is told in every channel with a rule for that, and counted', async () => {
    const office = await open();
    await watchAccount(office.deps, office.asker('C2'), null);
    await deliver(office);
    expect(await report(office)).toMatchObject({ channels: 2 });
    expect(office.said('C2').at(-1)).toContain(REFUSED);
  });

  test('is repeated like every critical alert while it stands', async () => {
    const office = await open();
    await report(office);
    office.advance(4 * HOUR_MS);
    // The account is read first; DeepSeek does not answer.
    await office.read({ kind: 'failure', cause: 'unreachable' });
    await deliver(office);
    expect(told(office)).toHaveLength(2);
  });

  test('has the account read soon, but not for every report', async () => {
    const office = await open();
    const { store, deps } = office;
    office.advance(SECOND_MS);
    await report(office);
    expect(await store.accounts.listDue(deps.now())).toEqual([]);
    expect(await store.accounts.listDue(deps.now() + 9 * SECOND_MS)).toHaveLength(1);
    office.advance(MINUTE_MS);
    await report(office);
    expect(await store.accounts.listDue(deps.now())).toHaveLength(1);
  });

  test('of an account that was never read is an alert too, and has it read at once', async () => {
    const office = await openOffice();
    onTestFinished(() => office.close());
    await office.restart({ thresholds: '50 CNY' });
    await report(office);
    expect(told(office)).toEqual([expect.stringContaining('(HTTP 402). The balance is unknown.')]);
    expect(await office.store.accounts.listDue(office.deps.now())).toHaveLength(1);
  });

  test('of an account whose key is another one counts for that one', async () => {
    const office = await open();
    expect(await report(office, { accountId: 'copy' })).toMatchObject({ kind: 'taken', accountId: 'prod' });
  });

  test('that nobody watches is stored, and judges a rule that is set later', async () => {
    const office = await openOffice();
    onTestFinished(() => office.close());
    await office.restart({ channel: null });
    await office.read(60);
    expect(await report(office)).toMatchObject({ channels: 0 });
    await watchAccount(office.deps, office.asker('C1'), null);
    await deliver(office);
    expect(told(office)).toEqual([expect.stringContaining(REFUSED)]);
  });
});

describe('a 429 that production reports', () => {
  test('is a warning when it speaks of the balance, and gets worse with a 402', async () => {
    const office = await open();
    await report(office, { status: 429, message: BALANCE_429 });
    await report(office);
    await report(office, { status: 429, message: BALANCE_429 });
    expect(told(office)).toEqual([expect.stringContaining(LIMITED), expect.stringContaining(REFUSED)]);
  });

  test('is no news beside a reading that calls are refused', async () => {
    const office = await open();
    await office.read(snapshot({ CNY: 60 }, false));
    await report(office, { status: 429, message: BALANCE_429 });
    expect(told(office)).toEqual([expect.stringContaining('DeepSeek reports prod as not available although')]);
  });

  test.each([
    ['speaks of something else', 'Rate limit reached for requests', true],
    ['comes without its message', null, false],
  ])('changes nothing when it %s', async (_, message, given) => {
    const office = await open();
    expect(await report(office, { status: 429, message })).toEqual({ kind: 'not_about_balance', given });
    expect(told(office)).toEqual([]);
    expect((await office.store.accounts.getStatus('self', 'prod')).report).toBeNull();
  });
});

test('a report of an unknown account names those that are known', async () => {
  const office = await open();
  expect(await report(office, { accountId: 'nobody' })).toEqual({ kind: 'no_such_account', known: ['prod'] });
});
