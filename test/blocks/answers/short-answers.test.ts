import { describe, expect, test } from 'vitest';
import { correctedNote } from '../../../src/blocks/answers/corrected.ts';
import { deniedMessage } from '../../../src/blocks/answers/denied.ts';
import { failedMessage } from '../../../src/blocks/answers/failed.ts';
import { testAnswerMessage } from '../../../src/blocks/answers/test-alert.ts';
import { topUpMessage } from '../../../src/blocks/answers/top-up.ts';
import { versionMessage } from '../../../src/blocks/answers/version.ts';
import type { Denial, TestOutcome } from '../../../src/domain/answer.ts';
import { EN } from '../voices.ts';
import { AT_1405 } from './make-answer.ts';

const COMMAND = '/deepseek-balance';

describe('the answer to a test alert', () => {
  const rows: readonly [TestOutcome, string][] = [
    [{ kind: 'sent' }, '✅ The test alert is in this channel. A real alert arrives the same way.'],
    [
      { kind: 'waiting' },
      '⏳ The test alert is on its way: Slack has not taken it yet. It appears here once Slack has; `/deepseek-balance why` tells how it went.',
    ],
    [
      { kind: 'closed', reason: 'not_in_channel' },
      '🚫 The test alert could not be posted: I am not a member of this channel. Real alerts would not arrive here either. Type `/invite` here and pick this app, then try again.',
    ],
  ];

  test.each(rows)('%o', (outcome, text) => {
    expect(testAnswerMessage(EN, outcome, COMMAND).text).toBe(text);
  });
});

describe('a denial', () => {
  const rows: readonly [Denial, string][] = [
    [
      { because: 'external' },
      '🚫 Only members of this workspace may use this, not guests and not people of other organisations. Nothing was changed; a colleague in the workspace can do it for you.',
    ],
    [
      { because: 'not_admin', admins: ['U1', 'S2'] },
      '🚫 Only <@U1> and <!subteam^S2> may change what this channel is told. Nothing was changed; asking for balances and rules is open to you.',
    ],
    [
      { because: 'not_admin', admins: [] },
      '🚫 Only admins of this workspace may change what this channel is told. Nothing was changed; asking for balances and rules is open to you.',
    ],
    [
      { because: 'unknown_person' },
      '🚫 Slack could not tell me just now whether you may do this, so nothing was changed. Please try again in a minute.',
    ],
  ];

  test.each(rows)('%o', (denial, text) => {
    expect(deniedMessage(EN, denial).text).toBe(text);
  });

  test('mentions nobody but people and groups', () => {
    expect(deniedMessage(EN, { because: 'not_admin', admins: ['<!channel>', 'Scout!'] }).text).toContain(
      'Only &lt;!channel&gt; and Scout! may',
    );
  });
});

describe('other answers', () => {
  test('top up says where, and who pays for each account', () => {
    const info = { runbookUrl: null, ownerId: null };
    const accounts = [
      { ...info, id: 'prod', label: 'Production', ownerId: 'U7' },
      { ...info, id: 'batch', label: 'batch' },
    ];
    expect(topUpMessage(EN, { accounts }).text.split('\n')).toEqual([
      '💳 Top up at <https://platform.deepseek.com/top_up>, signed in to the account that you want to fill.',
      '• Production (`prod`): <@U7> pays',
      '• batch: nobody is named as the one who pays',
    ]);
  });

  test('top up counts the accounts that do not fit', () => {
    const accounts = Array.from({ length: 300 }, (_, index) => ({
      id: `account-${index}`,
      label: `Account ${index}`,
      ownerId: null,
      runbookUrl: null,
    }));
    expect(topUpMessage(EN, { accounts }).text.split('\n').at(-1)).toMatch(/^… and \d+ more$/);
  });

  test.each([
    [1, AT_1405, 'ℹ️ deepseek-balance-bot 0.1.0 watches 1 DeepSeek account. Last check: 2026-11-21 14:05 UTC.'],
    [3, null, 'ℹ️ deepseek-balance-bot 0.1.0 watches 3 DeepSeek accounts. No balance has been read yet.'],
  ])('version with %i accounts', (accounts, lastCheckAt, text) => {
    expect(versionMessage(EN, { version: '0.1.0', lastCheckAt, accounts }).text).toBe(text);
  });

  test('a failure on our side gives the id for the log', () => {
    expect(failedMessage(EN, 'a1b2').text).toBe(
      '😕 Sorry, something went wrong on our side; nothing was changed. Please try again. If it happens again, give `a1b2` to whoever runs this bot: with it they find the cause.',
    );
  });

  test('a corrected word is said above the answer', () => {
    const answer = failedMessage(EN, 'a1b2');
    const message = correctedNote(EN, { typed: '<ruels>', read: 'rules' }, answer);
    expect(message.text).toBe(`✏️ I read \`&lt;ruels&gt;\` as \`rules\`.\n${answer.text}`);
    expect(message.blocks.slice(1)).toEqual(answer.blocks);
  });
});
