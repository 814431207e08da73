import { expect, onTestFinished, test } from 'vitest';
import { createSendTest } from '../../src/usecases/send-test.ts';
import { openOffice } from './office.ts';

test('a test alert is sent once to whoever asks twice at the same moment, and again to whoever asks later or elsewhere', async () => {
  const office = await openOffice();
  onTestFinished(() => office.close());
  await office.restart();
  const sendTest = createSendTest(office.deps);
  const asker = office.asker('C1');
  const outcomes = await Promise.all([sendTest(asker), sendTest(asker), sendTest(office.asker('C2'))]);
  expect(outcomes).toEqual([{ kind: 'sent' }, { kind: 'sent' }, { kind: 'sent' }]);
  const tests = (channel: string) => office.said(channel).filter((line) => line.includes('TEST'));
  expect([tests('C1'), tests('C2')].map(({ length }) => length)).toEqual([1, 1]);
  await sendTest(asker);
  expect(tests('C1')).toHaveLength(2);
});
