import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeThreshold, removeRules } from '../../src/usecases/edit-rule.ts';
import { setThreshold } from '../../src/usecases/set-rule.ts';
import { makeNewRule } from '../contracts/store/make.ts';
import { micros } from '../domain/make.ts';
import { type Office, openOffice } from './office.ts';

const ALONG = ['#2 unavailable', '#3 blind'];
const ALL = {
  unit: 'money',
  windowMs: null,
  micros: micros(50),
  currency: 'CNY',
  severity: null,
  mention: null,
  accountId: null,
} as const;

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const set = (amount: number, severity: 'warning' | 'critical' | null = null, channel = 'C1') =>
  setThreshold(office.deps, office.asker(channel), { ...ALL, micros: micros(amount), severity });
const change = (number: number, amount: number) =>
  changeThreshold(office.deps, office.asker('C1'), {
    number,
    threshold: { micros: micros(amount), currency: null, unit: 'money' },
    windowMs: null,
    severity: null,
  });
const remove = (number: number) => removeRules(office.deps, office.asker('C1'), { by: 'number', number });

describe('configured thresholds become rules', () => {
  it('adds a rule for each entry, then calls refused and cannot read, for every account', async () => {
    await office.restart({ thresholds: '50 CNY, 10 CNY critical, 5 USD' });
    expect(await office.rules('C1')).toEqual([
      '#1 below 50 CNY warning',
      '#2 below 10 CNY critical',
      '#3 below 5 USD warning',
      '#4 unavailable',
      '#5 blind',
    ]);
    const rules = await office.store.rules.listAll('self');
    expect(rules.map((rule) => [rule.accountId, rule.origin, rule.authorId])).toEqual(
      rules.map(() => [null, 'configuration', null]),
    );
    expect(rules.every((rule) => rule.activeAt !== null)).toBe(true);
    expect(office.said('C1')).toEqual([]);
  });

  it('adds calls refused and cannot read also without any amount, and nothing without a channel', async () => {
    await office.restart({ channel: null });
    expect(await office.store.rules.listAll('self')).toEqual([]);
    await office.restart();
    expect(await office.rules('C1')).toEqual(['#1 unavailable', '#2 blind']);
  });

  it('changes nothing at a start with the same configuration', async () => {
    await office.restart({ thresholds: '50 CNY, 10 CNY critical' });
    const before = await office.store.rules.listAll('self');
    await office.restart({ thresholds: '50 CNY, 10 CNY critical' });
    expect(await office.store.rules.listAll('self')).toEqual(before);
  });

  it('edits the rule of an entry whose amount changed; the rule stays the same one', async () => {
    await office.restart({ thresholds: '50 CNY' });
    await office.restart({ thresholds: '40 CNY' });
    expect(await office.rules('C1')).toEqual(['#1 below 40 CNY warning', ...ALONG]);
  });

  it('takes another severity for another entry: the old one goes, its number is not used again', async () => {
    await office.restart({ thresholds: '50 CNY' });
    await office.restart({ thresholds: '50 CNY critical' });
    expect(await office.rules('C1')).toEqual([...ALONG, '#4 below 50 CNY critical']);
  });

  it('removes the rule of an entry that is gone, and adds it again when it is back', async () => {
    await office.restart({ thresholds: '50 CNY, 20 CNY' });
    await office.restart({ thresholds: '50 CNY' });
    expect(await office.rules('C1')).toEqual(['#1 below 50 CNY warning', '#3 unavailable', '#4 blind']);
    await office.restart({ thresholds: '50 CNY, 20 CNY' });
    expect(await office.rules('C1')).toEqual([
      '#1 below 50 CNY warning',
      '#3 unavailable',
      '#4 blind',
      '#5 below 20 CNY warning',
    ]);
  });

  it('edits both rules when equal entries swap their amounts, and says nothing about it', async () => {
    await office.restart({ thresholds: '50 CNY, 20 CNY' });
    await office.read(45);
    const [fired] = office.said('C1');
    expect(fired).toContain('prod is down to ¥45.00 (threshold ¥50.00)');
    await office.restart({ thresholds: '20 CNY, 50 CNY' });
    expect(await office.rules('C1')).toEqual([
      '#1 below 20 CNY warning',
      '#2 below 50 CNY warning',
      '#3 unavailable',
      '#4 blind',
    ]);
    await office.read(44);
    expect(office.said('C1')).toEqual([fired]);
  });

  it('edits by order when an entry is put in front of its equals', async () => {
    await office.restart({ thresholds: '50 CNY, 20 CNY' });
    await office.restart({ thresholds: '100 CNY, 50 CNY, 20 CNY' });
    expect(await office.rules('C1')).toEqual([
      '#1 below 100 CNY warning',
      '#2 below 50 CNY warning',
      '#3 unavailable',
      '#4 blind',
      '#5 below 20 CNY warning',
    ]);
  });
});

describe('rules that people changed', () => {
  it('stay removed until their entry changes', async () => {
    await office.restart({ thresholds: '50 CNY' });
    await remove(1);
    await office.restart({ thresholds: '50 CNY' });
    expect(await office.rules('C1')).toEqual(ALONG);
    await office.restart({ thresholds: '40 CNY' });
    expect(await office.rules('C1')).toEqual([...ALONG, '#4 below 40 CNY warning']);
    await office.restart({ thresholds: '50 CNY' });
    expect(await office.rules('C1')).toEqual([...ALONG, '#4 below 50 CNY warning']);
  });

  it('stay removed when they are calls refused or cannot read', async () => {
    await office.restart({ thresholds: '50 CNY' });
    await remove(2);
    await remove(3);
    await office.restart({ thresholds: '40 CNY' });
    expect(await office.rules('C1')).toEqual(['#1 below 40 CNY warning']);
  });

  it('stay as edited until their entry changes', async () => {
    await office.restart({ thresholds: '50 CNY' });
    await change(1, 30);
    await office.restart({ thresholds: '50 CNY' });
    expect(await office.rules('C1')).toEqual(['#1 below 30 CNY warning', ...ALONG]);
    await set(30, 'critical');
    await office.restart({ thresholds: '50 CNY' });
    expect(await office.rules('C1')).toEqual(['#1 below 30 CNY critical', ...ALONG]);
    await office.restart({ thresholds: '60 CNY' });
    expect(await office.rules('C1')).toEqual(['#1 below 60 CNY warning', ...ALONG]);
  });

  it('are not doubled by an entry that is equal to a rule set by hand', async () => {
    await set(50);
    await office.restart({ thresholds: '50 CNY' });
    await office.restart({ thresholds: '50 CNY' });
    expect(await office.rules('C1')).toEqual(['#1 below 50 CNY warning', ...ALONG]);
  });

  it('stay removed also when they were set by hand and an entry stands for the same', async () => {
    await set(50);
    await office.restart({ thresholds: '50 CNY' });
    await remove(1);
    await office.restart({ thresholds: '50 CNY' });
    expect(await office.rules('C1')).toEqual(ALONG);
    await office.restart({ thresholds: '40 CNY' });
    expect(await office.rules('C1')).toEqual([...ALONG, '#4 below 40 CNY warning']);
  });

  it('stay removed also when the entry came to an older rule set by hand from one of its own', async () => {
    await set(50);
    await office.restart({ thresholds: '20 CNY' });
    await office.restart({ thresholds: '50 CNY' });
    expect(await office.rules('C1')).toEqual(['#1 below 50 CNY warning', ...ALONG]);
    await remove(1);
    await office.restart({ thresholds: '50 CNY' });
    expect(await office.rules('C1')).toEqual(ALONG);
  });

  it('stay removed also when the entry left the rule set by hand and came back to it', async () => {
    await set(50);
    for (const thresholds of ['50 CNY', '20 CNY', '50 CNY']) {
      await office.restart({ thresholds });
    }
    await remove(1);
    await office.restart({ thresholds: '50 CNY' });
    expect(await office.rules('C1')).toEqual(ALONG);
  });

  it('set by hand stay when an equal entry goes or changes: they are nobody else’s', async () => {
    await set(50);
    await office.restart({ thresholds: '50 CNY' });
    await office.restart({ thresholds: '40 CNY' });
    expect(await office.rules('C1')).toEqual(['#1 below 50 CNY warning', ...ALONG, '#4 below 40 CNY warning']);
    await office.restart({ thresholds: '' });
    expect(await office.rules('C1')).toEqual(['#1 below 50 CNY warning', ...ALONG]);
  });

  it('take the severity of a new entry for the same amount, once', async () => {
    await set(10);
    await office.restart({ thresholds: '10 CNY critical' });
    expect(await office.rules('C1')).toEqual(['#1 below 10 CNY critical', ...ALONG]);
    await set(10, 'warning');
    await office.restart({ thresholds: '10 CNY critical' });
    expect(await office.rules('C1')).toEqual(['#1 below 10 CNY warning', ...ALONG]);
  });

  it('give way to nothing when an entry changes to the amount of one set by hand', async () => {
    await office.restart({ thresholds: '50 CNY' });
    await set(40);
    await office.restart({ thresholds: '40 CNY' });
    expect(await office.rules('C1')).toEqual([...ALONG, '#4 below 40 CNY warning']);
  });
});

describe('what fires when the configuration changes', () => {
  it('fires at once for a rule above the last reading, in words that people see', async () => {
    await office.restart();
    await office.read(45);
    expect(office.said('C1')).toEqual([]);
    await office.restart({ thresholds: '50 CNY' });
    expect(office.said('C1')).toEqual([expect.stringContaining('prod is down to ¥45.00 (threshold ¥50.00)')]);
    await office.restart({ thresholds: '50 CNY' });
    expect(office.said('C1')).toHaveLength(1);
  });

  it('judges a rule that waits for its notice at once, and keeps it when the channel closes', async () => {
    await office.restart();
    await office.read(45);
    const number = await office.store.channels.takeRuleNumbers('self', 'C1', 1);
    const waiting = await office.store.rules.insert(
      'self',
      makeNewRule({ number, thresholdMicros: micros(50), activeAt: null }),
      office.deps.now(),
    );
    await office.restart({ thresholds: '50 CNY' });
    expect(office.said('C1')).toEqual([expect.stringContaining('prod is down to ¥45.00 (threshold ¥50.00)')]);
    await office.store.rules.deleteInactive('self', [waiting.id]);
    expect(await office.rules('C1')).toEqual(['#1 unavailable', '#2 blind', '#3 below 50 CNY warning']);
  });

  it('ends an alert whose entry is lowered, and says that the configuration did it', async () => {
    await office.restart({ thresholds: '50 CNY' });
    await office.read(45);
    await office.restart({ thresholds: '40 CNY' });
    expect(office.said('C1')[1]).toMatch(/^✅ Ended: .*configuration/);
  });

  it('ends an alert whose entry is gone, and says that the configuration did it', async () => {
    await office.restart({ thresholds: '50 CNY' });
    await office.read(45);
    await office.restart({ thresholds: '' });
    expect(office.said('C1')[1]).toMatch(/^✅ Ended: .*configuration/);
    await office.read(44);
    expect(office.said('C1')).toHaveLength(2);
  });

  it('moves with ALERT_CHANNEL: rules and open episodes of the old channel end, what people set there stays', async () => {
    await office.restart({ thresholds: '50 CNY' });
    await set(20);
    await office.read(45);
    await office.restart({ channel: 'C2', thresholds: '50 CNY' });
    expect(await office.rules('C1')).toEqual(['#4 below 20 CNY warning']);
    expect(await office.rules('C2')).toEqual(['#1 below 50 CNY warning', ...ALONG]);
    expect(office.said('C1').at(-1)).toMatch(/^✅ Ended: .*configuration/);
    expect(office.said('C2')).toEqual([expect.stringContaining('prod is down to ¥45.00 (threshold ¥50.00)')]);
    expect(await office.store.episodes.listOpen('self', { channelId: 'C1' })).toEqual([]);
    await office.restart({ channel: null });
    expect(await office.rules('C2')).toEqual([]);
    expect(office.said('C2').at(-1)).toMatch(/^✅ Ended: .*configuration/);
  });

  it('ends the episodes of an account whose key was changed, and judges it anew by what the new key reads', async () => {
    await office.restart({ thresholds: '50 CNY', accounts: ['prod'] });
    await set(48, null, 'C2');
    await office.read(45);
    await office.restart({ thresholds: '50 CNY', accounts: ['prod'], keys: 'another' });
    for (const channel of ['C1', 'C2']) {
      expect(office.said(channel).at(-1)).toBe(
        '✅ Ended: the key of prod was changed in the configuration; it is watched anew.',
      );
    }
    expect(await office.store.episodes.listOpen('self', {})).toEqual([]);
    await office.read(44);
    expect(office.said('C1').at(-1)).toContain('prod is down to ¥44.00');
    const said = office.said('C1').length;
    await office.restart({ thresholds: '50 CNY', accounts: ['prod'], keys: 'another' });
    expect(office.said('C1')).toHaveLength(said);
  });

  it('ends the episodes of an account that left the configuration, and says so in every channel', async () => {
    await office.restart({ thresholds: '50 CNY', accounts: ['prod', 'dev'] });
    await set(48, null, 'C2');
    await office.read(45);
    await office.read(45, 'dev');
    expect([office.said('C1').length, office.said('C2').length]).toEqual([2, 3]);
    await office.restart({ thresholds: '50 CNY', accounts: ['dev'] });
    for (const channel of ['C1', 'C2']) {
      expect(office.said(channel).at(-1)).toMatch(/^✅ Ended: .*prod/);
      const open = await office.store.episodes.listOpen('self', { channelId: channel });
      expect(open.map((episode) => episode.accountId)).toEqual(['dev']);
    }
    await office.restart({ thresholds: '50 CNY', accounts: ['dev', 'prod'] });
    await office.read(45);
    expect(office.said('C1').at(-1)).toContain('prod is down to ¥45.00');
  });
});
