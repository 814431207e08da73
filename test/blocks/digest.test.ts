import { describe, expect, test } from 'vitest';
import { digestMessage } from '../../src/blocks/digest-message.ts';
import type { DigestMovement, DigestReport, DigestWallet } from '../../src/domain/digest-report.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import { micros } from '../domain/make.ts';
import { blockTexts, makeCardWallet } from './make-card.ts';
import { LASTING, makeDigest, makeDigestAccount, makeDigestWallet, UNTIL } from './make-digest.ts';
import { EN } from './voices.ts';

function linesOf(given: Partial<DigestReport> = {}): readonly string[] {
  return digestMessage(EN, makeDigest(given)).text.split('\n');
}

function walletLines(given: Partial<DigestWallet>): readonly string[] {
  return linesOf({ accounts: [makeDigestAccount({ wallets: [makeDigestWallet(given)] })] }).slice(2, -2);
}

describe('a digest', () => {
  test('says what is left, how fast it goes, and when it ends, in the zone of the channel', () => {
    expect(linesOf()).toEqual([
      '📊 Digest of Thu Nov 26: prod has ¥71.46, lasts about 3 to 4 days.',
      '✅ prod',
      '• ¥71.46 (all topped up). It lasts about 3 to 4 days. To last 30 days: top up about ¥940; a threshold of ¥90 warns about 3 days ahead.',
      '• Spent ¥31.20. The period before: ¥28.10.',
      'From Nov 25, 09:00 to Nov 26, 09:00 (Asia/Shanghai).',
      '<https://platform.deepseek.com/usage|Usage> · <https://platform.deepseek.com/top_up|Top up>',
    ]);
  });

  test('says in its blocks what it says in its text', () => {
    const { text, blocks } = digestMessage(EN, makeDigest());
    expect(
      blockTexts(blocks)
        .join('\n')
        .replace(/^\*(.+)\*$/m, '$1'),
    ).toBe(text);
  });

  test('names which ones before it were not sent, and why', () => {
    const missed = [
      { because: 'not_running', first: '2026-11-20', last: '2026-11-23', count: 4 },
      { because: 'not_running', first: '2026-11-24', last: '2026-11-24', count: 1 },
      { because: 'not_delivered', first: '2026-11-24', last: '2026-11-25', count: 2 },
      { because: 'not_delivered', first: '2026-11-25', last: '2026-11-25', count: 1 },
    ] as const;
    expect(linesOf({ missed }).slice(1, 5)).toEqual([
      'The 4 digests from Fri Nov 20 to Mon Nov 23 were not sent: the bot was not running, or could not reach Slack in time.',
      'The digest of Tue Nov 24 was not sent: the bot was not running, or could not reach Slack in time.',
      'The 2 digests from Tue Nov 24 to Wed Nov 25 were not sent: Slack did not take them.',
      'The digest of Wed Nov 25 was not sent: Slack did not take it.',
    ]);
  });

  test('of several accounts says how many are not fine', () => {
    const fine = makeDigestAccount();
    const [title] = linesOf({ accounts: [fine, makeDigestAccount({ state: 'low' })] });
    expect(title).toBe('📊 Digest of Thu Nov 26: 2 accounts, one needs attention.');
    expect(linesOf({ accounts: [fine, fine] })[0]).toBe('📊 Digest of Thu Nov 26: 2 accounts, nothing is wrong.');
    const low = { severity: 'warning', kinds: ['below'], since: UNTIL - HOUR_MS, until: UNTIL } as const;
    expect(linesOf({ accounts: [fine, makeDigestAccount({ episodes: [low] })] })[0]).toBe(
      '📊 Digest of Thu Nov 26: 2 accounts, all fine now; one had trouble in between.',
    );
    expect(linesOf({ accounts: [] })[0]).toBe('📊 Digest of Thu Nov 26: there is no account to tell about.');
  });

  test('of an account with two wallets adds nothing up and says of neither how long it lasts', () => {
    const wallets = [makeDigestWallet(), makeDigestWallet({ ...makeCardWallet('USD', 3), forecast: null })];
    const lines = linesOf({ accounts: [makeDigestAccount({ wallets })] });
    expect(lines[0]).toBe('📊 Digest of Thu Nov 26: prod has ¥71.46 and $3.00.');
    expect(lines[4]).toBe('• $3.00 (all topped up).');
  });

  test('of an account that was never read says so', () => {
    const lines = linesOf({ accounts: [makeDigestAccount({ state: 'unread', wallets: [] })] });
    expect(lines.slice(0, 2)).toEqual([
      '📊 Digest of Thu Nov 26: the balance of prod is not known.',
      '⏳ prod: its balance was never read.',
    ]);
  });

  test('that is a preview says so in place of its day', () => {
    const lines = linesOf({ key: null });
    expect(lines[0]).toBe('📊 Preview of the digest: prod has ¥71.46, lasts about 3 to 4 days.');
    expect(lines.at(-3)).toBe('Only you see this preview.');
  });
});

describe('what a wallet spent', () => {
  test('is at least that where money came in, and says how much of the time was watched', () => {
    expect(
      walletLines({
        spend: { micros: micros(12), observed: 0.6, hidden: true },
        before: { micros: micros(8), observed: 0.001, hidden: true },
      })[1],
    ).toBe(
      '• Spent at least ¥12.00 (seen for 60 % of the time). The period before: at least ¥8.00 (seen for 1 % of the time).',
    );
  });

  test('is not known of a time that nobody watched', () => {
    const unseen = { micros: 0, observed: 0, hidden: false };
    expect(walletLines({ spend: unseen })[1]).toBe('• What was spent in CNY is not known: the balance was not read.');
    expect(walletLines({ before: unseen })[1]).toBe('• Spent ¥31.20. The period before: not known.');
  });
});

describe('a wallet', () => {
  test('that DeepSeek no longer lists is not zero', () => {
    const readAt = UNTIL - HOUR_MS;
    expect(walletLines({ listed: false, readAt })[0]).toBe(
      '• CNY: not reported any more; last read Nov 26, 08:00: ¥71.46.',
    );
  });

  test('that lasts long enough needs no top-up', () => {
    const forecast = { ...LASTING, outlook: { kind: 'unspent' }, topUpMicros: 0, thresholdMicros: null } as const;
    const wallets = [makeDigestWallet({ forecast })];
    const lines = linesOf({ accounts: [makeDigestAccount({ wallets })] });
    expect(lines[0]).toBe('📊 Digest of Thu Nov 26: prod has ¥71.46.');
    expect(lines[2]).toBe('• ¥71.46 (all topped up). At this rate it lasts longer than a year.');
  });

  test.each([
    ['top_up', 200, '• A top-up of at least ¥200.00 (Nov 26, 08:30)'],
    ['grant', 10, '• At least ¥10.00 granted (Nov 26, 08:30)'],
    ['rise', 10, '• A rise of at least ¥10.00 (Nov 26, 08:30)'],
    ['expiry', -10, '• ¥10.00 of granted money probably expired (Nov 26, 08:30)'],
    ['refund', -50, '• ¥50.00 of topped-up money left at once, probably a refund (Nov 26, 08:30)'],
  ] as const)('tells of a %s', (kind, units, line) => {
    const movement: DigestMovement = { kind, micros: micros(units), at: UNTIL - 30 * MINUTE_MS };
    expect(walletLines({ movements: [movement] })[2]).toBe(line);
    const six = Array.from({ length: 6 }, () => movement);
    expect(walletLines({ movements: six }).slice(2)).toEqual([line, line, line, line, '• … and 2 more']);
  });
});

test('what was wrong meanwhile is told with how long, and when nobody could read it', () => {
  const account = makeDigestAccount({
    state: 'low',
    episodes: [
      { severity: 'critical', kinds: ['below', 'runway'], since: UNTIL - 3 * HOUR_MS, until: UNTIL - HOUR_MS },
      { severity: 'warning', kinds: ['drop'], since: UNTIL - HOUR_MS, until: null },
    ],
    gaps: [{ from: UNTIL - 8 * HOUR_MS, until: UNTIL - 7 * HOUR_MS }],
  });
  expect(linesOf({ accounts: [account] }).slice(4, -2)).toEqual([
    '• 🔴 Critical: low balance and money running out, from Nov 26, 06:00 to Nov 26, 08:00 (2 h).',
    '• ⚠️ Warning: sudden fall, since Nov 26, 08:00, not over yet.',
    '• It could not be read from Nov 26, 01:00 to Nov 26, 02:00.',
  ]);
});
