import { describe, expect, test } from 'vitest';
import { type FormHandler, submissionListener } from '../../src/listeners/submission.ts';
import type { View } from '../../src/ports.ts';
import { createDone, said } from './interaction-deps.ts';

const VIEW: View = { type: 'modal', blocks: [{ text: 'first' }] };
const NEXT: View = { type: 'modal', blocks: [{ text: 'next' }] };
const BODY = { user: { id: 'U1' }, view: { id: 'V1', type: 'modal', callback_id: 'form' } };

async function submit(handler: FormHandler, body: unknown = BODY, answerMs?: number) {
  const done = createDone();
  const acks: unknown[] = [];
  const listen = submissionListener(done.deps, { form: handler }, answerMs);
  await listen({ ack: async (given) => void acks.push(given), body });
  return { ...done, acks };
}

const never: FormHandler = async () => {
  throw new RangeError('broken');
};

describe('a submitted form', () => {
  test('shows complaints beside its fields', async () => {
    const { acks, updated } = await submit(async () => ({ errors: { amount: 'too small' } }));
    expect(acks).toEqual([{ response_action: 'errors', errors: { amount: 'too small' } }]);
    expect(updated).toEqual([]);
  });

  test('shows what comes next, and what follows', async () => {
    const { acks, updated } = await submit(async () => ({ view: VIEW, after: async () => NEXT }));
    expect(acks).toEqual([{ response_action: 'update', view: VIEW }]);
    expect(updated).toEqual([{ hash: null, view: NEXT }]);
  });

  test.each([
    ['another one', async () => ({ view: NEXT }), 'next'],
    ['complaints', async () => ({ errors: { a: 'too small', b: 'too late' } }), 'too small\\ntoo late'],
  ] as const)('that takes too long is answered in time, and shows %s later', async (_, answer, text) => {
    const held = Promise.withResolvers<undefined>();
    const done = createDone();
    const acks: unknown[] = [];
    const slow: FormHandler = async () => {
      await held.promise;
      return answer();
    };
    const listen = submissionListener(done.deps, { form: slow }, 5);
    await listen({
      ack: async (given) => {
        acks.push(given);
        held.resolve(undefined);
      },
      body: BODY,
    });
    expect(JSON.stringify(acks)).toContain('One moment… · 请稍候…');
    expect(said(done.updated[0]?.view)).toContain(text);
  });

  test('that fails says so, with what finds it in the log', async () => {
    const { acks, log } = await submit(never);
    expect(JSON.stringify(acks)).toContain('That did not work, and nothing was changed.');
    expect(log.lines).toMatchObject([{ level: 'error', fields: { request: 'V1', form: 'form' } }]);
  });

  test('whose rest fails says so in its place', async () => {
    const { acks, updated } = await submit(async () => ({ view: VIEW, after: () => Promise.reject(new RangeError()) }));
    expect(acks).toEqual([{ response_action: 'update', view: VIEW }]);
    expect(said(updated[0]?.view)).toContain('That did not work');
  });

  test.each([
    ['of another version', { ...BODY, view: { ...BODY.view, callback_id: 'new_form' } }],
    ['with a strange name', { ...BODY, view: { ...BODY.view, callback_id: 'toString' } }],
    ['that cannot be read', { user: {} }],
  ])('%s is acknowledged and says that it cannot be read', async (_, body) => {
    const { acks } = await submit(never, body);
    expect(JSON.stringify(acks)).toContain('This form is too old for me to read');
  });

  test('that was closed meanwhile harms nobody', async () => {
    const done = createDone({}, { update: async () => ({ kind: 'gone' }) });
    const listen = submissionListener(done.deps, { form: async () => ({ view: VIEW, after: async () => NEXT }) });
    await listen({ ack: async () => {}, body: BODY });
    expect(done.log.lines.map(({ level }) => level)).toEqual(['info']);
  });

  test('that Slack refuses is in the log', async () => {
    const done = createDone({}, { update: async () => ({ kind: 'refused', reason: 'invalid_arguments' }) });
    const listen = submissionListener(done.deps, { form: async () => ({ view: VIEW, after: async () => NEXT }) });
    await listen({ ack: async () => {}, body: BODY });
    expect(done.log.lines.map(({ level }) => level)).toEqual(['error']);
  });
});
