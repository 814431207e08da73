import { expect, test } from 'vitest';
import { createOpenForms } from '../../../src/listeners/forms/open-forms.ts';
import { ViewShape } from '../../../src/listeners/open-view.ts';

const viewOf = (id: string, hash: string) => ViewShape.parse({ id, hash, type: 'modal' });
const shown = (text: string) =>
  ({ type: 'modal', blocks: [], callback_id: 'settings', private_metadata: text }) as const;

test('of an open form is known what took the place of what was used, of others nothing', async () => {
  const forms = createOpenForms();
  forms.note(viewOf('V1', 'a'), shown('first'), 'b');
  forms.note(viewOf('V1', 'b'), shown('second'), null);
  const later = (id: string, hash: string) => forms.inTurn(viewOf(id, hash), async (view) => view);
  for (const hash of ['a', 'b']) expect(await later('V1', hash)).toMatchObject({ metadata: 'second', hash: null });
  expect([await later('V1', 'c'), await later('V2', 'a')]).toEqual([null, null]);
});

test('forms that nobody used for long are forgotten', async () => {
  const forms = createOpenForms();
  for (let count = 0; count <= 200; count += 1) forms.note(viewOf(`V${count}`, 'a'), shown(''), 'b');
  const isKnown = (id: string) => forms.inTurn(viewOf(id, 'a'), async (later) => later !== null);
  expect([await isKnown('V0'), await isKnown('V1'), await isKnown('V200')]).toEqual([false, true, true]);
});
