import { describe, expect, test } from 'vitest';
import type { DigestSchedule } from '../../../src/domain/digest-schedule.ts';
import { intentionOf, refusalFor } from './context.ts';

const NINE = 9 * 60;

describe('a digest is set by its rhythm and a time', () => {
  const rows: readonly [string, DigestSchedule][] = [
    ['digest daily 09:00', { every: 'day', minute: NINE }],
    ['digest daily 9:00', { every: 'day', minute: NINE }],
    ['digest daily 9am', { every: 'day', minute: NINE }],
    ['digest daily 9 am', { every: 'day', minute: NINE }],
    ['digest daily 9', { every: 'day', minute: NINE }],
    ['DIGEST Daily at 9.', { every: 'day', minute: NINE }],
    ['digest daily 12am', { every: 'day', minute: 0 }],
    ['digest daily 12:30pm', { every: 'day', minute: 12 * 60 + 30 }],
    ['digest daily 23:59', { every: 'day', minute: 24 * 60 - 1 }],
    ['digest weekdays 9:30 PM', { every: 'workday', minute: 21 * 60 + 30 }],
    ['digest 09:00 weekdays', { every: 'workday', minute: NINE }],
    ['digest weekly mon 09:00', { every: 'week', weekday: 0, minute: NINE }],
    ['digest weekly on Sunday at 9', { every: 'week', weekday: 6, minute: NINE }],
    ['digest 9:00 thurs weekly', { every: 'week', weekday: 3, minute: NINE }],
    ['digest weekly tuesdays 9', { every: 'week', weekday: 1, minute: NINE }],
  ];
  test.each(rows)('%j', (text, digest) => {
    expect(intentionOf(text)).toEqual({ kind: 'set_digest', digest });
  });

  test('turned off, previewed and shown', () => {
    expect(intentionOf('digest off')).toEqual({ kind: 'set_digest', digest: null });
    expect(intentionOf('digest now')).toEqual({ kind: 'digest_now' });
    expect(intentionOf('digest')).toEqual({ kind: 'digest' });
  });
});

describe('a digest that is not whole changes nothing and shows the line to type', () => {
  const ALL = ['digest weekdays 09:00', 'digest daily 09:00', 'digest weekly mon 09:00'];
  test.each([
    ['digest daily', '', ['digest daily 09:00']],
    ['digest 18', '', ['digest weekdays 18:00', 'digest daily 18:00', 'digest weekly mon 18:00']],
    ['digest weekly 9', '', ['digest weekly mon 09:00']],
    ['digest fri 9', '', ['digest weekly fri 09:00']],
    ['digest daily fri 9', '', ['digest weekly fri 09:00']],
    ['digest please', 'please', ALL],
    ['digest to', 'to', ALL],
    ['digest 24:00', '24:00', ALL],
    ['digest 9:60', '9:60', ALL],
    ['digest 13pm', '13pm', ALL],
    ['digest 0am', '0am', ALL],
  ])('%j', (text, typed, lines) => {
    expect(refusalFor(text)).toEqual({ problem: 'digest_incomplete', typed, lines });
  });

  test.each([
    ['digest daily 9 please', 'please', 'digest daily 09:00'],
    ['digest daily 9 10', '10', 'digest daily 09:00'],
    ['digest daily weekly 9', 'weekly', 'digest daily 09:00'],
    ['digest daily 25:00', '25:00', 'digest daily 09:00'],
    ['digest weekly mon tue 9', 'tue', 'digest weekly mon 09:00'],
    ['digest now please', 'please', 'digest now'],
    ['digest off please', 'please', 'digest off'],
    ['digets', 'digets', 'digest'],
    ['digets daily 9', 'digets', 'digest daily 09:00'],
    ['digest <@U123|ann> 9 pm daily', '@ann', 'digest daily 21:00'],
  ])('%j with a word left over', (text, typed, line) => {
    expect(refusalFor(text)).toEqual({ problem: 'word_left_over', typed, line });
  });
});

describe('a zone', () => {
  test.each([
    ['zone Asia/Shanghai', 'Asia/Shanghai'],
    ['zone asia/shanghai', 'Asia/Shanghai'],
    ['zone America/New York', 'America/New_York'],
    ['zone utc', 'UTC'],
  ])('%j', (text, zone) => {
    expect(intentionOf(text)).toEqual({ kind: 'set_zone', zone });
  });

  test('is shown', () => {
    expect(intentionOf('zone')).toEqual({ kind: 'zone' });
  });

  test.each([
    ['zone Shanghai', ['zone Asia/Shanghai']],
    ['zone new york', ['zone America/New_York']],
    ['zone Beijing', ['zone Asia/Shanghai']],
    ['zone CST', ['zone Asia/Shanghai', 'zone America/Chicago']],
    ['zone Europe/Berln', ['zone Europe/Berlin']],
    ['zone Shangai', ['zone Asia/Shanghai']],
    ['zone US/Berlin', ['zone Europe/Berlin']],
    ['zone +08:00', []],
    ['zone 中国', ['zone Asia/Shanghai']],
  ])('%j is none, and near ones are shown', (text, lines) => {
    expect(refusalFor(text)).toEqual({ problem: 'zone_unknown', typed: text.slice('zone '.length), lines });
  });

  test('shows five near names at most', () => {
    expect(refusalFor('zone san')).toMatchObject({ lines: { length: 5 } });
  });

  test.each([
    ['zoen Asia/Shanghai', 'zoen', 'zone Asia/Shanghai'],
    ['zoen', 'zoen', 'zone'],
    ['zone <@U123|ann>', '@ann', 'zone'],
  ])('%j does nothing', (text, typed, line) => {
    expect(refusalFor(text)).toEqual({ problem: 'word_left_over', typed, line });
  });
});
