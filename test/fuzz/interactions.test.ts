import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { validateBlocks } from '../../src/demo/slack/blocks/validate.ts';
import { emptyDraft, fieldsOf } from '../../src/domain/settings-draft.ts';
import { CLICKS } from '../../src/listeners/actions/click-table.ts';
import { unknownClick } from '../../src/listeners/actions/unknown.ts';
import { type FormMetadata, writeMetadata } from '../../src/listeners/forms/form-metadata.ts';
import { FORMS } from '../../src/listeners/forms/form-table.ts';
import { clickListener } from '../../src/listeners/interactions.ts';
import { submissionListener } from '../../src/listeners/submission.ts';
import type { View } from '../../src/ports.ts';
import { makeRule, micros } from '../domain/make.ts';
import { channelWith, createDone } from '../listeners/interaction-deps.ts';
import { mangled } from './mangled.ts';
import { RUNS } from './runs.ts';

const RULES = [1, 2].map((id) => makeRule({ id, thresholdMicros: micros(id * 10) }));
const EMPTY = emptyDraft({ channelId: 'C1', command: '/deepseek-balance', seen: 'a.b' });
const METADATA: FormMetadata = {
  draft: { ...EMPTY, added: [fieldsOf(makeRule({ thresholdMicros: micros(4) }))], removed: [2] },
  key: 'rule:1',
  currencies: ['CNY'],
  language: 'en',
  elsewhere: true,
};
/** What the bot noted itself, and what somebody made of it. */
const metadata = fc.oneof(
  fc.constant(writeMetadata(METADATA) ?? ''),
  mangled(METADATA).map((value) => JSON.stringify(value) ?? ''),
  fc.string({ unit: 'binary', maxLength: 100 }),
);
const choice = (value: string) => ({ type: 'static_select', selected_option: { value } });
/** All fields of the forms, by block and by action. */
const VALUES = {
  channel: { channel: { type: 'conversations_select', selected_conversation: 'C1' } },
  account: { account: choice('*') },
  kind: { kind: choice('below') },
  'threshold:below': { threshold: { type: 'plain_text_input', value: '50 CNY' } },
  severity: { severity: choice('critical') },
  person: { person: { type: 'users_select', selected_user: 'U2' } },
  keep_group: { keep_group: { type: 'checkboxes', selected_options: [{ value: 'yes' }] } },
  language: { language: choice('zh') },
  zone: { zone: choice('Asia/Shanghai') },
  quiet_from: { quiet_from: { type: 'timepicker', selected_time: '22:00' } },
  quiet_until: { quiet_until: { type: 'timepicker', selected_time: '07:00' } },
  digest: { digest: choice('day') },
  digest_time: { digest_time: { type: 'timepicker', selected_time: '09:00' } },
};

function bodies(callbackIds: readonly string[], actionIds: readonly string[]): fc.Arbitrary<unknown> {
  const view = fc.record({
    id: fc.constant('V1'),
    hash: fc.constant('h0'),
    type: fc.constantFrom('modal', 'home'),
    callback_id: fc.constantFrom(...callbackIds),
    private_metadata: metadata,
    blocks: fc.constant(Object.keys(VALUES).map((id) => ({ type: 'input', block_id: id }))),
    state: mangled({ values: VALUES }),
  });
  const action = fc.record({
    action_id: fc.constantFrom(...actionIds),
    block_id: fc.constantFrom('rule:1', 'new:0', 'kind', ''),
    value: fc.oneof(fc.constantFrom('1', '1.1', 'C1', '{"v":1}', 'edit', 'remove'), fc.string({ maxLength: 40 })),
  });
  const where = fc.constantFrom({}, { channel: { id: 'C1' }, response_url: 'https://hooks.example/1' });
  return fc
    .tuple(view, action, where)
    .chain(([shown, clicked, place]) =>
      fc.oneof(
        fc.constant({ user: { id: 'U1' }, trigger_id: 't', view: shown, actions: [clicked], ...place }),
        mangled({ user: { id: 'U1' }, trigger_id: 't', view: shown, actions: [clicked], ...place }),
      ),
    );
}

/** A bot with two rules in its channel. Changes are only counted. */
function createBot() {
  const done = createDone({
    ...channelWith(RULES),
    saveSettings: async () => ({ kind: 'saved', notice: { kind: 'sent' } }),
    seesChannel: async (_, channelId) => channelId === 'C1',
    isInChannel: async (_, channelId) => channelId === 'C1',
    sendTest: async () => ({ kind: 'sent' }),
    tellHome: async () => {},
    refreshHome: async () => {},
  });
  return done;
}

const Acknowledged = z.object({
  errors: z.record(z.string(), z.string()).optional(),
  view: z.custom<View>((value) => typeof value === 'object').optional(),
});
type Acknowledged = z.infer<typeof Acknowledged>;

/** Everything that Slack would refuse about views; a modal's own limits besides those of its blocks, too. */
function problemsOf(views: readonly View[]): readonly string[] {
  return views.flatMap((view) => [
    ...validateBlocks(view.blocks, view.type === 'home' ? 'home' : 'modal'),
    ...((view.private_metadata ?? '').length > 3000 ? ['private_metadata is longer than 3000 characters'] : []),
  ]);
}

const callbackIds = [...Object.keys(FORMS), 'of an older version'];
const actionIds = [...Object.keys(CLICKS), 'of an older version', '__proto__'];

describe('whatever Slack, or somebody who forged it, says was', () => {
  test('clicked, is acknowledged, lets no exception escape, and shows only what Slack takes', async () => {
    await fc.assert(
      fc.asyncProperty(bodies(callbackIds, actionIds), async (body) => {
        const { deps, opened, updated } = createBot();
        let acks = 0;
        await clickListener(deps, CLICKS, unknownClick)({ ack: async () => void (acks += 1), body });
        expect(acks).toBe(1);
        expect(problemsOf([...opened, ...updated.map(({ view }) => view)])).toEqual([]);
      }),
      RUNS,
    );
  });

  test('submitted, is acknowledged once, with complaints beside fields that are in the form or a view that Slack takes', async () => {
    await fc.assert(
      fc.asyncProperty(bodies(callbackIds, actionIds), async (body) => {
        const { deps, updated } = createBot();
        const acks: Acknowledged[] = [];
        await submissionListener(
          deps,
          FORMS,
        )({ ack: async (answer) => void acks.push(Acknowledged.parse(answer ?? {})), body });
        expect(acks).toHaveLength(1);
        const [answer] = acks;
        expect(Object.keys(VALUES)).toEqual(expect.arrayContaining(Object.keys(answer?.errors ?? {})));
        expect(
          problemsOf([...(answer?.view === undefined ? [] : [answer.view]), ...updated.map(({ view }) => view)]),
        ).toEqual([]);
      }),
      RUNS,
    );
  });
});
