import { expect, onTestFinished, test } from 'vitest';
import { emptyDraft, fieldsOf, type RuleFields, type SettingsDraft } from '../../src/domain/settings-draft.ts';
import { readSettings } from '../../src/usecases/read-settings.ts';
import { saveSettings } from '../../src/usecases/save-settings.ts';
import { micros } from '../domain/make.ts';
import { type Office, openOffice } from './office.ts';

const BELOW: RuleFields = {
  kind: 'below',
  accountId: null,
  currency: 'CNY',
  thresholdMicros: micros(50),
  unit: 'money',
  windowMs: null,
  severity: 'warning',
  mention: null,
};
const below = (amount: number): RuleFields => ({ ...BELOW, thresholdMicros: micros(amount) });

/** A channel that the configuration has nothing for, and the form of it that somebody opens. */
async function open() {
  const office = await openOffice();
  onTestFinished(() => office.close());
  await office.restart({ channel: null });
  await office.read(60);
  const shown = async (): Promise<SettingsDraft> => {
    const { fingerprint } = await readSettings(office.deps, 'self', 'C1');
    return emptyDraft({ channelId: 'C1', command: '/deepseek-balance', seen: fingerprint });
  };
  const save = (draft: SettingsDraft, person = 'U1') => saveSettings(office.deps, office.asker('C1', person), draft);
  const listed = () => office.store.rules.list('self', 'C1');
  return { office, shown, save, listed };
}

async function openWithRules(amounts: readonly number[]) {
  const form = await open();
  await form.save({ ...(await form.shown()), added: amounts.map(below) });
  return form;
}

const said = (office: Office) => office.said('C1');

test('several changes are one notice, and a first rule brings calls refused and cannot read along', async () => {
  const { office, shown, save } = await open();
  expect(await save({ ...(await shown()), added: [below(50), below(10)] })).toMatchObject({ kind: 'saved' });
  expect(await office.rules('C1')).toEqual([
    '#1 below 50 CNY warning',
    '#2 below 10 CNY warning',
    '#3 unavailable',
    '#4 blind',
  ]);
  expect(said(office)).toHaveLength(1);
});

test('two rules can change their thresholds with each other in one save', async () => {
  const { office, shown, save, listed } = await openWithRules([50, 10]);
  const [first, second] = await listed();
  if (first === undefined || second === undefined) throw new RangeError('two rules were set');
  const swapped = [
    { ...fieldsOf(second), id: first.id },
    { ...fieldsOf(first), id: second.id },
  ];
  expect(await save({ ...(await shown()), changed: swapped })).toMatchObject({ kind: 'saved' });
  expect((await office.rules('C1')).slice(0, 2)).toEqual(['#1 below 10 CNY warning', '#2 below 50 CNY warning']);
});

test('of two people who save what they opened together, the second one changes nothing', async () => {
  const { office, shown, save } = await openWithRules([50]);
  const [alice, bob] = [await shown(), await shown()];
  const outcomes = await Promise.all([
    save({ ...alice, added: [below(20)] }, 'U1'),
    save({ ...bob, added: [below(30)] }, 'U2'),
  ]);
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['conflict', 'saved']);
  expect(await office.rules('C1')).toHaveLength(4);
});

test('a form in which nothing was changed is not told to anybody', async () => {
  const { office, shown, save } = await openWithRules([50]);
  expect(await save(await shown())).toEqual({ kind: 'unchanged' });
  const { channel } = await readSettings(office.deps, 'self', 'C1');
  expect(await save({ ...(await shown()), channel })).toEqual({ kind: 'unchanged' });
  expect(said(office)).toHaveLength(1);
});
