import { describe, expect, test } from 'vitest';
import { channelForm, digestName, readDigestChoice } from '../../../src/blocks/forms/channel-form.ts';
import { clock } from '../../../src/blocks/forms/fields.ts';
import { readView } from '../../../src/demo/slack/view-checks.ts';
import { listZones } from '../../../src/domain/calendar.ts';
import type { DigestSchedule } from '../../../src/domain/digest-schedule.ts';
import { EN, ZH } from '../voices.ts';

const PLAIN = { zone: 'UTC', language: null, quiet: null, digest: null };
const FULL = {
  zone: 'America/Argentina/Buenos_Aires',
  language: 'zh',
  quiet: { fromMinute: 22 * 60, untilMinute: 5 },
  digest: { every: 'week', weekday: 0, minute: 545 },
} as const;
const SCHEDULES: readonly (DigestSchedule | null)[] = [
  null,
  { every: 'day', minute: 540 },
  { every: 'workday', minute: 540 },
  { every: 'week', weekday: 0, minute: 540 },
  { every: 'week', weekday: 6, minute: 540 },
];

function elements(fields: Parameters<typeof channelForm>[1]): Readonly<Record<string, unknown>> {
  const { blocks } = channelForm(EN, fields, listZones(), '');
  return Object.fromEntries(blocks.flatMap((block) => ('element' in block ? [[block.block_id, block.element]] : [])));
}

describe.each([
  ['English', EN],
  ['Chinese', ZH],
])("a channel's form in %s", (_, say) => {
  test.each([
    ['with nothing set', PLAIN],
    ['with everything set', FULL],
    ['with a zone under another name', { ...PLAIN, zone: 'Asia/Kolkata' }],
  ])('is what Slack takes %s', (__, fields) => {
    expect(readView(channelForm(say, fields, listZones(), '{}'))).toMatchObject({ kind: 'view' });
  });

  test('names each schedule differently', () => {
    const names = SCHEDULES.map((schedule) => digestName(say, schedule));
    expect(new Set(names).size).toBe(SCHEDULES.length);
    expect(names).not.toContain('');
  });
});

test('it shows what is set', () => {
  expect(elements(FULL)).toMatchObject({
    language: { initial_option: { value: 'zh' } },
    zone: { initial_option: { value: FULL.zone, text: { text: 'Argentina/Buenos Aires' } } },
    quiet_from: { initial_time: '22:00' },
    quiet_until: { initial_time: '00:05' },
    digest: { initial_option: { value: 'week_0' } },
    digest_time: { initial_time: '09:05' },
  });
  expect(elements(PLAIN)).toMatchObject({
    language: { initial_option: { value: 'none' } },
    zone: { initial_option: { value: 'UTC', text: { text: 'UTC' } } },
    digest: { initial_option: { value: 'none' } },
    digest_time: { initial_time: '09:00' },
  });
  expect(elements(PLAIN)['quiet_from']).not.toHaveProperty('initial_time');
});

test('every zone can be chosen, a hundred to a group', () => {
  const many = Array.from({ length: 130 }, (_, index) => `Asia/City_${index}`);
  const [, zone] = channelForm(EN, { ...PLAIN, zone: 'Asia/City_129' }, many, '').blocks;
  expect(zone).toMatchObject({
    element: { option_groups: [{ label: { text: 'Asia' } }, { label: { text: 'Asia' } }] },
  });
});

test.each(SCHEDULES.filter((schedule) => schedule !== null))('the choice of $every is read again', (schedule) => {
  const value = schedule.every === 'week' ? `week_${schedule.weekday}` : schedule.every;
  expect(readDigestChoice(value, 540)).toEqual(schedule);
});

test('what is no choice is no digest', () => {
  expect(['none', '', 'week_7', 'week_', 'year'].map((choice) => readDigestChoice(choice, 0))).toEqual(
    Array.from({ length: 5 }, () => null),
  );
});

test('times are written as Slack writes them', () => {
  expect([0, 5, 545, 1439].map(clock)).toEqual(['00:00', '00:05', '09:05', '23:59']);
});
