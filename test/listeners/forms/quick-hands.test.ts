import { describe, expect, test } from 'vitest';
import { BACK } from '../../../src/blocks/forms/fields.ts';
import { RULE_FIELD } from '../../../src/blocks/forms/rule-form.ts';
import { SETTINGS_CONTROL } from '../../../src/blocks/forms/settings-view.ts';
import { emptyDraft, fieldsOf, type SettingsDraft } from '../../../src/domain/settings-draft.ts';
import { CLICKS } from '../../../src/listeners/actions/click-table.ts';
import { unknownClick } from '../../../src/listeners/actions/unknown.ts';
import { readMetadata, writeMetadata } from '../../../src/listeners/forms/form-metadata.ts';
import { FORMS } from '../../../src/listeners/forms/form-table.ts';
import { clickListener } from '../../../src/listeners/interactions.ts';
import { submissionListener } from '../../../src/listeners/submission.ts';
import type { View, ViewOutcome } from '../../../src/ports.ts';
import { makeRule, micros } from '../../domain/make.ts';
import { channelWith, createDone, said } from '../interaction-deps.ts';

const RULES = [1, 2, 3].map((id) => makeRule({ id, thresholdMicros: micros(id * 10) }));
const EMPTY = emptyDraft({ channelId: 'C1', command: '/deepseek-balance', seen: 'a.b' });
const NEW = [4, 5].map((amount) => fieldsOf(makeRule({ thresholdMicros: micros(amount) })));

interface Open {
  readonly hash: string;
  readonly view: View;
}

interface Given {
  readonly draft?: Partial<SettingsDraft>;
  /** Resolves, perhaps with what Slack says instead, when it has taken the update of this number. */
  readonly slack?: (count: number) => Promise<ViewOutcome | undefined>;
}

/** One settings form, in Slack's hands. What is done is done in `at`, what was drawn when somebody did it. */
function openForm({ draft = {}, slack = async () => undefined }: Given = {}) {
  const metadata = {
    draft: { ...EMPTY, ...draft },
    key: null,
    currencies: ['CNY'],
    language: 'en',
    elsewhere: false,
  } as const;
  let open: Open = {
    hash: 'h0',
    view: { type: 'modal', callback_id: 'settings', private_metadata: writeMetadata(metadata) ?? '', blocks: [] },
  };
  let updates = 0;
  let hashes = 0;
  const show = (view: View): string => {
    hashes += 1;
    open = { hash: `h${hashes}`, view };
    return open.hash;
  };
  const saved: SettingsDraft[] = [];
  const done = createDone(
    {
      ...channelWith(RULES),
      saveSettings: async (_, given) => {
        saved.push(given);
        return { kind: 'saved', notice: { kind: 'sent' } };
      },
    },
    {
      update: async (viewId, hash, view) => {
        updates += 1;
        const instead = await slack(updates);
        if (instead !== undefined) return instead;
        if (hash !== null && hash !== open.hash) return { kind: 'conflict' };
        return { kind: 'shown', viewId, hash: show(view) };
      },
    },
  );
  const payload = ({ hash, view }: Open, values: object) => ({ ...view, id: 'V1', hash, state: { values } });
  return {
    saved,
    now: () => open,
    text: () => said(open.view),
    draft: () => readMetadata(open.view.private_metadata ?? '')?.draft,
    async click(at: Open, action_id: string, more: object = {}, values: object = {}) {
      const body = { user: { id: 'U1' }, view: payload(at, values), actions: [{ action_id, ...more }] };
      await clickListener(done.deps, CLICKS, unknownClick)({ ack: async () => {}, body });
    },
    async submit(at: Open, values: object = {}, answerMs?: number) {
      const acks: { readonly response_action?: string; readonly view?: View }[] = [];
      const ack = async (given?: object): Promise<void> => {
        acks.push(JSON.parse(JSON.stringify(given)));
        const shown = acks.at(-1)?.view;
        if (shown !== undefined) show(shown);
      };
      const body = { user: { id: 'U1' }, view: payload(at, values) };
      await submissionListener(done.deps, FORMS, answerMs)({ ack, body });
      return acks;
    },
  };
}

type Form = ReturnType<typeof openForm>;

/** Slack, which takes its time with the update of one number: `asked` resolves when it has been asked for it. */
function slowSlack(slow: number) {
  const asked = Promise.withResolvers<void>();
  const held = Promise.withResolvers<undefined>();
  const slack = async (count: number): Promise<undefined> => {
    if (count !== slow) return;
    asked.resolve();
    await held.promise;
  };
  return { slack, asked: asked.promise, goOn: () => held.resolve(undefined) };
}

const choose = (form: Form, at: Open, block_id: string, value: string) =>
  form.click(at, SETTINGS_CONTROL.rule, { block_id, selected_option: { value } });
const amount = (typed: string, kind = 'below') => ({
  kind: { kind: { selected_option: { value: kind } } },
  [`threshold:${kind}`]: { threshold: { value: typed } },
});

describe('two edits of a form that come at once', () => {
  test('both count, and a second click of one changes nothing', async () => {
    const form = openForm();
    const at = form.now();
    await Promise.all([
      choose(form, at, 'rule:1', 'remove'),
      choose(form, at, 'rule:2', 'remove'),
      choose(form, at, 'rule:1', 'remove'),
    ]);
    expect(form.draft()?.removed).toEqual([1, 2]);
    expect(form.text()).toContain('2 changes to save.');
  });

  test('both count when Slack takes its time with the first', async () => {
    const { slack, asked, goOn } = slowSlack(1);
    const form = openForm({ slack });
    const at = form.now();
    const first = choose(form, at, 'rule:1', 'remove');
    await asked;
    const second = choose(form, at, 'rule:3', 'remove');
    goOn();
    await Promise.all([first, second]);
    expect(form.draft()?.removed).toEqual([1, 3]);
  });

  test('both count when Slack has drawn the first and its answer got lost', async () => {
    const form = openForm({ slack: async (count) => (count === 1 ? { kind: 'conflict' } : undefined) });
    const at = form.now();
    await Promise.all([choose(form, at, 'rule:1', 'remove'), choose(form, at, 'rule:2', 'remove')]);
    expect(form.draft()?.removed).toEqual([1, 2]);
  });

  test('only what was drawn counts of one that Slack refused', async () => {
    const form = openForm({
      slack: async (count) => (count === 1 ? { kind: 'failed', reason: 'rate_limited' } : undefined),
    });
    const at = form.now();
    await Promise.all([choose(form, at, 'rule:1', 'remove'), choose(form, at, 'rule:2', 'remove')]);
    expect(form.draft()?.removed).toEqual([2]);
  });

  test('mean the new rules that were seen, whatever they are called by now', async () => {
    const form = openForm({ draft: { added: NEW } });
    const at = form.now();
    await Promise.all([
      choose(form, at, 'new:0', 'remove'),
      choose(form, at, 'new:0', 'remove'),
      choose(form, at, 'rule:1', 'remove'),
    ]);
    expect(form.draft()).toMatchObject({ added: [NEW[1]], removed: [1] });
    const again = openForm({ draft: { added: NEW } });
    const seen = again.now();
    await Promise.all([choose(again, seen, 'new:0', 'remove'), choose(again, seen, 'new:1', 'remove')]);
    expect(again.draft()?.added).toEqual([]);
  });

  test('say so when Slack cannot carry the second, and keep the first', async () => {
    const filledUpTo = (characters: number) => {
      const draft = { ...EMPTY, added: [{ ...fieldsOf(makeRule()), mention: 'x'.repeat(characters) }], removed: [1] };
      return {
        draft,
        text: writeMetadata({ draft, key: null, currencies: ['CNY'], language: 'en', elsewhere: false }),
      };
    };
    const most = Array.from({ length: 3000 }, (_, characters) => characters).findLast(
      (characters) => filledUpTo(characters).text !== undefined,
    );
    const { draft } = filledUpTo(most ?? 0);
    const form = openForm({ draft: { ...draft, removed: [] } });
    const at = form.now();
    await Promise.all([choose(form, at, 'rule:1', 'remove'), choose(form, at, 'rule:2', 'remove')]);
    expect(form.draft()).toEqual(draft);
    expect(form.text()).toContain('Please save these first.');
  });
});

describe('a step of a form', () => {
  test('carries the edit before it, whose drawing it has overtaken', async () => {
    const form = openForm();
    const at = form.now();
    await Promise.all([choose(form, at, 'rule:1', 'remove'), form.click(at, SETTINGS_CONTROL.addRule)]);
    expect(form.now().view.callback_id).toBe('rule_form');
    await form.submit(form.now(), amount('7 CNY'));
    expect(form.draft()).toMatchObject({ removed: [1], added: [{ thresholdMicros: micros(7) }] });
  });

  test('is opened once for two clicks, and not left by one that was for the step before', async () => {
    const form = openForm();
    const at = form.now();
    await form.click(at, SETTINGS_CONTROL.addRule);
    const opened = form.now();
    await form.click(at, SETTINGS_CONTROL.addRule);
    await form.click(at, SETTINGS_CONTROL.channel);
    expect(form.now()).toBe(opened);
  });

  test('follows two choices that come at once', async () => {
    const form = openForm();
    await form.click(form.now(), SETTINGS_CONTROL.addRule);
    const at = form.now();
    const chosen = { kind: { kind: { selected_option: { value: 'unavailable' } } } };
    await Promise.all([form.click(at, RULE_FIELD.account, {}, {}), form.click(at, RULE_FIELD.kind, {}, chosen)]);
    expect(form.text()).toContain('Preview: critical when calls from any account are refused.');
    const stands = form.now();
    await form.submit(stands, chosen);
    // A choice in a form that was taken over is of no use.
    const taken = form.now();
    await form.click(stands, RULE_FIELD.kind, {}, amount('7 CNY'));
    expect(form.now()).toBe(taken);
    await form.click(stands, BACK);
    expect(form.now()).toBe(taken);
  });

  test('is taken over once when it is sent twice', async () => {
    const form = openForm();
    await choose(form, form.now(), 'rule:1', 'edit');
    await form.click(form.now(), RULE_FIELD.kind, {}, amount('', 'drop'));
    const at = form.now();
    await form.submit(at, amount('9 CNY in 1h', 'drop'));
    await form.submit(at, amount('9 CNY in 1h', 'drop'));
    const { added, removed } = form.draft() ?? EMPTY;
    expect([added.length, removed]).toEqual([1, [1]]);
  });
});

describe('a form that is sent', () => {
  test('saves what was clicked before, also what is not drawn yet', async () => {
    const { slack, asked, goOn } = slowSlack(1);
    const form = openForm({ slack });
    const at = form.now();
    const clicked = choose(form, at, 'rule:1', 'remove');
    await asked;
    const sent = form.submit(at);
    goOn();
    await Promise.all([clicked, sent]);
    expect(form.saved.map(({ removed }) => removed)).toEqual([[1]]);
    expect(form.text()).toContain('✅ Saved.');
  });

  test('saves it also when Slack cannot wait for that', async () => {
    const { slack, asked, goOn } = slowSlack(1);
    const form = openForm({ slack });
    const at = form.now();
    const clicked = choose(form, at, 'rule:1', 'remove');
    await asked;
    const sent = form.submit(at, {}, 1);
    await expect.poll(() => form.text()).toContain('One moment');
    goOn();
    await Promise.all([clicked, sent]);
    expect(form.saved.map(({ removed }) => removed)).toEqual([[1]]);
    expect(form.text()).toContain('✅ Saved.');
  });

  test('takes no edit any more, and stays as it is', async () => {
    const form = openForm({ draft: { removed: [2] } });
    const at = form.now();
    await form.submit(at);
    await choose(form, at, 'rule:1', 'remove');
    await form.submit(at);
    expect(form.saved).toHaveLength(1);
    expect(form.text()).toContain('This form was sent already.');
  });

  test('keeps its draft when complaints come too late for its fields', async () => {
    const { slack, asked, goOn } = slowSlack(2);
    const form = openForm({
      draft: { removed: [2] },
      slack,
    });
    await form.click(form.now(), SETTINGS_CONTROL.addRule);
    const at = form.now();
    const clicked = form.click(at, RULE_FIELD.account, {}, amount('a lot'));
    await asked;
    const sent = form.submit(at, amount('a lot'), 1);
    await expect.poll(() => form.text()).toContain('One moment');
    goOn();
    await Promise.all([clicked, sent]);
    expect(form.text()).toContain('an amount above zero');
    expect(form.draft()?.removed).toEqual([2]);
  });
});
