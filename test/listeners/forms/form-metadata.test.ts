import { describe, expect, test } from 'vitest';
import { emptyDraft, fieldsOf, MOST_CHANGES } from '../../../src/domain/settings-draft.ts';
import { type FormMetadata, readMetadata, writeMetadata } from '../../../src/listeners/forms/form-metadata.ts';
import { makeRule } from '../../domain/make.ts';

const DRAFT = emptyDraft({ channelId: 'C0123456789', command: '/deepseek-balance', seen: 'abcdefghijkl.abcdefghijkl' });
const METADATA: FormMetadata = { draft: DRAFT, key: null, currencies: ['CNY', 'USD'], language: 'en', elsewhere: true };
const LONG = fieldsOf(
  makeRule({ kind: 'drop', accountId: 'a'.repeat(32), unit: 'percent', windowMs: 604_800_000, severity: 'critical' }),
);
const CHANNEL = {
  zone: 'America/Argentina/ComodRivadavia',
  language: 'zh',
  quiet: { fromMinute: 1320, untilMinute: 420 },
  digest: { every: 'week', weekday: 6, minute: 1439 },
} as const;

describe('what a form carries', () => {
  test('comes back as it was', () => {
    const full = {
      ...METADATA,
      key: 'rule:1',
      draft: { ...DRAFT, added: [LONG], changed: [{ ...LONG, id: 1 }], removed: [2], channel: CHANNEL },
    };
    for (const metadata of [METADATA, full]) expect(readMetadata(writeMetadata(metadata) ?? '')).toEqual(metadata);
  });

  test('is of the channel in which it was opened when an older version wrote it', () => {
    const older = (writeMetadata(METADATA) ?? '').replace(',"elsewhere":true', '');
    expect(readMetadata(older)).toEqual({ ...METADATA, elsewhere: false });
  });

  test('has room for as many changes as a form takes', () => {
    const added = Array.from({ length: MOST_CHANGES - 1 }, () => ({
      ...LONG,
      thresholdMicros: 9e15,
      mention: '<!subteam^S0123456789>',
    }));
    expect(writeMetadata({ ...METADATA, draft: { ...DRAFT, added, channel: CHANNEL } })).toBeDefined();
  });

  test('is not written when Slack would not take it, nor what would not fit in the next step', () => {
    const filled = (length: number) =>
      writeMetadata({ ...METADATA, draft: { ...DRAFT, command: `/${'x'.repeat(length)}` } });
    const rest = (writeMetadata(METADATA) ?? '').length - DRAFT.command.length + 1;
    expect(filled(3000 - rest - 30)).toBeDefined();
    expect(filled(3000 - rest)).toBeUndefined();
  });

  test.each([
    '',
    'x',
    'null',
    '{}',
    '{"draft":{},"key":null,"currencies":[],"language":"en"}',
    (writeMetadata(METADATA) ?? '').replace('"en"', '"fr"'),
    (writeMetadata(METADATA) ?? '').replace('/deepseek-balance', 'rm'),
  ])('is not read from “%s”', (text) => {
    expect(readMetadata(text)).toBeUndefined();
  });
});
