import { describe, expect, test } from 'vitest';
import { readChannelFields } from '../../../src/listeners/forms/channel-fields.ts';
import { readKind, readRuleFields } from '../../../src/listeners/forms/rule-fields.ts';
import type { OpenView } from '../../../src/listeners/open-view.ts';
import { EN, ZH } from '../../blocks/voices.ts';
import { micros } from '../../domain/make.ts';

const WORDS = { accountIds: [], accounts: [], currencies: ['CNY', 'USD'], language: 'en', funded: ['CNY'] } as const;
const GROUP = '<!subteam^S0123>';

/** A form with the fields of the kind that is chosen in it, or (before it could follow) of another one. */
function view(fields: Readonly<Record<string, string | null>>, shown = fields['kind'] ?? 'below'): OpenView {
  const given = new Map(Object.entries(fields));
  const own = shown === 'unavailable' || shown === 'blind' ? [] : [`threshold:${shown}`, 'severity', 'person'];
  const inputs = new Set(['account', 'kind', ...own]);
  return { id: 'V1', hash: '', isHome: false, callbackId: '', metadata: '', inputs, fields: given };
}
const read = (fields: Readonly<Record<string, string | null>>, mention: string | null = null, words = WORDS) =>
  readRuleFields(EN, view(fields), words, mention);

describe("a rule's form", () => {
  test.each([
    ['50 CNY', 'below', { thresholdMicros: micros(50), currency: 'CNY', unit: 'money', windowMs: null }],
    ['50元', 'below', { thresholdMicros: micros(50), currency: 'CNY' }],
    ['￥５０', 'below', { thresholdMicros: micros(50), currency: 'CNY' }],
    ['$5', 'below', { thresholdMicros: micros(5), currency: 'USD' }],
    ['50', 'below', { thresholdMicros: micros(50), currency: 'CNY' }],
    ['30 CNY in 1h', 'drop', { thresholdMicros: micros(30), unit: 'money', windowMs: 3_600_000 }],
    ['1 小时内 30 元', 'drop', { thresholdMicros: micros(30), windowMs: 3_600_000 }],
    ['20% in 24h', 'drop', { unit: 'percent', currency: 'CNY', windowMs: 86_400_000 }],
    ['3d', 'runway', { unit: 'minutes', currency: 'CNY', windowMs: null }],
    ['3 天', 'runway', { unit: 'minutes', currency: 'CNY' }],
    ['12h USD', 'runway', { unit: 'minutes', currency: 'USD' }],
  ])('reads “%s” for %s', (threshold, kind, fields) => {
    expect(read({ kind, threshold })).toMatchObject({
      kind,
      accountId: null,
      severity: 'warning',
      mention: null,
      ...fields,
    });
  });

  test.each([
    ['', 'below', 'an amount above zero'],
    ['0', 'below', 'an amount above zero'],
    ['-5 CNY', 'below', 'an amount above zero'],
    ['1,5', 'below', 'an amount above zero'],
    ['50k', 'below', 'an amount above zero'],
    ['1万', 'below', 'an amount above zero'],
    ['50.001 CNY', 'below', 'an amount above zero'],
    ['20%', 'below', 'an amount above zero'],
    ['50 CNY for prod', 'below', 'an amount above zero'],
    ['50 CNY critical', 'below', 'an amount above zero'],
    ['50 CNY notify <@U1>', 'below', 'an amount above zero'],
    ['<!channel>', 'below', 'an amount above zero'],
    ['30 CNY', 'drop', 'how much in which time'],
    ['in 1h', 'drop', 'how much in which time'],
    ['200% in 1h', 'drop', 'how much in which time'],
    ['50 CNY', 'runway', 'how long the money should last'],
    ['5 minutes', 'runway', 'how long the money should last'],
  ])('complains about “%s” for %s beside its field', (threshold, kind, says) => {
    expect(read({ kind, threshold })).toEqual({ errors: { [`threshold:${kind}`]: expect.stringContaining(says) } });
  });

  test.each([
    ['below', 'drop', '50 CNY'],
    ['below', 'drop', '20% in 1h'],
    ['below', 'runway', '3d'],
    ['unavailable', 'below', null],
  ])(
    'that shows %s and was sent before it could follow the choice of %s complains beside the choice',
    (shown, kind, threshold) => {
      const result = readRuleFields(EN, view({ kind, threshold }, shown), WORDS, null);
      expect('errors' in result ? Object.keys(result.errors) : []).toEqual(['kind']);
    },
  );

  test('asks for the currency where it is not clear, with what was typed', () => {
    for (const funded of [[], ['CNY', 'USD']]) {
      expect(readRuleFields(EN, view({ threshold: ' 50 ' }), { ...WORDS, funded }, null)).toEqual({
        errors: { 'threshold:below': 'Please add the currency, such as 50 CNY.' },
      });
    }
    const nothing = { ...WORDS, funded: [], currencies: [] };
    expect(readRuleFields(ZH, view({ threshold: '50' }), nothing, null)).toEqual({
      errors: { 'threshold:below': '请写明币种，例如 50 CNY。' },
    });
  });

  test.each(['unavailable', 'blind'])('needs no threshold for %s', (kind) => {
    const severity = kind === 'blind' ? 'warning' : 'critical';
    expect(read({ kind, account: 'prod', threshold: 'x', person: 'U1' })).toEqual({
      kind,
      accountId: 'prod',
      currency: null,
      thresholdMicros: null,
      unit: 'money',
      windowMs: null,
      severity,
      mention: null,
    });
  });

  test.each<[string, Readonly<Record<string, string | null>>, string | null, string | null]>([
    ['a person', { person: 'U1' }, null, '<@U1>'],
    ['a person instead of a group', { person: 'U1', keep_group: 'yes' }, GROUP, '<@U1>'],
    ['the group that stays', { keep_group: 'yes' }, GROUP, GROUP],
    ['no group that was there', { keep_group: '' }, GROUP, null],
    ['no group that was not there', { keep_group: 'yes' }, null, null],
    ['nobody any more', { person: null }, '<@U1>', null],
  ])('mentions %s', (_, fields, before, mention) => {
    expect(read({ threshold: '50', ...fields }, before)).toMatchObject({ mention });
  });

  test('mentions nothing that is no person', () => {
    for (const person of ['!channel', 'S0123', '', 'U1>', 'here'])
      expect(read({ threshold: '50', person })).toEqual({ errors: { person: 'I cannot notify that person.' } });
  });

  test('takes a forged kind or severity for the usual one', () => {
    expect(readKind(view({ kind: 'toString' }))).toBe('below');
    expect(read({ threshold: '50', severity: 'catastrophic' })).toMatchObject({ severity: 'warning' });
    expect(read({ threshold: '50', severity: 'critical' })).toMatchObject({ severity: 'critical' });
  });
});

describe("a channel's form", () => {
  const before = { zone: 'Asia/Kolkata', language: null, quiet: null, digest: null };
  const zones = ['UTC', 'Asia/Shanghai'];
  const readChannel = (fields: Readonly<Record<string, string | null>>) =>
    readChannelFields(EN, view(fields), before, zones);

  test('is read', () => {
    const fields = {
      zone: 'Asia/Shanghai',
      language: 'zh',
      quiet_from: '22:00',
      quiet_until: '07:30',
      digest: 'day',
      digest_time: '00:00',
    };
    expect(readChannel(fields)).toEqual({
      zone: 'Asia/Shanghai',
      language: 'zh',
      quiet: { fromMinute: 1320, untilMinute: 450 },
      digest: { every: 'day', minute: 0 },
    });
  });

  test('that says nothing, or what is not offered, leaves the zone and sets nothing', () => {
    expect(readChannel({})).toEqual(before);
    const forged = {
      zone: 'Mars/Olympus',
      language: 'fr',
      quiet_from: '25:00',
      quiet_until: '7',
      digest: 'none',
      digest_time: null,
    };
    expect(readChannel(forged)).toEqual(before);
    expect(readChannel({ digest: 'hourly', digest_time: '09:00' })).toEqual(before);
  });

  test.each([
    ['only the end of quiet hours', { quiet_until: '07:00' }, ['quiet_from']],
    ['only their begin', { quiet_from: '22:00' }, ['quiet_until']],
    ['the same for both', { quiet_from: '22:00', quiet_until: '22:00' }, ['quiet_until']],
    ['a digest without a time', { digest: 'day', digest_time: null }, ['digest_time']],
    ['several at once', { quiet_from: '22:00', digest: 'week_0' }, ['quiet_until', 'digest_time']],
  ])('complains about %s', (_, fields, blocks) => {
    const result = readChannel(fields);
    expect('errors' in result ? Object.keys(result.errors) : []).toEqual(blocks);
  });
});
