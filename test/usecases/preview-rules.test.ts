import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseThresholds } from '../../src/config/thresholds.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { previewRules } from '../../src/usecases/preview-rules.ts';
import { type Configuration, type Office, openOffice } from './office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const words = (rules: readonly Rule[]) =>
  rules
    .map(({ channelId, kind, currency, thresholdMicros, severity, accountId }) =>
      [channelId, accountId, kind, currency, thresholdMicros, severity].join(' '),
    )
    .toSorted();

async function foretell({ channel = 'C1', thresholds = '' }: Configuration): Promise<readonly string[]> {
  const parsed = thresholds === '' ? undefined : parseThresholds(thresholds);
  const wish = { workspaceId: 'self', alertChannel: channel, thresholds: parsed?.ok === true ? parsed.value : [] };
  return words(await previewRules(office.store, wish, office.deps.now()));
}

const STARTS: readonly (readonly [string, Configuration, Configuration])[] = [
  ['a first start', {}, { thresholds: '50 CNY, 10 CNY critical' }],
  ['nothing new', { thresholds: '50 CNY' }, { thresholds: '50 CNY' }],
  ['another amount', { thresholds: '50 CNY' }, { thresholds: '40 CNY' }],
  ['one entry less', { thresholds: '50 CNY, 5 USD' }, { thresholds: '5 USD' }],
  ['another channel', { thresholds: '50 CNY' }, { channel: 'C2', thresholds: '50 CNY' }],
  ['no channel any more', { thresholds: '50 CNY' }, { channel: null }],
];

describe('the rules after the next start', () => {
  it.each(STARTS)('are foretold as they come: %s', async (_, before, after) => {
    await office.restart(before);
    const foretold = await foretell(after);
    await office.restart(after);
    expect(foretold).toEqual(words(await office.store.rules.listAll('self')));
  });

  it('lack what a person removed, until its amount changes', async () => {
    await office.restart({ thresholds: '50 CNY' });
    const [rule] = await office.store.rules.list('self', 'C1');
    await office.store.rules.remove('self', [rule?.id ?? 0], 'U1', office.deps.now());
    expect(await foretell({ thresholds: '50 CNY' })).toHaveLength(2);
    expect(await foretell({ thresholds: '40 CNY' })).toHaveLength(3);
  });
});
