import { expect, it } from 'vitest';
import { rootMessage, stepMessage } from '../../src/blocks/alert-message.ts';
import { withControls } from '../../src/blocks/controls.ts';
import { plainAccountName } from '../../src/blocks/names.ts';
import type { EpisodeCard } from '../../src/domain/card.ts';
import { micros } from '../domain/make.ts';
import {
  blockTexts,
  makeAlert,
  makeBelow,
  makeCard,
  makeCardWallet,
  makeDrop,
  makeForecast,
  makeRunway,
  makeStep,
} from './make-card.ts';
import { EN, ZH } from './voices.ts';

const SECTION = 1;
const LASTING = makeCardWallet('CNY', 45, { forecast: makeForecast(24) });

/** The lines below the title, as the blocks have them. */
function linesBeside(given: Partial<EpisodeCard>, say = EN): readonly string[] {
  return blockTexts(rootMessage(say, makeCard({ wallets: [LASTING], ...given })).blocks)[SECTION]?.split('\n') ?? [];
}

it('repeats below the title neither its severity, nor the account, nor what is left', () => {
  const alerts = [makeBelow(50), makeDrop(), makeRunway()];
  expect(linesBeside({ alerts })).toEqual([
    '• It fell by ¥32.10 within 1 h (threshold ¥30.00).',
    '• It lasts about 1 to 2 days (threshold 3 days).',
  ]);
  expect(linesBeside({ alerts }, ZH)).toEqual([
    '• 余额骤降，1 小时内减少 ¥32.10（阈值 ¥30.00）。',
    '• 预计还可用 1–2 天（阈值 3 天）。',
  ]);
});

it('names the severity where it is another, and the currency where the account has several', () => {
  const alerts = [makeAlert('unavailable'), makeBelow(50), makeRunway()];
  const wallets = [LASTING, makeCardWallet('USD', 4)];
  expect(linesBeside({ alerts, wallets, severity: 'critical' })).toEqual([
    '⚠️ Warning: it is down to ¥45.00 (threshold ¥50.00), lasts about 1 to 2 days.',
    '⚠️ Warning: the CNY money lasts about 1 to 2 days (threshold 3 days).',
  ]);
});

it('keeps the whole sentence where few words would not be clear', () => {
  expect(linesBeside({ alerts: [makeDrop(), makeBelow(40, { endsAt: micros(46), clearsAt: micros(46) })] })).toEqual([
    '⚠️ Warning: prod has ¥45.00 (threshold ¥40.00, ends at ¥46.00).',
  ]);
  expect(linesBeside({ alerts: [makeBelow(50), makeDrop({ fall: null })] })).toEqual([
    '⚠️ Warning: the balance of prod fell suddenly.',
  ]);
  expect(linesBeside({ alerts: [makeBelow(50), makeRunway({ thresholdMicros: null })] })).toEqual([
    '⚠️ Warning: the money of prod will not last.',
  ]);
  const unknown = makeCard({ alerts: [makeBelow(50), makeRunway()] });
  expect(blockTexts(rootMessage(EN, unknown).blocks)[SECTION]).toBe(
    '⚠️ Warning: prod may not last (threshold 3 days), ¥45.00 is left.',
  );
  expect(linesBeside({ alerts: [makeBelow(50), makeAlert('blind')] })[0]).toContain(
    '⚠️ Warning: the balance of prod could not',
  );
});

it('says of one that recovers what ends it', () => {
  expect(linesBeside({ alerts: [makeBelow(50), makeDrop({ recovering: true })] })).toEqual([
    '• It fell by ¥32.10 within 1 h (threshold ¥30.00); recovering, one more good check ends it.',
  ]);
});

it('has a link to top up only where no button does that, and always in its text', () => {
  const message = stepMessage(EN, makeStep('fired', makeCard()));
  const controlled = withControls(EN, message, { id: 1, snoozeId: null });
  expect(blockTexts(message.blocks).at(-1)).toMatch(/^<https:\/\/platform\.deepseek\.com\/top_up\|Top up> · /);
  expect(blockTexts(controlled.blocks).join('\n')).not.toContain('|Top up>');
  expect(blockTexts(controlled.blocks).join('\n')).toContain('|Usage>');
  expect(controlled.text).toContain('|Top up>');
});

it('tells neither a pace nor a top-up that nobody knows', () => {
  const forecast = makeForecast(24, { burn: { hour: null, day: null, week: null }, topUpMicros: null });
  const text = rootMessage(EN, makeCard({ wallets: [makeCardWallet('CNY', 45, { forecast })] })).text;
  expect(text).not.toMatch(/How fast|To last/);
});

it('takes the id in a chart of an account whose label is empty', () => {
  expect(plainAccountName({ id: 'prod', label: ' ' })).toBe('prod');
  expect(plainAccountName({ id: 'prod', label: 'R&D' })).toBe('R&D');
});
