import { describe, expect, test } from 'vitest';
import { emptyDraft, fieldsOf } from '../../../src/domain/settings-draft.ts';
import { writeMetadata } from '../../../src/listeners/forms/form-metadata.ts';
import { FORMS } from '../../../src/listeners/forms/form-table.ts';
import { submissionListener } from '../../../src/listeners/submission.ts';
import { makeRule } from '../../domain/make.ts';
import { channelWith, createDone, said } from '../interaction-deps.ts';

const EMPTY = emptyDraft({ channelId: 'C1', command: '/deepseek-balance', seen: 'a.b' });
const DRAFT = { ...EMPTY, added: [fieldsOf(makeRule())] };

describe('the settings of a channel', () => {
  test.each([
    { where: 'that was named on Home', elsewhere: true, isThere: true, saves: true },
    {
      where: 'that was named on Home, by somebody who has left it since',
      elsewhere: true,
      isThere: false,
      saves: false,
    },
    { where: 'in which they were opened', elsewhere: false, isThere: false, saves: true },
  ])('$where are saved: $saves', async ({ elsewhere, isThere, saves }) => {
    const saved: string[] = [];
    const { deps, updated } = createDone({
      seesChannel: async () => isThere,
      saveSettings: async ({ channelId }) => {
        saved.push(channelId);
        return { kind: 'saved', notice: { kind: 'sent' } };
      },
    });
    const metadata = writeMetadata({ draft: DRAFT, key: null, currencies: ['CNY'], language: 'en', elsewhere });
    const view = { id: 'V1', hash: 'h1', type: 'modal', callback_id: 'settings', private_metadata: metadata };
    await submissionListener(deps, FORMS)({ ack: async () => {}, body: { user: { id: 'U1' }, view } });
    expect(saved).toEqual(saves ? ['C1'] : []);
    expect(said(updated.at(-1)?.view)).toContain(saves ? '✅ Saved.' : 'You are not in that channel');
  });
});

describe('a rule that is there already', () => {
  const other = makeRule({ id: 1 });

  test.each(['unavailable', 'blind', 'below'] as const)(
    'is complained about beside a field of the form: %s',
    async (kind) => {
      const rules = [other, makeRule({ id: 2, kind })];
      const fields = kind === 'below' ? ['account', 'kind', 'threshold:below'] : ['account', 'kind'];
      const { deps } = createDone({
        ...channelWith(rules),
      });
      const metadata = writeMetadata({
        draft: EMPTY,
        key: 'rule:1',
        currencies: ['CNY'],
        language: 'en',
        elsewhere: false,
      });
      const view = {
        id: 'V1',
        type: 'modal',
        callback_id: 'rule_form',
        private_metadata: metadata,
        blocks: [...fields.map((block_id) => ({ type: 'input', block_id })), { type: 'actions', block_id: 'back' }],
        state: {
          values: {
            kind: { kind: { selected_option: { value: kind } } },
            threshold: { threshold: { value: '50 CNY' } },
          },
        },
      };
      const acks: unknown[] = [];
      await submissionListener(
        deps,
        FORMS,
      )({ ack: async (given) => void acks.push(given), body: { user: { id: 'U1' }, view } });
      const errors = {
        [kind === 'below' ? 'threshold:below' : 'kind']: expect.stringContaining('There is such a rule already'),
      };
      expect(acks).toEqual([{ response_action: 'errors', errors }]);
    },
  );
});
