import { describe, expect, test } from 'vitest';
import {
  countChanges,
  emptyDraft,
  fieldsOf,
  findSameRule,
  followRule,
  keepRule,
  putRule,
  type RuleFields,
  readDraftRules,
  rebaseDraft,
  removeRule,
} from '../../src/domain/settings-draft.ts';
import { parseSnoozeChoice } from '../../src/domain/snooze-choice.ts';
import { makeRule, micros } from './make.ts';

const RULES = [makeRule({ id: 7 }), makeRule({ id: 8, thresholdMicros: micros(10), severity: 'critical' })];
const EMPTY = emptyDraft({ channelId: 'C1', command: '/deepseek-balance', seen: 'a.b' });
const below = (amount: number, given: Partial<RuleFields> = {}): RuleFields => ({
  ...fieldsOf(makeRule({ thresholdMicros: micros(amount) })),
  ...given,
});
const NIGHT = { zone: 'UTC', language: null, quiet: null, digest: null };

/** A draft with one new rule, one changed and one removed. */
const FULL = {
  ...EMPTY,
  added: [below(5)],
  changed: [{ ...below(40), id: 7 }],
  removed: [8],
  channel: NIGHT,
};

test('an empty draft changes nothing', () => {
  expect(countChanges(EMPTY)).toBe(0);
  expect(readDraftRules(RULES, EMPTY).map(({ key, state, number }) => [key, state, number])).toEqual([
    ['rule:7', 'kept', 7],
    ['rule:8', 'kept', 8],
  ]);
});

test('a draft shows the rules as they would be, and counts its changes', () => {
  expect(countChanges(FULL)).toBe(4);
  expect(readDraftRules(RULES, FULL)).toMatchObject([
    { key: 'rule:7', state: 'changed', number: 7, fields: { thresholdMicros: micros(40) } },
    { key: 'rule:8', state: 'removed', number: 8 },
    { key: 'new:0', state: 'added', number: null, fields: { thresholdMicros: micros(5) } },
  ]);
});

describe('a rule that is put into the draft', () => {
  test('is a new one', () => {
    expect(putRule(RULES, EMPTY, null, below(20))).toEqual({ ...EMPTY, added: [below(20)] });
  });

  test('takes the place of a new one', () => {
    const draft = { ...EMPTY, added: [below(20), below(30)] };
    expect(putRule(RULES, draft, 'new:1', below(31)).added).toEqual([below(20), below(31)]);
  });

  test('changes one that is there', () => {
    expect(putRule(RULES, EMPTY, 'rule:7', below(45))).toEqual({ ...EMPTY, changed: [{ ...below(45), id: 7 }] });
  });

  test('is an edit of the one that is about the same, even when it is new', () => {
    const critical = below(50, { severity: 'critical' });
    expect(putRule(RULES, EMPTY, null, critical)).toEqual({ ...EMPTY, changed: [{ ...critical, id: 7 }] });
    const draft = { ...EMPTY, added: [below(20)] };
    expect(putRule(RULES, draft, null, below(20, { mention: '<@U2>' })).added).toEqual([
      below(20, { mention: '<@U2>' }),
    ]);
  });

  test('is no change when it is as the saved one', () => {
    const draft = putRule(RULES, EMPTY, 'rule:7', below(45));
    expect(putRule(RULES, draft, 'rule:7', below(50))).toEqual(EMPTY);
    expect(putRule(RULES, EMPTY, null, below(50))).toEqual(EMPTY);
  });

  test.each([
    ['severity', { severity: 'critical' }],
    ['mention', { mention: '<@U2>' }],
  ] as const)('is a change when only its %s differs', (_, given) => {
    expect(countChanges(putRule(RULES, EMPTY, 'rule:7', below(50, given)))).toBe(1);
  });

  test('takes back a removal, and other changes stay', () => {
    const draft = { ...EMPTY, removed: [7, 8], changed: [] };
    expect(putRule(RULES, draft, 'rule:7', below(45))).toEqual({
      ...EMPTY,
      removed: [8],
      changed: [{ ...below(45), id: 7 }],
    });
    const two = { ...EMPTY, changed: [{ ...below(9), id: 8 }] };
    expect(putRule(RULES, two, 'rule:7', below(45)).changed).toEqual([
      { ...below(9), id: 8 },
      { ...below(45), id: 7 },
    ]);
  });

  test.each([
    ['another kind', { kind: 'runway', unit: 'minutes' }],
    ['another account', { accountId: 'prod' }],
  ] as const)('is another rule when it is about %s', (_, given) => {
    const fields = below(50, given);
    const draft = putRule(RULES, { ...EMPTY, changed: [{ ...below(45), id: 7 }] }, 'rule:7', fields);
    expect(draft).toEqual({ ...EMPTY, removed: [7], added: [fields] });
  });

  test('changes nothing for a rule that is gone', () => {
    expect(putRule(RULES, EMPTY, 'rule:99', below(45))).toEqual(EMPTY);
    expect(putRule(RULES, EMPTY, 'nonsense', below(45))).toEqual(EMPTY);
  });
});

describe('the same rule', () => {
  test('is found, but not in itself and not among those to be removed', () => {
    expect(findSameRule(RULES, EMPTY, null, below(50))?.key).toBe('rule:7');
    expect(findSameRule(RULES, EMPTY, 'rule:7', below(50))).toBeUndefined();
    expect(findSameRule(RULES, { ...EMPTY, removed: [7] }, null, below(50))).toBeUndefined();
    expect(findSameRule(RULES, FULL, null, below(5))?.key).toBe('new:0');
  });
});

describe('a removal', () => {
  test('forgets a new rule', () => {
    expect(removeRule({ ...EMPTY, added: [below(1), below(2)] }, 'new:0').added).toEqual([below(2)]);
  });

  test('marks a saved one, whatever was changed of it', () => {
    expect(removeRule(FULL, 'rule:7')).toEqual({ ...FULL, changed: [], removed: [8, 7] });
  });

  test('of what is removed or unknown changes nothing', () => {
    expect(removeRule(FULL, 'rule:8')).toBe(FULL);
    expect(removeRule(FULL, 'x')).toBe(FULL);
  });

  test('and a change can be taken back', () => {
    expect(keepRule(FULL, 'rule:8')).toEqual({ ...FULL, removed: [] });
    expect(keepRule(FULL, 'rule:7')).toEqual({ ...FULL, changed: [] });
    expect(keepRule(FULL, 'new:0')).toEqual(FULL);
  });
});

describe('a rule of a draft', () => {
  const before = { ...EMPTY, added: [below(1), below(2), below(3)] };
  const later = removeRule(before, 'new:1');

  test.each([
    ['new:0', 'new:0'],
    ['new:1', undefined],
    ['new:2', 'new:1'],
    ['new:9', undefined],
    ['rule:7', 'rule:7'],
  ])('called %s is called %s after another one was taken out', (key, now) => {
    expect(followRule(before, later, key)).toBe(now);
  });

  test('is the same one after its severity was changed', () => {
    const changed = putRule(RULES, later, 'new:1', below(3, { severity: 'critical' }));
    expect(followRule(before, changed, 'new:2')).toBe('new:1');
  });
});

describe('a draft on top of what somebody else changed', () => {
  const now = { seen: 'c.b', channel: NIGHT };

  test('keeps what can still be saved', () => {
    expect(rebaseDraft(RULES, FULL, now)).toEqual({ ...FULL, seen: 'c.b' });
  });

  test('forgets what concerns rules that are gone', () => {
    const draft = rebaseDraft([], FULL, { seen: 'c.d', channel: null });
    expect(draft).toEqual({ ...EMPTY, seen: 'c.d', added: [below(5)] });
  });

  test('forgets what was done meanwhile', () => {
    const others = [makeRule({ id: 7, thresholdMicros: micros(40) }), makeRule({ id: 9, thresholdMicros: micros(5) })];
    expect(rebaseDraft(others, FULL, now)).toEqual({ ...EMPTY, ...now });
  });

  test('forgets a change into a rule that is there now', () => {
    const others = [RULES[0] ?? makeRule(), makeRule({ id: 9, thresholdMicros: micros(40) })];
    expect(rebaseDraft(others, FULL, now).changed).toEqual([]);
  });
});

test('only the choices of the snooze menu are choices', () => {
  expect(['1h', '4h', 'tomorrow', 'top_up', 'resolved', 'off'].map(parseSnoozeChoice)).not.toContain(undefined);
  expect(['', '2h', 'OFF', 'toString'].map(parseSnoozeChoice)).toEqual([undefined, undefined, undefined, undefined]);
});
