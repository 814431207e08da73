import { describe, expect, test } from 'vitest';
import { deniedDetailsView, detailsView, goneDetailsView } from '../../src/blocks/details-view.ts';
import { readView } from '../../src/demo/slack/view-checks.ts';
import type { EpisodeDetails } from '../../src/domain/details.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/duration.ts';
import type { WalletHistory } from '../../src/domain/wallet-history.ts';
import { makeRule, micros } from '../domain/make.ts';
import { fullCards, HOSTILE } from './extremes.ts';
import { makeBelow, makeCard, T1405 } from './make-card.ts';
import { EN, ZH } from './voices.ts';

const STANDING = {
  accountId: 'prod',
  label: 'Production',
  state: 'firing',
  total: micros(45),
  fall: null,
  outlook: null,
  readAt: T1405,
  available: true,
  report: null,
  failures: 0,
  since: T1405,
  nextRepeatAt: null,
  waits: null,
} as const;
const LINE: WalletHistory = {
  currency: 'CNY',
  since: T1405 - DAY_MS,
  until: T1405,
  firstTotal: micros(60),
  lastTotal: micros(45),
  spent: micros(15),
  atLeast: false,
  days: [],
  events: [],
  gaps: [],
  points: [60, 52, 45].map((total, index) => ({ at: T1405 - (2 - index) * HOUR_MS, total: micros(total) })),
};
const REASONS = ['fired', 'escalated', 'joined', 'eased', 'resolved', 'repeated', 'changed', 'snoozed'];
const DETAILS: EpisodeDetails = {
  episodeId: 12,
  card: makeCard({ alerts: [makeBelow(50)] }),
  rules: [{ rule: makeRule(), standings: [STANDING] }],
  histories: [LINE],
  windowMs: 7 * DAY_MS,
  readings: [
    { currency: 'CNY', total: micros(45), granted: null, toppedUp: null, from: T1405 - HOUR_MS, until: T1405 },
    { currency: 'CNY', total: micros(60), granted: null, toppedUp: null, from: T1405 - DAY_MS, until: T1405 - DAY_MS },
  ],
  deliveries: [
    { at: T1405, reason: 'fired', outcome: 'sent' },
    { at: T1405, reason: 'resolved, told late', outcome: 'waiting' },
    { at: T1405, reason: 'something new', outcome: 'dead' },
  ],
  checked: null,
  now: T1405,
};
const NOTHING: EpisodeDetails = { ...DETAILS, rules: [], histories: [], readings: [], deliveries: [] };

function textOf(details: EpisodeDetails, say = EN): string {
  return JSON.stringify(detailsView(say, details, '{}'));
}

describe.each([
  ['English', EN],
  ['Chinese', ZH],
])('the details in %s', (_, say) => {
  const cases: readonly (readonly [string, EpisodeDetails])[] = [
    ['usual ones', DETAILS],
    ['with nothing to show', NOTHING],
    ['just checked', { ...DETAILS, checked: { failed: null } }],
    ...(['auth', 'rate_limited', 'unreachable', 'blocked', 'not_found', 'invalid'] as const).map(
      (failed) => [`not to be checked: ${failed}`, { ...DETAILS, checked: { failed } }] as const,
    ),
    ...fullCards(HOSTILE).map((card, index) => [`full card ${index}`, hostile(card)] as const),
  ];

  test.each(cases)('are what Slack takes: %s', (__, details) => {
    expect(readView(detailsView(say, details, '{}'))).toMatchObject({ kind: 'view' });
    const shown = textOf(details, say);
    for (const word of ['<!channel>', '<!here>', '<!everyone>']) expect(shown).not.toContain(word);
  });

  test('that are not there say so', () => {
    expect(readView(goneDetailsView(say))).toMatchObject({ kind: 'view' });
    expect(readView(deniedDetailsView(say, { because: 'external' }))).toMatchObject({ kind: 'view' });
  });
});

/** As much of everything as there can be, and names from outside. */
function hostile(card: EpisodeDetails['card']): EpisodeDetails {
  const rule = makeRule({ accountId: HOSTILE.id, currency: HOSTILE.currency });
  const standing = { ...STANDING, accountId: HOSTILE.id, label: HOSTILE.label, total: Number.MAX_SAFE_INTEGER };
  return {
    ...DETAILS,
    card,
    rules: Array.from({ length: 200 }, () => ({ rule, standings: [standing, standing] })),
    histories: Array.from({ length: 5 }, () => ({ ...LINE, currency: HOSTILE.currency })),
    readings: Array.from({ length: 200 }, () => ({
      currency: HOSTILE.currency,
      total: Number.MAX_SAFE_INTEGER,
      granted: null,
      toppedUp: null,
      from: T1405,
      until: T1405 + 1,
    })),
    deliveries: Array.from({ length: 200 }, () => ({ at: T1405, reason: HOSTILE.label, outcome: 'dead' as const })),
  };
}

test('they answer why, how it came, what was read and what was told', () => {
  const text = textOf({ ...DETAILS, checked: { failed: null } });
  for (const part of [
    'is down to',
    'Checked just now.',
    '#1 warn when the total',
    'The last 7 days of CNY',
    '┤',
    '¥60.00 → ¥45.00',
    'the alert began',
    'it was resolved; Slack has not taken it yet',
    'a change; Slack refused it',
  ])
    expect(text).toContain(part);
});

test('each reason has words of its own', () => {
  const words = REASONS.map((reason) => textOf({ ...NOTHING, deliveries: [{ at: T1405, reason, outcome: 'sent' }] }));
  expect(new Set(words).size).toBe(REASONS.length);
  for (const text of words) expect(text).not.toContain('a change');
});

test('a line of one point is not drawn', () => {
  for (const points of [[], LINE.points.slice(0, 1)])
    expect(textOf({ ...DETAILS, histories: [{ ...LINE, points }] })).not.toContain('┤');
});

test('the button reads the episode again', () => {
  expect(textOf(DETAILS)).toContain('"action_id":"check_now"');
  expect(detailsView(EN, DETAILS, '{"a":1}').private_metadata).toBe('{"a":1}');
});
