import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { balanceMessage } from '../../src/blocks/answers/balance.ts';
import type { BalanceAnswer } from '../../src/domain/answer.ts';
import type { Reading } from '../../src/domain/reading.ts';
import { listRules } from '../../src/usecases/list-rules.ts';
import { showBalance } from '../../src/usecases/show-balance.ts';
import { EN } from '../blocks/voices.ts';
import { type Office, openOffice } from './office.ts';
import { createToldChecks } from './told-checks.ts';

let office: Office;

beforeEach(async () => {
  office = await openOffice();
  await office.restart({ channel: null });
  await office.read(60);
});

afterEach(() => office.close());

/** The answer to a command whose own reading is this one. */
async function ask(reading: Reading): Promise<BalanceAnswer> {
  const checkAccount = createToldChecks(office.deps, () => reading);
  return showBalance({ ...office.deps, checkAccount }, office.asker('C1'), null);
}

describe('a balance that was just asked for', () => {
  it('and refused is not one that could not be read', async () => {
    const answer = await ask({ kind: 'refused' });
    expect(answer.accounts[0]).toMatchObject({ state: 'unavailable', refused: true, stale: false, failing: null });
    const { text } = balanceMessage(EN, answer, '/deepseek-balance');
    expect(text).toContain('The refusal came without amounts');
    expect(text).not.toContain('could not be read');
  });

  it('and could not be read says so', async () => {
    const answer = await ask({ kind: 'failure', cause: 'unreachable' });
    expect(answer.accounts[0]).toMatchObject({ state: 'error', stale: true, failing: { cause: 'unreachable' } });
  });
});

it('marks a rule whose currency nobody holds, and still suggests one for the money that is there', async () => {
  await office.restart({ thresholds: '50 USD' });
  const answer = await ask({ kind: 'failure', cause: 'unreachable' });
  expect(answer.rules.filter(({ number }) => answer.waiting.includes(number))).toMatchObject([{ currency: 'USD' }]);
  expect(answer.suggestion).toEqual({ currency: 'CNY', micros: 20_000_000 });
});

it('tells rules that were fine when last read from those of a reading that failed', async () => {
  await office.restart({ thresholds: '50 CNY' });
  await office.read({ kind: 'failure', cause: 'unreachable' });
  const { rules } = await listRules(office.deps, office.asker('C1'));
  expect(rules.map(({ rule, standings }) => [rule.kind, standings[0]?.state])).toEqual([
    ['below', 'stale'],
    ['unavailable', 'stale'],
    ['blind', 'ok'],
  ]);
  expect(new Set(rules.slice(0, 2).map(({ standings }) => standings[0]?.readAt)).size).toBe(1);
});

it('names the critical threshold that an account is below', async () => {
  await office.restart({ thresholds: '50 CNY, 10 CNY critical' });
  await office.read(9);
  const answer = await ask({ kind: 'refused' });
  expect(answer.accounts[0]).toMatchObject({
    watched: true,
    low: { severity: 'critical', currency: 'CNY', thresholdMicros: 10_000_000 },
  });
});
